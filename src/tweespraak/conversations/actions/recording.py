"""From the talk to its record: it took place, the record is written, the other gets it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.conversations.actions.closing import close
from tweespraak.conversations.actions.record_bell import Told, tell
from tweespraak.conversations.actions.room import end_turn
from tweespraak.conversations.actions.steps import locked, note, step, touch
from tweespraak.conversations.models import Box, Conversation, Participant
from tweespraak.conversations.queries.agreements import count_new, owners_in
from tweespraak.conversations.queries.record import proposed_in, theme_facts
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.recording import (
    RecordRefused,
    Refusal,
    check_complete,
    check_two_sided,
    held_refused,
    next_look,
    without_record_refused,
)
from tweespraak.conversations.rules.states import CLOSED, Act, State
from tweespraak.foundation.working_days import after_working_days
from tweespraak.people.api import Person, day_in

AFTER_HELD = (State.HELD, State.RECORDING, State.FOR_REACTION, *CLOSED)


@transaction.atomic
def say_held(*, seat: Seat, by: Person, at: datetime) -> Conversation:
    """Say that the talk took place; once both say so it was held. Raises RecordRefused."""
    conversation, me, other = _at_the_table(seat)
    if conversation.state in AFTER_HELD:
        return conversation
    refusal = held_refused(State(conversation.state), conversation.starts_at, at)
    if refusal:
        raise RecordRefused(refusal)
    if me.says_held_at:
        return conversation
    me.says_held_at = at
    me.save(update_fields=["says_held_at"])
    if not other.says_held_at:
        touch(conversation.pk)
        note(conversation, "conversations.said_held", by=by.pk, at=at)
        tell(Told.SAYS_HELD, conversation, other, at)
        return conversation
    end_turn(conversation=conversation, at=at)
    step(conversation, Act.HOLD, by=by.pk, at=at, held_at=at, due_at=None)
    for one in (me, other):
        tell(Told.PULSE, conversation, one, at)
    return conversation


@transaction.atomic
def begin_record(*, seat: Seat, by: Person, at: datetime) -> Conversation:
    """Finish the record together: from now on it can be handed over. Raises ActRefused."""
    conversation = locked(seat.conversation)
    if conversation.state == State.RECORDING:
        return conversation
    conversation = step(conversation, Act.RECORD, by=by.pk, at=at)
    conversation.participants.update(says_no_record_at=None)
    return conversation


@transaction.atomic
def hand_over(*, seat: Seat, by: Person, at: datetime) -> Conversation:
    """Give the record to the other, who has ten working days to react. Raises RecordRefused."""
    conversation, me, other = _at_the_table(seat)
    if conversation.state == State.FOR_REACTION and conversation.handed_over_by == me.side:
        return conversation
    if conversation.state != State.RECORDING:
        raise RecordRefused(Refusal.NOT_NOW)
    themes = theme_facts(conversation)
    check_complete(themes, proposed_in(conversation), count_new(conversation))
    check_two_sided(Kind(conversation.kind), themes, owners_in(conversation))
    zone = ZoneInfo(conversation.organisation.time_zone)
    step(
        conversation,
        Act.HAND_OVER,
        by=by.pk,
        at=at,
        handed_over_at=at,
        handed_over_by=me.side,
        record_reminders=0,
        due_at=next_look(day_in(conversation.organisation, at), 0, at, zone, after_working_days),
    )
    tell(Told.REACT, conversation, other, at)
    return conversation


@transaction.atomic
def do_without_record(*, seat: Seat, by: Person, at: datetime) -> Conversation:
    """Say that this check-in needs no record; once both say so it is closed. Raises RecordRefused.

    The agreements stay; what was written in boxes meanwhile does not.
    """
    conversation, me, other = _at_the_table(seat)
    if conversation.state == State.CLOSED_NO_RECORD:
        return conversation
    kind = Kind(conversation.kind)
    refusal = without_record_refused(State(conversation.state), kind, proposed_in(conversation))
    if refusal:
        raise RecordRefused(refusal)
    if me.says_no_record_at:
        return conversation
    me.says_no_record_at = at
    me.save(update_fields=["says_no_record_at"])
    if not other.says_no_record_at:
        touch(conversation.pk)
        note(conversation, "conversations.said_no_record", by=by.pk, at=at)
        tell(Told.SAYS_NO_RECORD, conversation, other, at)
        return conversation
    Box.objects.filter(theme__conversation=conversation).delete()
    close(conversation, Act.CLOSE_WITHOUT_RECORD, by=by.pk, at=at)
    return conversation


def _at_the_table(seat: Seat) -> tuple[Conversation, Participant, Participant]:
    """The conversation with both sides as they are now."""
    conversation = locked(seat.conversation)
    rows = {row.pk: row for row in conversation.participants.select_related("person")}
    return conversation, rows[seat.me.pk], rows[seat.other.pk]
