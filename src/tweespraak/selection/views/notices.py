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
from tweespraak.people.api import Permission, may, member_of
from tweespraak.selection.queries.places import vacancies_of
from tweespraak.selection.queries.standing import applications_of, stopped_in


class Of(Enum):
    """What the object of a notice is: only who still stands there reads the line."""

    VACANCY = "vacancy"
    APPLICATION = "application"
    STOPPED = "stopped"  # an application with a message that HR is asked to look at


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
    "interview_withdrawn": Line(
        _("An interview does not take place: the candidate withdrew"), "vacancy", Of.VACANCY
    ),
    "deleted": Line(_("A candidate had their application deleted"), "vacancy", Of.VACANCY),
}
MIRROR: Mapping[str, Line] = {
    "lesson": Line(_("A lesson of a procedure is yours to follow up"), "mirror", Of.VACANCY),
    "lesson_due": Line(_("The day of a lesson of a procedure has come"), "mirror", Of.VACANCY),
}

PROCESS: Mapping[str, Line] = {
    "interviews": Line(_("You are asked to interview somebody"), "candidate", Of.APPLICATION),
    "interviewer_left": Line(
        _("An interviewer left: look whether somebody takes over"), "candidate", Of.APPLICATION
    ),
    "all_judged": Line(_("All judgements of an interview are in"), "candidate", Of.APPLICATION),
    "silent": Line(_("A candidate waits to hear something"), "candidate", Of.APPLICATION),
    "untold": Line(
        _("It was decided on a candidate, who did not hear it yet"), "candidate", Of.APPLICATION
    ),
    "hired": Line(_("A candidate was chosen"), "candidate", Of.APPLICATION),
    "vacancy_closed": Line(_("A vacancy was closed"), "vacancy", Of.VACANCY),
    "invited": Line(_("You are invited to an interview"), "application", Of.APPLICATION),
    "taken_up": Line(_("Your application goes on"), "application", Of.APPLICATION),
    "kept_posted": Line(_("There is news about your application"), "application", Of.APPLICATION),
    "chosen": Line(_("There is news about your application"), "application", Of.APPLICATION),
    "own_interview_moved": Line(_("Your interview was changed"), "application", Of.APPLICATION),
    "own_interview_off": Line(_("Your interview was called off"), "application", Of.APPLICATION),
    "interview_moved": Line(_("An interview was changed"), "candidate", Of.APPLICATION),
    "interview_off": Line(_("An interview was called off"), "candidate", Of.APPLICATION),
}

_APPLICATION = Of.APPLICATION
REJECT: Mapping[str, Line] = {
    "rejection_read_along": Line(
        _("You are asked to read a rejection along"), "rejection_reading", _APPLICATION
    ),
    "rejection_read": Line(
        _("A rejection was read along and may go out"), "rejection", _APPLICATION
    ),
    "rejection_given_back": Line(
        _("A rejection was given back: talk it over"), "rejection", _APPLICATION
    ),
    "rejection_lift_asked": Line(
        _("HR is asked to look at a stopped message"), "rejection_lifting", Of.STOPPED
    ),
    "rejection_lifted": Line(_("HR lets a stopped message go out"), "rejection", _APPLICATION),
    "rejection_told": Line(_("There is word on your application"), "application", _APPLICATION),
    "rejection_talk_asked": Line(
        _("A candidate would like a talk after a rejection"), "rejection_talk", _APPLICATION
    ),
    "rejection_talk_late": Line(
        _("A candidate still waits for a talk after a rejection"), "rejection_talk", _APPLICATION
    ),
    "rejection_no_talk": Line(
        _("A candidate needs no talk after all"), "rejection_talk", _APPLICATION
    ),
    "rejection_talk_planned": Line(
        _("There is a moment for the talk you asked for"), "application", _APPLICATION
    ),
    "rejection_talk_yours": Line(
        _("You planned a talk after a rejection"), "rejection_talk", _APPLICATION
    ),
    "rejection_talk_suits": Line(
        _("The moment of a talk after a rejection suits"), "rejection_talk", _APPLICATION
    ),
    "rejection_objected": Line(
        _("A candidate disagrees: you are asked to answer"), "rejection_objection", _APPLICATION
    ),
    "rejection_answer_late": Line(
        _("A candidate who disagrees still waits for your answer"),
        "rejection_objection",
        _APPLICATION,
    ),
    "rejection_answered": Line(
        _("There is an answer to what you did not agree with"), "application", _APPLICATION
    ),
}

NOTICES: Mapping[str, Line] = {**REJECT, **PROCESS, **MIRROR, **INTAKE, **OPENING}


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
    if any(line.of is Of.STOPPED for _row, line in rows) and may(request, Permission.LIFT_GUARD):
        mine |= {(Of.STOPPED, key) for key in stopped_in(of, at)}
    return [
        (row.pk, Link(str(line.words), reverse(f"selection:{line.page}", args=[row.object_id])))
        for row, line in rows
        if (line.of, row.object_id) in mine
    ]


def _known(kind: str) -> bool:
    return kind.partition(".")[2] in NOTICES
