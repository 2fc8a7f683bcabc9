"""The lines under the bell: words and page per kind of notice, added here by every part."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.foundation.slots import Link
from tweespraak.people.api import member_of
from tweespraak.selection.queries.places import vacancies_of
from tweespraak.selection.queries.standing import applications_of


class Of(Enum):
    """What the object of a notice is: only who still stands there reads the line."""

    VACANCY = "vacancy"
    APPLICATION = "application"


@dataclass(frozen=True)
class Line:
    """The words of a notice, behind the sign-in; and the page, which takes the key of the object."""

    words: Promise | str
    page: str
    of: Of


INTAKE: Mapping[str, Line] = {
    "sign": Line(_("Requirements of a vacancy wait for your signature"), "sign", Of.VACANCY),
    "sign_again": Line(
        _("The requirements of a vacancy changed: sign them again"), "sign", Of.VACANCY
    ),
    "sign_reminder": Line(
        _("Requirements of a vacancy still wait for your signature"), "sign", Of.VACANCY
    ),
    "all_signed": Line(_("Everybody signed the requirements of a vacancy"), "vacancy", Of.VACANCY),
    "unsigned": Line(
        _("Not everybody signed the requirements of a vacancy yet"), "vacancy", Of.VACANCY
    ),
    "lift_asked": Line(_("HR is asked to look at words in requirements"), "lifting", Of.VACANCY),
    "handed_over": Line(_("A vacancy is yours from now on"), "vacancy", Of.VACANCY),
}

OPENING: Mapping[str, Line] = {
    "applied": Line(_("There is a new application"), "candidate", Of.APPLICATION),
    "withdrew": Line(_("A candidate withdrew"), "candidate", Of.APPLICATION),
    "deleted": Line(_("A candidate had their application deleted"), "vacancy", Of.VACANCY),
}

NOTICES: Mapping[str, Line] = {**INTAKE, **OPENING}


def notice_line(*, request: HttpRequest, notices: Any, **_more: Any) -> list[tuple[UUID, Link]]:
    """`notice.line`: that there is something, for who still has to do with it; never what about."""
    member = member_of(request)
    rows = [(row, NOTICES[row.kind.partition(".")[2]]) for row in notices if _known(row.kind)]
    at, of = member.organisation_id, member.person_id
    mine: set[tuple[Of, UUID]] = set()
    if any(line.of is Of.VACANCY for _row, line in rows):
        mine |= {(Of.VACANCY, key) for key in vacancies_of(of, at).values_list("pk", flat=True)}
    if any(line.of is Of.APPLICATION for _row, line in rows):
        keys = applications_of(of, at).values_list("pk", flat=True)
        mine |= {(Of.APPLICATION, key) for key in keys}
    return [
        (row.pk, Link(str(line.words), reverse(f"selection:{line.page}", args=[row.object_id])))
        for row, line in rows
        if (line.of, row.object_id) in mine
    ]


def _known(kind: str) -> bool:
    return kind.partition(".")[2] in NOTICES
