"""Tell people that there is something for them in an evaluation: a mail without content, and the bell."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tweespraak.evaluations.access import REPLY_SLOT
from tweespraak.evaluations.documents.letters import letter
from tweespraak.evaluations.models import Evaluation
from tweespraak.notifications.api import notify, queue_mail
from tweespraak.people.api import (
    Membership,
    language_for,
    link_url,
    make_link,
    membership_in,
    names_in,
    sender_of,
)

WORK_SLOT = "evaluations.work"  # of the recruiter: they sign in
LINK_LASTS = timedelta(days=180)


class Told(StrEnum):
    """What somebody hears, as the kind of the notice; its words stand in `views.notices`."""

    ASKED = "asked"  # the client is asked how it went
    SENT = "sent"  # it went out of itself: the recruiter gives their own view too
    REMINDED = "reminded"  # the client, once more
    OWN_VIEW = "own_view"  # the recruiter, once more
    LAPSED = "lapsed"  # nobody answered
    TO_CHOOSE = "to_choose"  # it could not go out of itself


def tell(
    evaluation: Evaluation,
    persons: Iterable[UUID | None],
    told: StrEnum,
    at: datetime,
    *,
    but_not: UUID | None = None,
    calendar: str = "",
) -> None:
    """Mail these people and ring their bell, each once; who did it themselves hears nothing."""
    for person in dict.fromkeys(persons):
        member = membership_in(evaluation.organisation_id, person) if person else None
        if member is None or person == but_not:
            continue
        _mail(evaluation, member, told, at, calendar)
        ring(evaluation, member.person_id, told, at)


def ring(evaluation: Evaluation, person: UUID, told: StrEnum, at: datetime) -> None:
    """Only the bell, without a mail."""
    notify(
        organisation=evaluation.organisation_id,
        person=person,
        kind=f"evaluations.{told}",
        object_id=evaluation.pk,
        at=at,
        again=True,
    )


def _mail(
    evaluation: Evaluation, member: Membership, told: StrEnum, at: datetime, calendar: str
) -> None:
    is_client = member.person_id == evaluation.client_id
    link = make_link(
        organisation=evaluation.organisation,
        person=member.person,
        slot=REPLY_SLOT if is_client else WORK_SLOT,
        object_id=evaluation.pk,
        at=at,
        valid_for=LINK_LASTS,
    )
    names = names_in(evaluation.organisation_id, [evaluation.recruiter_id])
    queue_mail(
        kind=f"evaluations.{told}",
        address=member.person.email,
        letter=letter(
            evaluation.organisation,
            told,
            language=language_for(member),
            name=member.given_name,
            recruiter=names.get(evaluation.recruiter_id, ""),
            address=link_url(link),
            is_appointment=bool(calendar),
        ),
        person=member.person_id,
        object_id=link.pk,
        at=at,
        calendar=calendar,
        **sender_of(evaluation.organisation),
    )
