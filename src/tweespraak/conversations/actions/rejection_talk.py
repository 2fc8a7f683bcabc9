"""The talk a candidate may ask for after a rejection. Only that it was held is kept."""

from datetime import datetime
from functools import partial
from uuid import UUID

from tweespraak.conversations.actions.unrecorded import (
    Seats,
    break_off_unrecorded,
    confirm_unrecorded,
    hold_unrecorded,
    move_unrecorded,
    plan_unrecorded,
)
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules import REJECTION_SIDES, Kind
from tweespraak.conversations.rules.planning import Moment
from tweespraak.people.api import Organisation


def plan_rejection_talk(
    *,
    organisation: Organisation,
    candidate: UUID,
    caller: UUID,
    moment: Moment,
    by: UUID,
    at: datetime,
    once: UUID,
) -> Conversation:
    """A talk of these two, at this moment; the same `once` gives the same talk.

    Who of the two proposes it has said yes. Raises PlanRefused or OnceTaken.
    """
    persons = dict(zip(REJECTION_SIDES, (candidate, caller), strict=True))
    seats = Seats(organisation, Kind.REJECTION_TALK, persons)
    return plan_unrecorded(seats=seats, moment=moment, by=by, at=at, once=once)


def erase_rejection_talk(conversation: UUID) -> int:
    """The talk goes with the application it was about; returns how many rows. Twice is once."""
    rows = Conversation.objects.filter(pk=conversation, kind=Kind.REJECTION_TALK)
    return rows.delete()[0]


confirm_rejection_talk = partial(confirm_unrecorded, Kind.REJECTION_TALK)
move_rejection_talk = partial(move_unrecorded, Kind.REJECTION_TALK)
hold_rejection_talk = partial(hold_unrecorded, Kind.REJECTION_TALK)
break_off_rejection_talk = partial(break_off_unrecorded, Kind.REJECTION_TALK)
