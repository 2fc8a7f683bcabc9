"""Two who press in the same second, on a real database with real threads: one effect, no failure."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from tests.cast import THEN, Actor, actor, organisation
from tests.conversations.talking import START, audit_actions, seat, talk
from tweespraak.conversations.actions.entries import ChangedElsewhere, NoLongerOpen, save_entry
from tweespraak.conversations.actions.preparing import be_ready
from tweespraak.conversations.models import Conversation, Entry, Participant
from tweespraak.conversations.queries.entries import revealed_entries
from tweespraak.conversations.rules.places import Place
from tweespraak.conversations.rules.states import State
from tweespraak.conversations.rules.writing import Part
from tweespraak.notifications.models import Mail

# Real commits: the tables are emptied after each test, which takes longer than a rollback.
pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def two(transactional_db: None) -> tuple[Actor, Actor]:
    here = organisation()
    return actor(here, "Anna", "de Vries"), actor(here, "Bram", "Bakker")


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Several acts by as many threads, all let go at the same moment."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            gate.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def ready(conversation: Conversation, who: Actor, at: Any) -> Callable[[], Any]:
    mine = seat(conversation, who)
    return lambda: be_ready(seat=mine, by=who.person, at=at)


def test_T19_both_ready_in_the_same_second_read_each_other_once(two: tuple[Actor, Actor]) -> None:
    conversation = talk(*two)
    late = START - timedelta(hours=1)
    at_once(*(ready(conversation, who, late) for who in two))
    conversation.refresh_from_db()
    assert conversation.state == State.REVEALED
    assert sorted(audit_actions(conversation)) == [
        "conversations.ready", "conversations.ready_too", "conversations.reveal",
    ]  # fmt: skip
    assert Mail.objects.filter(kind="conversations.can_read").count() == 2
    first, second = (revealed_entries(seat(conversation, who)) for who in two)
    assert first == second != []


def test_one_who_presses_twice_is_ready_once(two: tuple[Actor, Actor]) -> None:
    conversation = talk(*two)
    at_once(*(ready(conversation, two[0], THEN) for _press in range(2)))
    assert list(audit_actions(conversation)) == ["conversations.ready"]


def test_a_text_that_meets_the_lock_is_in_or_refused_never_half(two: tuple[Actor, Actor]) -> None:
    conversation = talk(*two)
    mine, theme = seat(conversation, two[0]), conversation.themes.all()[0]
    entry = Entry.objects.get(participant=mine.me, theme=theme)
    place = Place(Part.ANSWER, theme.pk, entry.question)

    def write() -> str:
        try:
            save_entry(
                seat=mine, place=place, text="Op de valreep", shared=True,
                base=entry.saved_at.isoformat(), at=THEN + timedelta(seconds=1),
            )  # fmt: skip
        except NoLongerOpen:
            return entry.text
        return "Op de valreep"

    told, _ready = at_once(write, ready(conversation, two[0], THEN + timedelta(seconds=1)))
    assert Entry.objects.get(pk=entry.pk).text == told
    assert Participant.objects.get(pk=mine.me.pk).ready_at


def test_of_two_devices_that_save_at_once_one_is_asked(two: tuple[Actor, Actor]) -> None:
    conversation = talk(*two, wrote=False)
    mine, theme = seat(conversation, two[0]), conversation.themes.all()[0]
    place = Place(Part.ANSWER, theme.pk, theme.questions[0]["key"])

    def write(text: str) -> Callable[[], str]:
        def act() -> str:
            try:
                save_entry(seat=mine, place=place, text=text, shared=True, base="", at=THEN)
            except ChangedElsewhere as changed:
                return f"asked about {changed.entry.text}"
            return text

        return act

    told = at_once(write("telefoon"), write("laptop"))
    kept = Entry.objects.get().text
    assert sorted(told) == sorted([kept, f"asked about {kept}"])
