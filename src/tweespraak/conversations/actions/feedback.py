"""The feedback talk after an assessment. Who may plan one, and on which day, is asked there."""

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
from tweespraak.conversations.rules import FEEDBACK_SIDES, Kind
from tweespraak.conversations.rules.planning import Moment
from tweespraak.people.api import Organisation


def plan_feedback(
    *,
    organisation: Organisation,
    participant: UUID,
    psychologist: UUID,
    moment: Moment,
    by: UUID,
    at: datetime,
    once: UUID,
) -> Conversation:
    """A talk of these two, at this moment; the same `once` gives the same talk.

    Who of the two proposes it has said yes. Raises PlanRefused or OnceTaken.
    """
    persons = dict(zip(FEEDBACK_SIDES, (participant, psychologist), strict=True))
    seats = Seats(organisation, Kind.FEEDBACK, persons)
    return plan_unrecorded(seats=seats, moment=moment, by=by, at=at, once=once)


confirm_feedback = partial(confirm_unrecorded, Kind.FEEDBACK)
move_feedback = partial(move_unrecorded, Kind.FEEDBACK)
hold_feedback = partial(hold_unrecorded, Kind.FEEDBACK)
break_off_feedback = partial(break_off_unrecorded, Kind.FEEDBACK)
