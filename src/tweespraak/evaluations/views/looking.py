"""What somebody looks at on a page with results: whose, and of when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.evaluations.access.results import Viewer
from tweespraak.evaluations.documents.results import period_name
from tweespraak.evaluations.queries.results import (
    groups_shown,
    own,
    published,
    published_of,
    recruiter_names,
    unit_names,
)
from tweespraak.evaluations.rules.results import Count, Results, looked_at, periods_of

MINE, ALL = "mine", "all"
UNIT, RECRUITER = "unit", "recruiter"
FIELDS = {UNIT: "unit_id", RECRUITER: "recruiter_id"}
Names = Mapping[str, Mapping[UUID, str]]


@dataclass(frozen=True)
class Look:
    """Somebody looks at the results of a group over a time; `earlier` was brought in from elsewhere."""

    viewer: Viewer
    of: str
    period: str
    name: str
    results: Results
    earlier: Results
    names: Names  # of departments and recruiters, for who watches
    page: str = ""  # of a list that is long
    is_file: bool = False  # then the whole of it

    @property
    def is_own(self) -> bool:
        """Whether it is the recruiter's own, as it is today."""
        return self.of == MINE

    @property
    def title(self) -> str:
        """Whose and of when, in words."""
        return f"{self.name}, {self.when}"

    @property
    def when(self) -> str:
        """Of when, in words."""
        if not self.period:
            return _("the last four periods")
        return ", ".join(period_name(one) for one in self.results.chosen)

    def groups(self, kind: str) -> dict[UUID, Results]:
        """The results of every department or recruiter in the chosen periods."""
        until_on = _day(self.period)
        found = published_of(self.viewer.member.organisation_id, FIELDS[kind])
        return {key: looked_at(rows, until_on) for key, rows in found.items()}

    @property
    def whose(self) -> list[dict[str, str]]:
        """Whose results can be chosen."""
        found = [{"value": MINE, "label": _("My own")}] if self.viewer.has_own else []
        if self.viewer.may_watch:
            found.append({"value": ALL, "label": _("Everybody")})
            found += _options(UNIT, self.names[UNIT]) + _options(RECRUITER, self.names[RECRUITER])
        return found

    @property
    def periods(self) -> list[dict[str, str]]:
        """Of when results can be chosen."""
        found = [{"value": "", "label": _("The last four periods")}]
        return found + [
            {"value": one.until_on.isoformat(), "label": period_name(one)}
            for one in self.results.periods
        ]

    def url(self, name: str, *args: str, **changed: str) -> str:
        """Another page, for the same group and time."""
        chosen = {"of": self.of, "period": self.period, **changed}
        query = urlencode({key: value for key, value in chosen.items() if value})
        return f"{reverse(f'evaluations:{name}', args=args)}?{query}"


def look(request: HttpRequest, viewer: Viewer, *, is_file: bool = False) -> Look:
    """What the address asks for. Raises Http404 for a group that is not shown, PermissionDenied for one
    that is not theirs to look at."""
    of = request.GET.get("of", "") or (MINE if viewer.has_own else ALL)
    names = _names(viewer)
    counts, name = _counts(viewer, of, names)
    until_on = _day(request.GET.get("period", ""))
    ours = [one for one in counts if not one.is_imported]
    brought = [one for one in counts if one.is_imported]
    if until_on not in {one.until_on for one in periods_of(ours)}:
        until_on = None
    return Look(
        viewer=viewer,
        of=of,
        period=until_on.isoformat() if until_on else "",
        name=name,
        results=looked_at(ours, until_on),
        earlier=looked_at(brought, None),
        names=names,
        page=request.GET.get("page", ""),
        is_file=is_file,
    )


def _names(viewer: Viewer) -> Names:
    """The groups that are shown to who watches, by name."""
    if not viewer.may_watch:
        return {UNIT: {}, RECRUITER: {}}
    here = viewer.member.organisation_id
    return {
        UNIT: unit_names(here, groups_shown(here, FIELDS[UNIT])),
        RECRUITER: recruiter_names(here, groups_shown(here, FIELDS[RECRUITER])),
    }


def _counts(viewer: Viewer, of: str, names: Names) -> tuple[list[Count], str]:
    here = viewer.member.organisation_id
    if of == MINE and viewer.has_own:
        return own(here, viewer.member.person_id), _("My own")
    if not viewer.may_watch:
        raise PermissionDenied
    if of == ALL:
        return published(here), _("Everybody")
    kind, _colon, key = of.partition(":")
    found = _uuid(key)
    if found is None or found not in names.get(kind, {}):
        raise Http404
    return published(here, **{kind: found}), names[kind][found]


def _options(kind: str, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    return [{"value": f"{kind}:{key}", "label": name} for key, name in names.items()]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
