"""The live room: who may enter, what both see, and what moving, tapping and writing change."""

import json
import uuid
from datetime import timedelta
from uuid import UUID

import pytest

from tests.cast import Actor
from tests.conversations.talking import START, talk
from tweespraak.conversations.models import Conversation, Theme
from tweespraak.conversations.rules.states import BEFORE_REVEAL, IN_ROOM, OVER, State
from tweespraak.foundation import clock

pytestmark = pytest.mark.django_db
PAGES = ("", "table/", "version/")
POSTS = ("theme/", "turn/", "beat/")
PART = {"X-Part": "table"}


@pytest.fixture
def conversation(anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch) -> Conversation:
    monkeypatch.setattr(clock, "now", lambda: START)
    return talk(anna, bram, State.REVEALED)


def room(conversation: Conversation, page: str = "") -> str:
    return f"/conversations/{conversation.pk}/room/{page}"


def body(actor: Actor, address: str) -> str:
    answer = actor.client.get(address, headers={"Accept-Language": "en"})
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def version(conversation: Conversation) -> int:
    conversation.refresh_from_db()
    return conversation.version


def themes(conversation: Conversation) -> list[Theme]:
    return list(conversation.themes.all())


def move(actor: Actor, conversation: Conversation, **sent: object) -> None:
    answer = actor.client.post(room(conversation, "theme/"), sent, headers=PART)
    assert answer.status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_the_two_enter_and_nobody_else(
    page: str,
    conversation: Conversation,
    anna: Actor,
    bram: Actor,
    chris: Actor,
    dirk: Actor,
    eva: Actor,
) -> None:
    found = {
        actor.person.given_name: actor.client.get(room(conversation, page)).status_code
        for actor in (anna, bram, chris, dirk, eva)
    }
    assert found == {"Anna": 200, "Bram": 200, "Chris": 403, "Dirk": 404, "Eva": 404}


@pytest.mark.parametrize("page", POSTS)
def test_nobody_else_changes_anything(
    page: str, conversation: Conversation, chris: Actor, dirk: Actor, eva: Actor
) -> None:
    before = version(conversation)
    found = [
        actor.client.post(room(conversation, page), {"turn": "manager"}).status_code
        for actor in (chris, dirk, eva)
    ]
    assert found == [403, 404, 404]
    assert version(conversation) == before


@pytest.mark.parametrize("state", [*BEFORE_REVEAL, *OVER])
def test_where_the_room_is_not_open_a_friendly_page_stands(
    state: State, anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: START)
    conversation = talk(anna, bram, state)
    assert "data-room" not in body(anna, room(conversation))
    assert anna.client.get(room(conversation, "table/")).status_code == 409
    answer = anna.client.post(room(conversation, "turn/"), {"turn": "manager"})
    assert answer["Location"] == room(conversation)
    conversation.refresh_from_db()
    assert conversation.turn == ""


@pytest.mark.parametrize("state", IN_ROOM)
def test_the_room_is_open_from_the_reveal_until_the_record_is_handed_over(
    state: State, anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: START - timedelta(minutes=30))
    assert "data-room" in body(bram, room(talk(anna, bram, state)))


def test_the_room_opens_half_an_hour_before_the_start(
    conversation: Conversation, anna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: START - timedelta(minutes=31))
    page = body(anna, room(conversation))
    assert "The room opens half an hour before you talk" in page
    assert "data-room" not in page


def test_both_read_by_whom_it_is_read_and_what_the_other_shared(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    for actor, other in ((anna, bram), (bram, anna)):
        page = body(actor, room(conversation))
        assert other.member.full_name in page
        assert "topic 1 of employee" in page
        assert "topic 1 of manager" in page
        assert "PRIVATE" not in page


def test_who_moves_on_takes_the_other_along(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    first, second, *_rest = themes(conversation)
    before = version(conversation)
    move(bram, conversation, theme=first.pk)
    assert version(conversation) == before + 1
    assert f'data-theme="{first.pk}"' in body(anna, room(conversation, "table/"))
    move(anna, conversation, theme=second.pk, left=first.pk, leaving="discussed")
    assert f'data-theme="{second.pk}"' in body(bram, room(conversation, "table/"))
    assert [theme.discussed_at for theme in themes(conversation)[:2]] == [START, None]


def test_what_is_left_open_today_is_not_discussed(conversation: Conversation, anna: Actor) -> None:
    first, second, *_rest = themes(conversation)
    move(anna, conversation, theme=first.pk)
    move(anna, conversation, theme=second.pk, left=first.pk, leaving="discussed")
    move(anna, conversation, theme=first.pk)
    move(anna, conversation, theme=second.pk, left=first.pk, leaving="not_today")
    assert themes(conversation)[0].discussed_at is None


def test_both_moving_on_in_the_same_second_is_moving_on_once(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    first, second, *_rest = themes(conversation)
    move(anna, conversation, theme=first.pk)
    before = version(conversation)
    for actor in (anna, bram):
        move(actor, conversation, theme=second.pk, left=first.pk, leaving="discussed")
    assert version(conversation) == before + 1
    assert [bool(theme.discussed_at) for theme in themes(conversation)[:2]] == [True, False]


def test_a_theme_of_another_conversation_is_not_there(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    other = themes(talk(anna, bram, State.REVEALED))[0]
    for sent in ({"theme": other.pk}, {"theme": "", "left": other.pk}, {"theme": uuid.uuid4()}):
        assert anna.client.post(room(conversation, "theme/"), sent).status_code == 404
    assert anna.client.post(room(conversation, "theme/"), {"theme": "%00"}).status_code == 400


def test_who_begins_alternates_and_the_employee_is_first(
    conversation: Conversation, anna: Actor
) -> None:
    names = []
    for theme in themes(conversation)[:3]:
        move(anna, conversation, theme=theme.pk)
        page = body(anna, room(conversation, "table/"))
        names.append("Anna" if "Anna begins." in page else "Bram")
    assert names == ["Anna", "Bram", "Anna"]


def test_the_word_is_passed_by_either_and_both_see_the_balance(
    conversation: Conversation, anna: Actor, bram: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = version(conversation)
    for minutes, actor, to in ((0, anna, "manager"), (8, anna, "employee"), (10, bram, "")):
        monkeypatch.setattr(clock, "now", lambda at=minutes: START + timedelta(minutes=at))
        assert actor.client.post(room(conversation, "turn/"), {"turn": to}).status_code == 302
    assert version(conversation) == before + 3
    seconds = dict(conversation.participants.values_list("side", "spoken_seconds"))
    assert seconds == {"employee": 120, "manager": 480}
    for actor in (anna, bram):
        assert "Bram spoke most of the time so far." in body(actor, room(conversation))


def test_tapping_twice_is_tapping_once(conversation: Conversation, anna: Actor) -> None:
    anna.client.post(room(conversation, "turn/"), {"turn": "employee"})
    before = version(conversation)
    anna.client.post(room(conversation, "turn/"), {"turn": "employee"})
    assert version(conversation) == before
    assert anna.client.post(room(conversation, "turn/"), {"turn": "both"}).status_code == 400


def test_the_version_says_whether_there_is_anything_to_fetch(
    conversation: Conversation, anna: Actor
) -> None:
    told = json.loads(body(anna, room(conversation, "version/")))
    assert told == {"version": version(conversation)}


def test_the_table_asks_the_same_number_of_queries_whatever_lies_on_it(
    conversation: Conversation, anna: Actor, django_assert_max_num_queries
) -> None:
    body(anna, room(conversation, "table/"))
    with django_assert_max_num_queries(14):
        body(anna, room(conversation, "table/"))


def test_a_made_up_conversation_is_not_there(anna: Actor) -> None:
    assert anna.client.get(f"/conversations/{UUID(int=7)}/room/").status_code == 404


def test_above_the_box_about_well_being_stands_what_not_to_write(
    conversation: Conversation, anna: Actor
) -> None:
    line = "Write about work, not about health."
    for theme in themes(conversation)[:4]:
        move(anna, conversation, theme=theme.pk)
        assert (line in body(anna, room(conversation))) == (theme.key == "wellbeing")


def test_one_writes_for_the_other_only_until_they_write_themselves(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    theme = themes(conversation)[0]
    move(anna, conversation, theme=theme.pk)
    assert "Write it down for Bram" in body(anna, room(conversation, "table/"))
    box = f"/conversations/{conversation.pk}/box/{theme.pk}/"
    sent = {"text": "Wij zien het werk", "base_version": "0"}
    assert anna.client.post(f"{box}manager/", sent).status_code == 302
    assert "wrote this down for you" in body(bram, room(conversation, "table/"))
    changed = sent | {"text": "Ik zie het werk", "base_version": "1"}
    assert bram.client.post(f"{box}manager/", changed).status_code == 302
    told = body(anna, room(conversation, "table/"))
    assert "Write it down for Bram" not in told
    assert "Ik zie het werk" in told


def test_saying_that_you_have_talked_is_seen_by_the_other(
    conversation: Conversation, anna: Actor, bram: Actor
) -> None:
    before = version(conversation)
    anna.client.post(f"/conversations/{conversation.pk}/held/")
    assert version(conversation) > before
    assert "Anna says that you have talked" in body(bram, room(conversation, "table/"))
    assert "Bram still has to say so too" in body(anna, room(conversation, "table/"))
