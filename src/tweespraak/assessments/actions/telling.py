"""Tell people that there is something for them in an assessment: a mail without content, and the bell."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tweespraak.assessments.models import Case
from tweespraak.notifications.api import notify, queue_mail
from tweespraak.people.api import (
    Membership,
    language_for,
    link_url,
    make_link,
    membership_in,
    sender_of,
    something_ready_letter,
)

CASE_SLOT = "assessments.case"  # a key by itself, with a mailed code
WORK_SLOT = "assessments.work"  # for who leads or plans: they sign in
REVIEW_ASKED = "to_review"  # a fixed version waits for the second reader
LINK_LASTS = timedelta(days=180)


class Told(StrEnum):
    """What somebody hears, as the kind of the notice: its words stand behind the sign-in only."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    CHANGED = "changed"
    BLOCKING_ASKED = "blocking_asked"
    BLOCKING_SIGNED = "blocking_signed"
    INVITED = "invited"
    CONSENTED = "consented"
    NEEDS = "needs"
    NEEDS_ANSWERED = "needs_answered"
    STARTED = "started"
    PART_PLANNED = "part_planned"
    PART_CANCELLED = "part_cancelled"
    PART_YOURS = "part_yours"
    MEASURED = "measured"
    TAKEN_OVER = "taken_over"
    STOPPED = "stopped"
    PERSON_LEFT = "person_left"
    WITHOUT_LEAD = "without_lead"


def tell(
    case: Case,
    persons: Iterable[UUID | None],
    told: StrEnum | str,
    at: datetime,
    *,
    but_not: UUID | None = None,
    calendar: str = "",
) -> None:
    """Mail these people and ring their bell, each once; who did it themselves hears nothing."""
    for person in dict.fromkeys(persons):
        member = membership_in(case.organisation_id, person) if person else None
        if member is None or person == but_not:
            continue
        _mail(case, member, told, at, calendar)
        notify(
            organisation=case.organisation_id,
            person=member.person_id,
            kind=f"assessments.{told}",
            object_id=case.pk,
            at=at,
            again=True,
        )


def _mail(case: Case, member: Membership, told: StrEnum | str, at: datetime, calendar: str) -> None:
    link = make_link(
        organisation=case.organisation,
        person=member.person,
        slot=WORK_SLOT if _works_on(case, member.person_id) else CASE_SLOT,
        object_id=case.pk,
        at=at,
        valid_for=LINK_LASTS,
    )
    queue_mail(
        kind=f"assessments.{told}",
        address=member.person.email,
        letter=something_ready_letter(
            case.organisation,
            language=language_for(member),
            name=member.given_name,
            address=link_url(link),
            is_appointment=bool(calendar),
        ),
        person=member.person_id,
        object_id=link.pk,
        at=at,
        calendar=calendar,
        **sender_of(case.organisation),
    )


def _works_on(case: Case, person: UUID) -> bool:
    if person in (case.psychologist_id, case.planner_id):
        return True
    return case.parts.filter(psychologist_id=person).exists()
