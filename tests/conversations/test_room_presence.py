"""Who is in the live room: coming and going raises the version once, silence of twelve seconds is leaving."""

from datetime import datetime, timedelta

import pytest

from tests.cast import Actor
from tests.conversations.talking import START, seat, talk
from tweespraak.conversations.actions.room import clear_table, hand_turn, note_presence
from tweespraak.conversations.documents.room import presence_words
from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(anna: Actor, bram: Actor) -> Conversation:
    return talk(anna, bram, State.REVEALED)


def after(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


def here(conversation: Conversation, *actors: Actor, at: datetime = START) -> int:
    """These are there; returns the version after that."""
    note_presence(here=[seat(conversation, one).me.pk for one in actors], at=at)
    conversation.refresh_from_db()
    return conversation.version


def of(conversation: Conversation, actor: Actor) -> Participant:
    return seat(conversation, actor).me


def test_arriving_raises_the_version_and_staying_does_not(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    assert here(conversation, anna) == 1
    assert here(conversation, anna, at=after(5)) == 1
    assert here(conversation, anna, bram, at=after(10)) == 2
    assert of(conversation, anna).here_since_at == START
    assert of(conversation, anna).seen_at == after(10)
    assert of(conversation, bram).here_since_at == after(10)


def test_who_is_silent_for_twelve_seconds_has_left(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    here(conversation, anna, bram)
    before = here(conversation, bram, at=after(12))
    assert of(conversation, anna).here_since_at
    assert here(conversation, bram, at=after(13)) == before + 1
    assert of(conversation, anna).here_since_at is None
    assert of(conversation, anna).seen_at == START


def test_a_page_opened_again_within_that_time_never_left(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    here(conversation, anna, bram)
    before = here(conversation, bram, at=after(8))
    assert here(conversation, anna, bram, at=after(11)) == before


def test_presence_in_words(conversation: Conversation, anna: Actor) -> None:
    assert presence_words(of(conversation, anna), START) == "is er nog niet geweest"
    here(conversation, anna)
    assert presence_words(of(conversation, anna), START).startswith("is er sinds")
    assert presence_words(of(conversation, anna), after(60)).startswith("is er niet")


def test_a_turn_ends_when_the_last_of_both_leaves(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    here(conversation, anna, bram)
    hand_turn(seat=seat(conversation, anna), to=Side.EMPLOYEE, by=anna.person, at=START)
    here(conversation, anna, bram, at=after(90))
    here(conversation, at=after(200))
    conversation.refresh_from_db()
    assert conversation.turn == ""
    assert of(conversation, anna).spoken_seconds == 90


def test_nothing_of_it_stays_when_the_talk_is_closed(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    here(conversation, anna, bram)
    hand_turn(seat=seat(conversation, anna), to=Side.EMPLOYEE, by=anna.person, at=START)
    conversation.refresh_from_db()
    clear_table(conversation=conversation)
    conversation.refresh_from_db()
    assert (conversation.turn, conversation.turn_since_at) == ("", None)
    for one in conversation.participants.all():
        assert (one.seen_at, one.here_since_at, one.spoken_seconds) == (None, None, 0)


def test_a_beat_of_a_page_is_a_sign_of_life(
    conversation: Conversation, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tweespraak.foundation.clock.now", lambda: START)
    answer = anna.client.post(f"/conversations/{conversation.pk}/room/beat/")
    assert answer.json() == {"version": 0}
    assert of(conversation, anna).here_since_at == START
