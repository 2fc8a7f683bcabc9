"""Prepare apart, be ready, and read each other at the same moment."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.cast import THEN, Actor
from tests.conversations.talking import START, audit_actions, seat, talk
from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.conversations.actions.preparing import be_ready
from tweespraak.conversations.models import Conversation, Entry, Theme
from tweespraak.conversations.queries.entries import revealed_entries
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock

pytestmark = pytest.mark.django_db


class Clock:
    """The moment it is, to be set by a test."""

    def __init__(self) -> None:
        self.at = THEN

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    moved = Clock()
    monkeypatch.setattr(clock, "now", moved)
    yield moved


@pytest.fixture
def apart(anna: Actor, bram: Actor) -> Conversation:
    """Both are preparing; nobody wrote anything yet."""
    return talk(anna, bram, wrote=False)


def path(conversation: Conversation, name: str = "prepare") -> str:
    return f"/conversations/{conversation.pk}/{name}/"


def page(who: Actor, conversation: Conversation, name: str = "prepare") -> str:
    answer = who.client.get(path(conversation, name), headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def save(who: Actor, conversation: Conversation, name: str, text: str, **more: str) -> Any:
    values = {name: text} | {f"{key}:{name}": value for key, value in more.items()}
    return who.client.post(path(conversation, "prepare/save"), values)


def answer_name(theme: Theme) -> str:
    return f"answer:{theme.pk}:{theme.questions[0]['key']}"


def test_the_page_shows_my_questions_only(apart: Conversation, anna: Actor, bram: Actor) -> None:
    question = apart.themes.get(key="results").questions[0]
    assert question["employee"]["en"] in page(anna, apart)
    assert question["manager"]["en"] not in page(anna, apart)
    assert question["manager"]["en"] in page(bram, apart)


def test_both_read_each_other_a_day_before(anna: Actor, bram: Actor, at: Clock) -> None:
    conversation = talk(anna, bram)
    for who in (anna, bram):
        assert "topic 1 of" in page(who, conversation, "ready")
        assert who.client.post(path(conversation, "ready")).status_code == 302
    conversation.refresh_from_db()
    assert (conversation.state, conversation.due_at) == (State.READY_BOTH, START - timedelta(hours=24))
    assert "manager on results" not in page(anna, conversation, "read")
    at.at = START - timedelta(hours=24)
    assert work_off_conversations() == 1
    body = page(anna, conversation, "read")
    assert "manager on results" in body
    assert "topic 1 of manager" in body
    assert "PRIVATE of manager" not in body
    assert audit_actions(conversation) == [
        "conversations.ready", "conversations.ready_too", "conversations.reveal",
    ]  # fmt: skip
