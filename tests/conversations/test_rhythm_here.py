"""What the rhythm lays beside the pages of the two: warnings, the course, what was passed on."""

from datetime import timedelta

import pytest

from tests.cast import THEN, Actor
from tests.conversations.talking import may_talk, talk
from tests.conversations.year import hr_of, works_for
from tweespraak.conversations.actions.course import write_course
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock

pytestmark = pytest.mark.django_db
COURSE = "Dichter bij huis."


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


@pytest.fixture
def course(voorbeeld) -> None:
    hr = hr_of(voorbeeld)
    write_course(organisation=voorbeeld, text={"nl": COURSE}, by=hr.person, at=THEN)


def text(actor: Actor, address: str) -> str:
    answer = actor.client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_T25_my_conversations_says_what_the_year_misses(anna: Actor, bram: Actor) -> None:
    may_talk(anna)
    works_for(anna.member, bram.member)
    made = talk(anna, bram, State.CLOSED_AGREED, starts_at=THEN - timedelta(days=150), wrote=False)
    Conversation.objects.update(held_at=made.starts_at)
    made.themes.filter(key="wellbeing").delete()
    mine, theirs = text(anna, "/conversations/"), text(bram, "/conversations/")
    assert "Not talked about this year, and not planned: Well-being." in mine
    assert "You and Bram Bakker have not talked since 4 April 2026" in mine
    assert "Not talked about with Anna de Vries this year" in theirs


def test_the_course_stands_with_the_theme_about_it_and_nowhere_else(
    course: None, anna: Actor, bram: Actor
) -> None:
    made = talk(anna, bram, State.PREPARING)
    for page in ("", "prepare/"):
        assert COURSE in text(anna, f"/conversations/{made.pk}/{page}")
    made.themes.filter(key="direction").delete()
    for page in ("", "prepare/"):
        assert COURSE not in text(anna, f"/conversations/{made.pk}/{page}")


def test_in_the_room_it_lies_on_the_table_while_they_talk_about_it(
    course: None, anna: Actor, bram: Actor
) -> None:
    made = talk(anna, bram, State.REVEALED, starts_at=THEN)
    room = f"/conversations/{made.pk}/room/"
    for key, is_there in (("direction", True), ("results", False)):
        made.theme = made.themes.get(key=key)
        made.save(update_fields=["theme"])
        assert (COURSE in text(anna, room)) is is_there


def test_the_page_of_a_talk_leads_to_passing_on_once_they_read_each_other(
    anna: Actor, bram: Actor
) -> None:
    early, held = talk(anna, bram, State.PREPARING), talk(anna, bram, State.HELD)
    assert "pass-on/" not in text(anna, f"/conversations/{early.pk}/")
    assert f"{held.pk}/pass-on/" in text(anna, f"/conversations/{held.pk}/")
