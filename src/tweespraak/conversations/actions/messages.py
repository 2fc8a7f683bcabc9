"""Pass a sentence on to the organisation: write it, see it together, send it, get an answer."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.actions.guarding import let_pass
from tweespraak.conversations.actions.steps import locked, touch
from tweespraak.conversations.models import Message
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.messages import readers_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.messages import MessageRefusal, may_pass_on
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.once import made_before
from tweespraak.notifications.api import notify
from tweespraak.people.api import Person

ARRIVED_NOTICE = "conversations.message"
ANSWERED = "conversations.message_answered"
WRITTEN = "conversations.message_written"


class MessageRefused(Exception):
    """It stays as it was; `refusal` says why."""

    def __init__(self, refusal: MessageRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def write_message(
    *,
    seat: Seat,
    once: UUID,
    text: str,
    with_name: bool,
    is_confirmed: bool = False,
    by: Person,
    at: datetime,
) -> Message:
    """Lay a sentence on the table: the two see it, the organisation does not yet.

    The same `once` gives the same sentence. Raises Held, MessageRefused or OnceTaken.
    """
    conversation = locked(seat.conversation)
    made = made_before(Message, once, conversation_id=conversation.pk, sender_id=by.pk)
    if made:
        return made
    if not may_pass_on(State(conversation.state), Kind(conversation.kind)):
        raise MessageRefused(MessageRefusal.NOT_NOW)
    if Message.objects.filter(conversation=conversation, sender=by, sent_at=None).exists():
        raise MessageRefused(MessageRefusal.ONE_AT_A_TIME)
    let_pass(
        texts=[text],
        guard=guard_of(seat),
        is_confirmed=is_confirmed,
        conversation=conversation,
        by=by,
        at=at,
    )
    made = Message.objects.create(
        pk=once,
        organisation_id=conversation.organisation_id,
        conversation=conversation,
        sender=by,
        with_name=with_name,
        text=text,
        written_at=at,
    )
    _note(WRITTEN, made, by, at)
    touch(conversation.pk)
    _ring(WRITTEN, made, [seat.other.person_id], at)
    return made


@transaction.atomic
def send_message(*, message: Message, by: Person, at: datetime) -> Message:
    """Send it as it stands. Twice is once. Raises MessageRefused."""
    message = _own(message, by)
    if message.sent_at is None:
        message.sent_at = at
        message.save(update_fields=["sent_at"])
        _note("conversations.message_sent", message, by, at)
        touch(message.conversation_id)
        if message.with_name:  # a bell at this very moment would tell from which conversation it is
            readers = [one.person_id for one in readers_of(message.organisation_id)]
            _ring(ARRIVED_NOTICE, message, readers, at)
    return message


@transaction.atomic
def take_back_message(*, message: Message, by: Person, at: datetime) -> None:
    """Throw away what was not sent yet. Raises MessageRefused."""
    message = _own(message, by)
    if message.sent_at:
        raise MessageRefused(MessageRefusal.SENT)
    _note("conversations.message_taken_back", message, by, at)
    touch(message.conversation_id)
    message.delete()


@transaction.atomic
def answer_message(*, message: Message, text: str, by: Person, at: datetime) -> Message:
    """Answer the two, once: it stands with their conversation. Raises MessageRefused."""
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.answered_at:
        if message.answer == text and message.answered_by_id == by.pk:
            return message
        raise MessageRefused(MessageRefusal.ANSWERED)
    message.answer, message.answered_at, message.answered_by_id = text, at, by.pk
    message.save(update_fields=["answer", "answered_at", "answered_by_id"])
    record(
        action=ANSWERED,
        object_type="message",
        object_id=message.pk,
        at=at,
        by=by.pk,
        organisation=message.organisation_id,
    )
    touch(message.conversation_id)
    seats = message.conversation.participants.values_list("person_id", flat=True)
    _ring(ANSWERED, message, seats, at)
    return message


def _own(message: Message, by: Person) -> Message:
    found = Message.objects.select_for_update().filter(pk=message.pk).first()
    if found is None or found.sender_id != by.pk:
        raise MessageRefused(MessageRefusal.NOT_YOURS)
    return found


def _ring(kind: str, message: Message, persons: Iterable[UUID], at: datetime) -> None:
    """Each hears of it about the sentence for the organisation, about their talk for the two."""
    about = message.pk if kind == ARRIVED_NOTICE else message.conversation_id
    for person in persons:
        notify(
            organisation=message.organisation_id,
            person=person,
            kind=kind,
            object_id=about,
            at=at,
            again=True,
        )


def _note(action: str, message: Message, by: Person, at: datetime) -> None:
    """About the conversation: no row of the log leads from a sentence to who passed it on."""
    record(
        action=action,
        object_type="conversation",
        object_id=message.conversation_id,
        at=at,
        by=by.pk,
        organisation=message.organisation_id,
    )
