"""A device says what it shows; where only the chairs can be new, it gets only the chairs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Actor
from tests.conversations.talking import START, talk
from tests.conversations.test_room import body, move, room, themes, version
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def conversation(anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch) -> Conversation:
    monkeypatch.setattr(clock, "now", lambda: START)
    made = talk(anna, bram, State.REVEALED)
    move(anna, made, theme=themes(made)[0].pk)
    return made


def since(actor: Actor, conversation: Conversation, shown: object) -> str:
    headers = {"Accept-Language": "en", "X-Part": "table", "X-Since": str(shown)}
    answer = actor.client.get(room(conversation, "table/"), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def is_whole(fragment: str) -> bool:
    return 'data-part="theme"' in fragment


def hand_turn(actor: Actor, conversation: Conversation, shown: object) -> str:
    headers = {"Accept-Language": "en", "X-Part": "table", "X-Since": str(shown)}
    answer = actor.client.post(room(conversation, "turn/"), {"turn": "manager"}, headers=headers)
    return answer.content.decode()


def test_a_turn_brings_only_the_chairs_to_who_shows_the_table(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    shown = version(conversation)
    mine = hand_turn(anna, conversation, shown)
    theirs = since(bram, conversation, shown)
    for fragment in (mine, theirs):
        assert not is_whole(fragment)
        assert f'data-version="{shown + 1}" data-theme="{themes(conversation)[0].pk}"' in fragment
    assert 'value="manager" aria-pressed="true"' in theirs
    whole = body(bram, room(conversation, "table/"))
    chairs = theirs[theirs.index('data-part="chairs"') : theirs.index("</form>")]
    assert chairs.split("csrf")[0] in whole


def test_the_chairs_cost_no_query_of_what_lies_on_the_table(
    conversation: Conversation, bram: Actor
) -> None:
    with CaptureQueriesContext(connection) as asked:
        since(bram, conversation, version(conversation))
    tables = " ".join(query["sql"] for query in asked.captured_queries)
    assert "conversations_theme" not in tables
    assert "conversations_entry" not in tables


@pytest.mark.parametrize("shown", ["", "-1", "²", "x", "0"])
def test_who_does_not_say_what_it_shows_gets_everything(
    shown: str, conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    assert is_whole(since(bram, conversation, shown))


def test_whatever_was_laid_since_brings_everything(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    shown = version(conversation)
    hand_turn(anna, conversation, shown)
    move(anna, conversation, theme=themes(conversation)[1].pk)
    assert is_whole(since(bram, conversation, shown))
    assert not is_whole(since(bram, conversation, version(conversation)))


def test_a_box_that_was_written_brings_everything(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    shown, theme = version(conversation), themes(conversation)[0]
    address = f"/conversations/{conversation.pk}/box/{theme.pk}/employee/"
    anna.client.post(address, {"text": "More time for the book.", "base_version": 0})
    assert "More time for the book." in since(bram, conversation, shown)
