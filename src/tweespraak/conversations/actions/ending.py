"""A talk that does not take place: both call it off, or somebody is gone or has another manager."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.conversations.actions.agreements import end_agreements_of
from tweespraak.conversations.actions.planning import PlanRefused, at_the_table
from tweespraak.conversations.actions.steps import locked, note, step, touch
from tweespraak.conversations.actions.telling import tell
from tweespraak.conversations.documents.planning import Told
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules.planning import Refusal, call_off_refused
from tweespraak.conversations.rules.states import Act, Reason, State
from tweespraak.conversations.rules.writing import forget_drafts_at
from tweespraak.people.api import Person

ASKED = "conversations.call_off_asked"
KEPT = "conversations.call_off_refused"


@transaction.atomic
def call_off(
    *, conversation: Conversation, by: Person, reason: Reason | None = None, at: datetime
) -> Conversation:
    """Say that it need not take place; once both say so, it is off. Raises PlanRefused.

    Who answers the other needs no reason: the first one's counts.
    """
    row, mine, other = at_the_table(conversation, by)
    if row.state == State.CANCELLED or mine.calls_off_at:
        return row
    because = Reason(other.calls_off_because) if other.calls_off_because else reason
    refusal = call_off_refused(State(row.state), because)
    if refusal or because is None:
        raise PlanRefused(refusal or Refusal.REASON)
    mine.calls_off_at, mine.calls_off_because = at, because
    mine.save(update_fields=["calls_off_at", "calls_off_because"])
    if other.calls_off_at:
        return _end(row, Act.CANCEL, because, Told.CALLED_OFF, by=by.pk, at=at)
    touch(row.pk)
    note(row, ASKED, by=by.pk, at=at)
    tell(row, [other], Told.ASKS_TO_CALL_OFF, at)
    return row


@transaction.atomic
def keep(*, conversation: Conversation, by: Person, at: datetime) -> Conversation:
    """It does take place after all: whoever of the two wanted to call it off, that is over."""
    row, mine, other = at_the_table(conversation, by)
    if row.state == State.CANCELLED:
        raise PlanRefused(Refusal.NOT_NOW)
    asked = [one for one in (mine, other) if one.calls_off_at]
    for one in asked:
        one.calls_off_at, one.calls_off_because = None, ""
        one.save(update_fields=["calls_off_at", "calls_off_because"])
    if asked:
        touch(row.pk)
        note(row, KEPT, by=by.pk, at=at)
        tell(row, [other], Told.TAKES_PLACE, at)
    return row


@transaction.atomic
def break_off(*, conversation: Conversation, reason: Reason, at: datetime) -> Conversation:
    """Somebody left or has another manager: a talk that was not held will not be. Raises ActRefused."""
    row = locked(conversation)
    if row.state == State.CANCELLED:
        return row
    return _end(row, Act.BREAK_OFF, reason, Told.CALLED_OFF, by=None, at=at)


def _end(
    row: Conversation, act: Act, reason: Reason, told: Told, *, by: UUID | None, at: datetime
) -> Conversation:
    had_moment = row.starts_at is not None
    step(
        row,
        act,
        by=by,
        at=at,
        ended_because=reason,
        invitation_number=row.invitation_number + had_moment,
        due_at=forget_drafts_at(at),
    )
    end_agreements_of(conversation=row, at=at)
    tell(row, list(row.participants.select_related("person")), told, at, but_not=by)
    return row
