"""A talk that leaves no record: a moment, both say yes, it is held. Nothing is written down.

Of the two kinds, `feedback` and `rejection_talk` beside this, the context above asks who may plan one
and when; that is also where it is told of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.actions.planning import PLANNED, PlanRefused
from tweespraak.conversations.actions.steps import locked, step
from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.rules import Kind, Side
from tweespraak.conversations.rules.planning import Moment, Refusal
from tweespraak.conversations.rules.states import Act, Reason, State
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Organisation

WITH_MOMENT = (State.INVITING, State.PREPARING)


@dataclass(frozen=True)
class Seats:
    """Who talks with whom, in which kind of talk."""

    organisation: Organisation
    kind: Kind
    persons: Mapping[Side, UUID]


@transaction.atomic
def plan_unrecorded(
    *, seats: Seats, moment: Moment, by: UUID, at: datetime, once: UUID
) -> Conversation:
    """A talk of these two, at this moment; the same `once` gives the same talk.

    Who of the two proposes it has said yes. Raises PlanRefused or OnceTaken.
    """
    made, new = Conversation.objects.get_or_create(
        pk=once,
        defaults={
            "organisation": seats.organisation,
            "kind": seats.kind,
            "created_at": at,
            "created_by_id": by,
        },
    )
    if not new:
        there = {Side(one.side): one.person_id for one in made.participants.all()}
        if made.kind != seats.kind or there != dict(seats.persons):
            raise OnceTaken
        return made
    for side, person in seats.persons.items():
        Participant.objects.create(conversation=made, side=side, person_id=person)
    record(
        action=PLANNED,
        object_type="conversation",
        object_id=made.pk,
        at=at,
        by=by,
        organisation=seats.organisation.pk,
        state_to=State.PLANNED,
    )
    return _invite(made, moment, by, at)


@transaction.atomic
def confirm_unrecorded(
    kind: Kind, *, conversation: Conversation, by: UUID, number: int, at: datetime
) -> Conversation:
    """One of the two says yes to the moment they saw; the second yes settles it. Raises PlanRefused."""
    row = _of_kind(conversation, kind)
    if row.invitation_number != number:
        raise PlanRefused(Refusal.CHANGED)
    mine = row.participants.filter(person=by).first()
    if mine is None or row.state not in WITH_MOMENT:
        raise PlanRefused(Refusal.NOT_NOW)
    if mine.confirmed_at is None:
        mine.confirmed_at = at
        mine.save(update_fields=["confirmed_at"])
    return _settle(row, by, at)


@transaction.atomic
def move_unrecorded(
    kind: Kind, *, conversation: Conversation, moment: Moment, by: UUID, at: datetime
) -> Conversation:
    """Another moment. Raises PlanRefused or ActRefused."""
    row = _of_kind(conversation, kind)
    if row.state in WITH_MOMENT and moment == Moment(row.starts_at or at, row.minutes, row.place):
        return row
    if row.state != State.PLANNED:
        step(row, Act.RESCHEDULE, by=by, at=at)
        row.participants.update(confirmed_at=None)
    return _invite(row, moment, by, at)


@transaction.atomic
def hold_unrecorded(
    kind: Kind, *, conversation: Conversation, by: UUID, at: datetime
) -> Conversation:
    """It took place. Nothing of it is kept here but that. Who came had said yes. Raises ActRefused."""
    row = _of_kind(conversation, kind)
    if row.state == State.CLOSED_NO_RECORD:
        return row
    if row.state == State.INVITING:
        step(row, Act.CONFIRM, by=None, at=at)
    step(row, Act.HOLD, by=by, at=at, held_at=at)
    return step(row, Act.CLOSE_WITHOUT_RECORD, by=by, at=at, closed_at=at)


@transaction.atomic
def break_off_unrecorded(
    kind: Kind, *, conversation: Conversation, reason: Reason, by: UUID | None, at: datetime
) -> Conversation:
    """It is off. Raises ActRefused."""
    row = _of_kind(conversation, kind)
    if row.state == State.CANCELLED:
        return row
    act = Act.CANCEL if by else Act.BREAK_OFF
    number = row.invitation_number + 1
    return step(row, act, by=by, at=at, ended_because=reason, invitation_number=number)


def _of_kind(conversation: Conversation, kind: Kind) -> Conversation:
    row = locked(conversation)
    if row.kind != kind:
        raise PlanRefused(Refusal.NOT_NOW)
    return row


def _invite(row: Conversation, moment: Moment, by: UUID, at: datetime) -> Conversation:
    if moment.starts_at <= at:
        raise PlanRefused(Refusal.PAST)
    step(
        row,
        Act.INVITE,
        by=by,
        at=at,
        starts_at=moment.starts_at,
        minutes=moment.minutes,
        place=moment.place,
        invitation_number=row.invitation_number + 1,
    )
    row.participants.filter(person=by).update(confirmed_at=at)
    return row


def _settle(row: Conversation, by: UUID, at: datetime) -> Conversation:
    waits = row.participants.filter(confirmed_at=None).exists()
    if row.state == State.INVITING and not waits:
        step(row, Act.CONFIRM, by=by, at=at)
    return row
