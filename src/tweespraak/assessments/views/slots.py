"""What assessments shows on the screens of others."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.assessments import access
from tweespraak.assessments.actions.informing import TAKE_PART_PURPOSE
from tweespraak.assessments.actions.telling import CASE_SLOT
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.cases import Part, consented_cases, places_of
from tweespraak.assessments.views.acts import ACTS
from tweespraak.assessments.views.consents import release_lines
from tweespraak.assessments.views.holding import watching
from tweespraak.assessments.views.notices import notice_line
from tweespraak.assessments.views.stand import Stand, stand_of
from tweespraak.assessments.views.waiting_after import lines_after
from tweespraak.foundation import clock
from tweespraak.foundation.slots import Link
from tweespraak.people.api import names_in
from tweespraak.privacy.api import Consent

__all__ = [
    "consent_lines",
    "link_target",
    "link_without_account",
    "navigation",
    "notice_line",
    "record_label",
    "waiting",
]


def navigation(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`frame.navigation`: for who leads or plans assessments, or stands in one."""
    if not request.user.is_authenticated:
        return []
    if not access.is_in_assessments(request):
        return watching(request)
    url = reverse("assessments:cases")
    about = _("One question about one person, with their consent and in their sight.")
    here = request.path.startswith(url)
    return [Link(_("Assessments"), url, icon="shield", text=about, current=here)]


def waiting(*, request: HttpRequest, **_more: Any) -> list[Link]:
    """`home.waiting`: every assessment in which it is this person's turn."""
    member, at = request.standing.member, clock.now()  # type: ignore[attr-defined]
    if member is None:
        return []
    places = places_of(member.person_id, member.organisation_id)
    mine = [stand for stand in (stand_of(place, at) for place in places) if stand.is_pressing]
    names = names_in(member.organisation_id, [one.case.participant_id for one in places])
    return [*(_line(stand, names) for stand in mine), *lines_after(places, names, at)]


def link_target(*, request: HttpRequest, object_id: UUID | None, **_more: Any) -> list[Link]:
    """`link.target`: the link in a mail leads to the case."""
    return [Link("", reverse("assessments:case", args=[object_id]))] if object_id else []


def link_without_account(*, slot: str, object_id: UUID | None, **more: Any) -> list[Link]:
    """`link.without_account`: participants, clients, readers from outside come in with a code; who
    leads or plans signs in."""
    return link_target(object_id=object_id, **more) if slot == CASE_SLOT else []


def record_label(*, action: str, **_more: Any) -> list[Link]:
    """`record.label`: an act of this context, in words."""
    return [Link(str(ACTS[action]), "")] if action in ACTS else []


def consent_lines(*, consents: Collection[Consent], **_more: Any) -> Iterator[tuple[UUID, Link]]:
    """`consent.line`: taking part in an assessment, letting somebody read; and who sees what of it."""
    cases = consented_cases([one.object_id for one in consents if one.purpose == TAKE_PART_PURPOSE])
    yield from release_lines(consents)
    for one in consents:
        case = cases.get(one.object_id)
        if one.purpose == TAKE_PART_PURPOSE and case:
            words = {"job": case.job_title, "client": case.client_name}
            label = _("Taking part in an assessment: %(job)s, for %(client)s") % words
            sees = _("The psychologist and the second reader; you read the report first.")
            yield one.pk, Link(label, reverse("assessments:case", args=[case.pk]), text=sees)


def _line(stand: Stand, names: dict[UUID, str]) -> Link:
    label = stand.label
    if stand.part is not Part.PARTICIPANT:
        words = {"step": stand.label, "name": names.get(stand.case.participant_id, "")}
        label = _("%(step)s: assessment of %(name)s") % words
    return Link(label, stand.url, icon="shield", text=stand.text, since=_since(stand.case))


def _since(case: Case) -> datetime:
    """Since when it stands where it stands."""
    moments = (
        case.created_at, case.offered_at, case.accepted_at, case.invited_at, case.consented_at,
        case.measured_at, case.shown_at, case.waived_at, case.deciding_at,
    )  # fmt: skip
    return max(one for one in moments if one)
