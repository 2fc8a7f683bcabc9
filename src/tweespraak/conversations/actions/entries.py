"""Write one's own preparation, piece by piece. Autosaves: no audit row, no new version for the other.

What is added after the reveal is none: it is said once, and stays."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.conversations.actions.guarding import let_pass
from tweespraak.conversations.actions.steps import locked, note, touch
from tweespraak.conversations.models import Entry, Participant
from tweespraak.conversations.queries.entries import (
    entry_at,
    is_written_by_another,
)
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.places import Place
from tweespraak.conversations.rules.states import State
from tweespraak.conversations.rules.writing import MOST_TOPICS, Part, may_add, may_write
from tweespraak.foundation.once import made_before
from tweespraak.people.api import Person


class NoLongerOpen(Exception):
    """The preparation is locked: one said to be ready, or the talk went on. Nothing was changed."""


class NoSuchPlace(Exception):
    """Nothing can be written there: the theme, the question or the topic is not in this preparation."""


class ChangedElsewhere(Exception):
    """Another tab or device saved something here since; `entry` is what stands there now."""

    def __init__(self, entry: Entry) -> None:
        super().__init__("changed elsewhere")
        self.entry = entry


def base_of(entry: Entry | None) -> str:
    """The mark of what stands somewhere; it travels with the page, to see whether it changed since."""
    return entry.saved_at.isoformat() if entry else ""


@transaction.atomic
def save_entry(
    *, seat: Seat, place: Place, text: str, shared: bool, base: str, at: datetime
) -> Entry | None:
    """Keep an answer or a topic; gives what stands there now, or nothing when nothing was written.

    Raises NoLongerOpen, NoSuchPlace, ChangedElsewhere.
    """
    me = _open(seat)
    words = text.replace("\r\n", "\n").strip()[: place.longest]
    entry = entry_at(me, place)
    if entry is None:
        return _first(me, place, words, shared, at)
    if (entry.text, entry.shared) == (words, shared):
        return entry
    if base_of(entry) != base:
        raise ChangedElsewhere(entry)
    entry.text, entry.shared, entry.saved_at = words, shared, at
    entry.save(update_fields=["text", "shared", "saved_at"])
    return entry


@transaction.atomic
def take_question(
    *, seat: Seat, theme: UUID, key: str, words: Mapping[str, str], instead: str, at: datetime
) -> Entry:
    """Take another question of a theme, or one's own, perhaps `instead` of one that stands there.

    Raises NoLongerOpen, NoSuchPlace.
    """
    me = _open(seat)
    _questions_of(me, theme)
    asked = {"words": dict(words), "instead": instead}
    taken, _new = Entry.objects.get_or_create(
        participant=me,
        part=Part.ANSWER,
        theme_id=theme,
        question=key,
        defaults={"asked": asked, "saved_at": at},
    )
    return taken


@transaction.atomic
def drop_question(*, seat: Seat, place: Place) -> bool:
    """Take away a question one took oneself; whether it went: one with an answer stays."""
    entry = entry_at(_open(seat), place)
    if entry is None or entry.text or not entry.asked:
        return entry is None
    entry.delete()
    return True


@transaction.atomic
def lay_on_table(
    *, seat: Seat, place: Place, text: str, asked: Mapping[str, Any], at: datetime
) -> Entry:
    """Lay a goal or an insight of one's own on the table, in the words it has now."""
    me = _open(seat)
    entry = entry_at(me, place)
    if entry:
        return entry
    return Entry.objects.create(
        participant=me,
        part=place.part,
        subject_id=place.key,
        question=place.question,
        text=text,
        asked=dict(asked),
        saved_at=at,
    )


@transaction.atomic
def take_off_table(*, seat: Seat, place: Place) -> None:
    """Take a goal or an insight back before anybody read it."""
    entry = entry_at(_open(seat), place)
    if entry:
        entry.delete()


@transaction.atomic
def add_later(
    *, seat: Seat, once: UUID, text: str, is_confirmed: bool = False, by: Person, at: datetime
) -> Entry:
    """Add something, with its date, to what both read already; the same `once` adds it once.

    Raises NoLongerOpen, Held, OnceTaken.
    """
    conversation = locked(seat.conversation)
    made = made_before(Entry, once, participant_id=seat.me.pk)
    if made:
        return made
    if not may_add(State(conversation.state), conversation.one_sided):
        raise NoLongerOpen
    let_pass(
        texts=[text],
        guard=guard_of(seat),
        is_confirmed=is_confirmed,
        conversation=conversation,
        by=by,
        at=at,
    )
    note(conversation, "conversations.added_later", by=by.pk, at=at)
    touch(conversation.pk)
    return Entry.objects.create(
        pk=once, participant=seat.me, part=Part.ADDITION, text=text, saved_at=at
    )


def _open(seat: Seat) -> Participant:
    """My side as it is now, with the door of the conversation closed behind us."""
    conversation = locked(seat.conversation)
    me = Participant.objects.get(pk=seat.me.pk)
    me.conversation = conversation
    if not may_write(State(conversation.state), me.ready_at is not None):
        raise NoLongerOpen
    return me


def _first(me: Participant, place: Place, text: str, shared: bool, at: datetime) -> Entry | None:
    if place.part is Part.ANSWER:
        _asked(me, place)
    elif place.part is not Part.TOPIC or is_written_by_another(me, place.key):
        raise NoSuchPlace
    if not text:
        return None
    where: dict[str, Any] = {"theme_id": place.key, "question": place.question}
    if place.part is Part.TOPIC:
        position = Entry.objects.filter(participant=me, part=Part.TOPIC).count() + 1
        if position > MOST_TOPICS:
            raise NoSuchPlace
        where = {"pk": place.key, "position": position}
    return Entry.objects.create(
        participant=me, part=place.part, text=text, shared=shared, saved_at=at, **where
    )


def _asked(me: Participant, place: Place) -> None:
    if place.question not in _questions_of(me, place.key):
        raise NoSuchPlace


def _questions_of(me: Participant, theme: UUID) -> set[str]:
    found = me.conversation.themes.filter(pk=theme).first()
    if found is None:
        raise NoSuchPlace
    return {one["key"] for one in found.questions}
