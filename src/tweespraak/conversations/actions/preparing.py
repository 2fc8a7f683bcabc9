"""Be ready, read each other at the same moment, go on without the other, and forget what was private."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tweespraak.conversations.actions.guarding import let_pass
from tweespraak.conversations.actions.reminding import remind_to_prepare
from tweespraak.conversations.actions.steps import locked, note, step
from tweespraak.conversations.documents.reading import can_read_letter
from tweespraak.conversations.models import Conversation, Entry, Participant
from tweespraak.conversations.queries.entries import (
    never_read,
    own_entries,
    still_missing,
)
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.planning import due_after, remind_at
from tweespraak.conversations.rules.states import CLOSED, Act, ActRefused, OneSided, State
from tweespraak.conversations.rules.writing import (
    Missing,
    Part,
    may_choose_one_sided,
)
from tweespraak.notifications.api import notify, queue_mail
from tweespraak.people.api import Person, membership_in, names_in, sender_of

READ_NOTICE = "conversations.can_read"
OTHER_READY_NOTICE = "conversations.other_ready"
ALONE_NOTICE = "conversations.ready_alone"
READ_MAIL = "conversations.can_read"


class Unready(Exception):
    """Something is still missing; `missing` says what, in the order of the page."""

    def __init__(self, lacks: Sequence[Missing]) -> None:
        super().__init__("the preparation is not complete")
        self.missing = tuple(lacks)


class TooEarly(Exception):
    """One goes on without the other only from the moment the talk should begin."""


@transaction.atomic
def be_ready(*, seat: Seat, is_confirmed: bool = False, by: Person, at: datetime) -> Conversation:
    """Lock my side; when the other was ready, both read each other at the reveal, perhaps at once.

    Once more changes nothing. Raises Unready, Held, ActRefused.
    """
    conversation = locked(seat.conversation)
    me = Participant.objects.select_for_update().get(pk=seat.me.pk)
    if me.ready_at:
        return conversation
    act = Act.READY if conversation.state == State.PREPARING else Act.READY_TOO
    if (lacks := still_missing(conversation, me)) and not _too_late(conversation):
        raise Unready(lacks)
    let_pass(
        texts=shared_texts(seat),
        guard=guard_of(seat),
        is_confirmed=is_confirmed,
        conversation=conversation,
        by=by,
        at=at,
    )
    me.ready_at = at
    me.save(update_fields=["ready_at"])
    step(conversation, act, by=by.pk, at=at)
    _wait_or_reveal(conversation, at)
    if conversation.state == State.READY_ONE:
        _ring(OTHER_READY_NOTICE, conversation, [seat.other], at)
    return conversation


def shared_texts(seat: Seat) -> list[str]:
    """Every text of mine that the other would read."""
    return [
        text
        for entry in own_entries(seat)
        if entry.shared and entry.part != Part.INSIGHT
        for text in (entry.text, entry.asked.get("behaviour", ""), *_own_words(entry))
        if text
    ]


@transaction.atomic
def go_on_one_sided(*, seat: Seat, choice: OneSided, by: Person, at: datetime) -> Conversation:
    """The other is not ready and the talk begins: they read mine anyway, or I talk from my own card.

    Once more changes nothing. Raises TooEarly, ActRefused.
    """
    conversation = locked(seat.conversation)
    if conversation.one_sided and conversation.state == State.REVEALED_ONE_SIDED:
        return conversation
    if conversation.state != State.READY_ONE:
        raise ActRefused(State(conversation.state), Act.REVEAL_ONE_SIDED)
    me = Participant.objects.get(pk=seat.me.pk)
    is_ready = me.ready_at is not None
    if not may_choose_one_sided(State.READY_ONE, is_ready, conversation.starts_at, at):
        raise TooEarly
    shown = choice is OneSided.SHOWN
    step(
        conversation,
        Act.REVEAL_ONE_SIDED,
        by=by.pk,
        at=at,
        one_sided=choice,
        revealed_at=at if shown else None,
        due_at=None,
    )
    if shown:
        _ring(READ_NOTICE, conversation, [seat.other], at)
    return conversation


def reveal_when_due(conversation: Conversation, at: datetime) -> None:
    """The clock: both are ready and the moment has come. The row is locked."""
    _reveal(conversation, at)


def look_after_one(conversation: Conversation, at: datetime) -> None:
    """The clock, when one side is ready: remind the other in time; when the talk begins without them,
    ask who is ready how to go on."""
    if conversation.starts_at and at < conversation.starts_at:
        remind_to_prepare(conversation, at)
        conversation.due_at = conversation.starts_at
        return
    ready = conversation.participants.exclude(ready_at=None)
    _ring(ALONE_NOTICE, conversation, list(ready), at, again=True)


@transaction.atomic
def delete_drafts(*, seat: Seat, by: Person, at: datetime) -> int:
    """Delete now what nobody else reads of mine: for me only, and what was never shown.

    Before it is closed a draft is still being written: only afterwards. Raises ActRefused.
    """
    conversation = locked(seat.conversation)
    if State(conversation.state) not in (*CLOSED, State.CANCELLED):
        raise ActRefused(State(conversation.state), Act.CANCEL)
    gone, _models = never_read(conversation).filter(participant=seat.me).delete()
    if gone:
        note(conversation, "conversations.drafts_deleted", by=by.pk, at=at)
    return gone


def forget_drafts(conversation: Conversation, at: datetime) -> None:
    """The clock, 30 days after closing or calling off: what nobody but its author reads is deleted."""
    gone, _models = never_read(conversation).delete()
    if gone:
        note(conversation, "conversations.drafts_forgotten", by=None, at=at)


def _own_words(entry: Entry) -> set[str]:
    """The words of a question one took; with no answer to it the other does not read it."""
    return set(entry.asked.get("words", {}).values()) if entry.text else set()


def _too_late(conversation: Conversation) -> bool:
    """Whether nothing can be ready any more: then the table refuses, whatever is missing."""
    return conversation.state not in (State.PREPARING, State.READY_ONE)


def _wait_or_reveal(conversation: Conversation, at: datetime) -> None:
    """Set when the clock looks again; where the reveal is due already, it is now."""
    state, starts_at = State(conversation.state), conversation.starts_at
    zone = conversation.organisation.time_zone
    due = due_after(state, starts_at, at=at, zone=zone) if starts_at else None
    if state is State.READY_ONE and starts_at and remind_at(starts_at, zone) > at:
        due = remind_at(starts_at, zone)
    if state is State.READY_BOTH and due and due <= at:
        due = None
        _reveal(conversation, at)
    conversation.due_at = due
    conversation.save(update_fields=["due_at"])


def _reveal(conversation: Conversation, at: datetime) -> None:
    step(conversation, Act.REVEAL, by=None, at=at, revealed_at=at, one_sided="")
    rows = list(conversation.participants.select_related("person"))
    _ring(READ_NOTICE, conversation, rows, at)
    names = names_in(conversation.organisation_id, [row.person_id for row in rows])
    for row, other in zip(rows, reversed(rows), strict=True):
        _mail(conversation, row, names.get(other.person_id, ""), at)


def _mail(conversation: Conversation, row: Participant, other: str, at: datetime) -> None:
    member = membership_in(conversation.organisation_id, row.person_id)
    if member is None or not member.person.is_active:
        return
    queue_mail(
        kind=READ_MAIL,
        address=row.person.email,
        letter=can_read_letter(conversation, member, other),
        at=at,
        person=row.person_id,
        object_id=conversation.pk,
        **sender_of(conversation.organisation),
    )


def _ring(
    kind: str,
    conversation: Conversation,
    rows: Sequence[Participant],
    at: datetime,
    *,
    again: bool = False,
) -> None:
    for row in rows:
        notify(
            organisation=conversation.organisation_id,
            person=row.person_id,
            kind=kind,
            object_id=conversation.pk,
            at=at,
            again=again,
        )
