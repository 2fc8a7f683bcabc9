"""How a record ends: agreed, with an own view beside it, or after the term; then it stays as it is."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.conversations.actions.agreements import begin_agreements, end_agreements_of
from tweespraak.conversations.actions.guarding import let_pass
from tweespraak.conversations.actions.record_bell import Told, tell
from tweespraak.conversations.actions.room import clear_table
from tweespraak.conversations.actions.steps import locked, note, step
from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.recording import (
    REMINDER_DAYS,
    RecordRefused,
    next_look,
    reaction_refused,
)
from tweespraak.conversations.rules.states import CLOSED, Act, State
from tweespraak.conversations.rules.writing import forget_drafts_at
from tweespraak.foundation.working_days import after_working_days
from tweespraak.people.api import Person, day_in, membership_in


@transaction.atomic
def react(
    *, seat: Seat, is_agreed: bool, own_view: str, is_confirmed: bool, by: Person, at: datetime
) -> Conversation:
    """Agree with the record, or lay one's own view beside it; then it is closed.

    Raises RecordRefused, Held.
    """
    conversation = locked(seat.conversation)
    me = Participant.objects.get(pk=seat.me.pk)
    if conversation.state in CLOSED and me.reacted_at:
        return conversation
    words = "" if is_agreed else own_view.replace("\r\n", "\n").strip()
    state = State(conversation.state)
    refusal = reaction_refused(
        state, seat.side, conversation.handed_over_by, is_agreed=is_agreed, own_view=words
    )
    if refusal:
        raise RecordRefused(refusal)
    let_pass(
        texts=[words],
        guard=guard_of(seat),
        is_confirmed=is_confirmed,
        conversation=conversation,
        by=by,
        at=at,
    )
    me.own_view, me.reacted_at = words, at
    me.save(update_fields=["own_view", "reacted_at"])
    close(conversation, Act.AGREE if is_agreed else Act.OWN_VIEW, by=by.pk, at=at)
    tell(Told.REACTED, conversation, seat.other, at)
    return conversation


def close(conversation: Conversation, act: Act, *, by: UUID | None, at: datetime) -> None:
    """From now on nothing of the record changes; what was agreed begins. The row is locked."""
    step(conversation, act, by=by, at=at, closed_at=at, due_at=forget_drafts_at(at))
    clear_table(conversation=conversation)
    begin_agreements(conversation=conversation, at=at)


def close_left_behind(conversation: Conversation, at: datetime) -> None:
    """The clock, ten working days after one of the two left: the record stays as it stands, unsigned.

    Who came back meanwhile writes on.
    """
    rows = list(conversation.participants.select_related("person"))
    if all(membership_in(conversation.organisation_id, row.person_id) for row in rows):
        return
    end_agreements_of(conversation=conversation, at=at)
    close(conversation, Act.EXPIRE, by=None, at=at)
    for row in rows:
        tell(Told.NOT_SIGNED, conversation, row, at)


def remind_or_close(conversation: Conversation, at: datetime) -> None:
    """The clock, while a record waits for a reaction: two reminders, then it is closed unsigned."""
    handed_over_on = day_in(conversation.organisation, conversation.handed_over_at or at)
    zone = ZoneInfo(conversation.organisation.time_zone)
    if conversation.record_reminders >= len(REMINDER_DAYS):
        close(conversation, Act.EXPIRE, by=None, at=at)
        for row in conversation.participants.select_related("person"):
            tell(Told.NOT_SIGNED, conversation, row, at)
        return
    conversation.record_reminders += 1
    conversation.due_at = next_look(
        handed_over_on, conversation.record_reminders, at, zone, after_working_days
    )
    conversation.save(update_fields=["record_reminders", "due_at"])
    reader = conversation.participants.exclude(side=conversation.handed_over_by)
    tell(Told.REACT_STILL, conversation, reader.select_related("person").get(), at)
    note(conversation, "conversations.record_reminded", by=None, at=at)
