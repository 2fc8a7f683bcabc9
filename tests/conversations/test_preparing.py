"""Prepare apart: everything is saved while one types, and nobody else reads it."""

import re
import uuid
from datetime import timedelta

import pytest

from tests.cast import THEN, Actor
from tests.conversations.preparing import Moment, answer_name, fields, page, path, post, save
from tests.conversations.talking import START, agreement, audit_actions, talk
from tests.insights.goals_fixture import working_on
from tests.insights.results_fixture import finished
from tweespraak.conversations.models import Conversation, Entry
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock
from tweespraak.insights.models import Result
from tweespraak.instruments.api import InstrumentVersion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Moment:
    moved = Moment()
    monkeypatch.setattr(clock, "now", moved)
    return moved


@pytest.fixture
def apart(anna: Actor, bram: Actor) -> Conversation:
    """Both are preparing; nobody wrote anything yet."""
    return talk(anna, bram, wrote=False)


@pytest.fixture
def place(apart: Conversation) -> str:
    return answer_name(apart.themes.get(key="results"))


def test_the_page_shows_my_questions_and_what_well_being_asks(
    apart: Conversation, anna: Actor, bram: Actor
) -> None:
    question = apart.themes.get(key="results").questions[0]
    assert question["employee"]["en"] in page(anna, apart)
    assert question["manager"]["en"] not in page(anna, apart)
    assert question["manager"]["en"] in page(bram, apart)
    assert "Write about work, not about health." in page(anna, apart)


def test_a_text_is_saved_while_one_types_and_leaves_no_trace_in_the_log(
    apart: Conversation, anna: Actor, place: str, at: Moment
) -> None:
    first = save(anna, apart, place, "Het nieuwe rooster").json()["base"]
    at.at += timedelta(seconds=2)
    second = save(anna, apart, place, "Het nieuwe rooster werkt", base=first).json()["base"]
    assert first < second
    entry = Entry.objects.get()
    assert (entry.text, entry.shared) == ("Het nieuwe rooster werkt", True)
    assert "Het nieuwe rooster werkt" in page(anna, apart)
    assert audit_actions(apart) == []


def test_for_me_only_is_chosen_per_text(apart: Conversation, anna: Actor, place: str) -> None:
    save(anna, apart, place, "Voor mij", share="private")
    assert not Entry.objects.get().shared
    assert re.search(r'value="private" checked', page(anna, apart))


def test_nothing_written_makes_no_row(apart: Conversation, anna: Actor, place: str) -> None:
    assert save(anna, apart, place, "  ").json() == {"base": ""}
    assert not Entry.objects.exists()


def test_what_another_device_saved_is_not_overwritten(
    apart: Conversation, anna: Actor, place: str, at: Moment
) -> None:
    seen = save(anna, apart, place, "Op de laptop").json()["base"]
    at.at += timedelta(seconds=5)
    save(anna, apart, place, "Op de telefoon", base=seen)
    answer = save(anna, apart, place, "Verder op de laptop", base=seen)
    assert answer.status_code == 409
    told = answer.json()
    assert (told["text"], told["shared"]) == ("Op de telefoon", True)
    at.at += timedelta(seconds=5)
    assert save(anna, apart, place, "Verder op de laptop", base=told["base"]).status_code == 200
    assert Entry.objects.get().text == "Verder op de laptop"


def test_the_same_words_on_two_devices_are_no_conflict(
    apart: Conversation, anna: Actor, place: str
) -> None:
    save(anna, apart, place, "Gelijk")
    assert save(anna, apart, place, "Gelijk").status_code == 200


def test_without_javascript_both_texts_are_shown_and_one_is_chosen(
    apart: Conversation, anna: Actor, place: str, at: Moment
) -> None:
    save(anna, apart, place, "Op de telefoon")
    body = post(anna, apart, **fields(place, "Op de laptop")).content.decode()
    assert "Op de telefoon" in body
    assert "Op de laptop" in body
    base = re.search(rf'name="base:{place}" value="([^"]+)"', body)[1]
    post(anna, apart, **fields(place, "Op de laptop", base=base), **{f"take:{place}": "on"})
    assert Entry.objects.get().text == "Op de telefoon"
    at.at += timedelta(seconds=5)
    post(anna, apart, **fields(place, "Op de laptop", base=base))
    assert Entry.objects.get().text == "Op de laptop"


def test_nobody_writes_in_the_preparation_of_the_other(
    apart: Conversation, anna: Actor, bram: Actor, dirk: Actor, eva: Actor
) -> None:
    topic = f"topic:{uuid.uuid4()}:"
    save(anna, apart, topic, "Mijn rooster")
    assert save(bram, apart, topic, "Niet dit").status_code == 404
    for who in (dirk, eva):
        assert save(who, apart, topic, "Niet dit").status_code == 404
        assert who.client.get(path(apart)).status_code == 404
    assert [entry.text for entry in Entry.objects.all()] == ["Mijn rooster"]


def test_hr_and_admin_are_refused_at_the_door(apart: Conversation, chris: Actor) -> None:
    for name in ("prepare", "ready", "read"):
        assert chris.client.get(path(apart, name)).status_code == 403


@pytest.mark.parametrize("name", ["answer:x:P", "addition:x:", "topic::", "answer", "base"])
def test_a_place_that_is_none_is_not_there(apart: Conversation, anna: Actor, name: str) -> None:
    assert save(anna, apart, name, "Hier").status_code == 404


def test_a_theme_or_question_of_another_talk_is_not_there(
    apart: Conversation, anna: Actor, dirk: Actor
) -> None:
    other = talk(anna, dirk, wrote=False).themes.get(key="results")
    own = apart.themes.get(key="results")
    for name in (answer_name(other), f"answer:{own.pk}:P-RES-2"):
        assert save(anna, apart, name, "Hier").status_code == 404


def test_another_question_comes_instead_and_goes_again(apart: Conversation, anna: Actor) -> None:
    theme = apart.themes.get(key="results")
    first = theme.questions[0]["key"]
    rest = f"{theme.pk}:{first}"
    post(anna, apart, do=f"take:{rest}", **{f"question:{rest}": "P-RES-2"})
    body = page(anna, apart)
    assert f'name="answer:{theme.pk}:P-RES-2"' in body
    assert f'name="{answer_name(theme)}"' not in body
    post(anna, apart, do=f"drop:answer:{theme.pk}:P-RES-2")
    assert f'name="{answer_name(theme)}"' in page(anna, apart)


def test_a_question_of_ones_own_is_asked_once_and_stays_while_it_has_an_answer(
    apart: Conversation, anna: Actor
) -> None:
    theme = apart.themes.get(key="collaboration")
    rest = f"{theme.pk}:"
    for _press in range(2):
        post(anna, apart, do=f"take:{rest}", **{f"own:{rest}": "Wat vind je van mijn overleg?"})
    entry = Entry.objects.get()
    name = f"answer:{theme.pk}:{entry.question}"
    save(anna, apart, name, "Te lang", base=entry.saved_at.isoformat())
    post(anna, apart, do=f"drop:{name}")
    assert Entry.objects.get().text == "Te lang"


def test_a_check_in_asks_no_topics(anna: Actor, bram: Actor) -> None:
    checking = talk(anna, bram, kind=Kind.CHECK_IN, wrote=False)
    assert 'id="topics"' not in page(anna, checking)


def test_the_last_look_says_what_is_missing_with_the_way_there(
    apart: Conversation, anna: Actor
) -> None:
    body = post(anna, apart, "ready").content.decode()
    assert body.count(f"/conversations/{apart.pk}/prepare/#answer:") == apart.themes.count()
    assert "2 topics of yours" in body
    apart.refresh_from_db()
    assert apart.state == State.PREPARING


def test_a_check_in_is_ready_with_one_answer(anna: Actor, bram: Actor) -> None:
    checking = talk(anna, bram, kind=Kind.CHECK_IN, wrote=False)
    assert "An answer to one of the questions" in page(anna, checking, "ready")
    save(anna, checking, answer_name(checking.themes.get()), "Gaat goed")
    assert post(anna, checking, "ready").status_code == 302


def test_health_words_are_held_before_the_other_could_read_them(anna: Actor, bram: Actor) -> None:
    both = talk(anna, bram)
    one = Entry.objects.filter(participant__side="manager", shared=True, theme__key="wellbeing")
    one.update(text="Zij was ziek in mei.")
    body = post(bram, both, "ready").content.decode()
    assert "<mark>ziek</mark>" in body
    assert Conversation.objects.get().state == State.PREPARING
    assert post(bram, both, "ready", is_confirmed="on").status_code == 302
    assert "ziek" not in str(audit_actions(both))


def test_health_words_for_me_only_are_nobodys_business(anna: Actor, bram: Actor) -> None:
    both = talk(anna, bram)
    Entry.objects.filter(participant__side="employee", shared=False).update(text="Ik was ziek")
    assert post(anna, both, "ready").status_code == 302


def test_a_goal_lies_on_the_table_only_when_its_owner_says_so(
    apart: Conversation, anna: Actor, bram: Actor
) -> None:
    goal = working_on(anna.person, at=THEN)
    name = f"goal:{goal.pk}:"
    assert "Vaker vragen" in page(anna, apart)
    assert "Vaker vragen" not in page(bram, apart)
    assert not Entry.objects.exists()
    anna.client.post(path(apart, "prepare/save"), {"lay": name})
    anna.client.post(path(apart, "prepare/save"), {"lay": name})
    assert Entry.objects.get().text == "Vaker vragen"
    assert bram.client.post(path(apart, "prepare/save"), {"lay": name}).status_code == 404
    anna.client.post(path(apart, "prepare/save"), {"off": name})
    assert not Entry.objects.exists()


def test_an_insight_is_laid_in_words_never_in_points(
    apart: Conversation, anna: Actor, instruments: InstrumentVersion
) -> None:
    result = finished(anna.person)
    assert "Insights of yours" not in page(anna, apart)  # not looked at by herself yet
    Result.objects.update(opened_at=THEN)
    name = f"insight:{result.pk}:E"
    post(anna, apart, offered=name, lay=name)
    entry = Entry.objects.get()
    assert set(entry.asked) == {"name", "word", "sentence"}
    assert not re.search(r"\d", str(entry.asked))
    assert "Because you laid this on the table: Extraversion" in page(anna, apart)


def test_suggestions_follow_from_what_is_mine_and_are_mine_alone(
    apart: Conversation, anna: Actor, bram: Actor
) -> None:
    working_on(anna.person, at=THEN)
    agreement(apart, anna, bram)
    body = page(anna, apart)
    assert "Because you are working on: Vaker vragen" in body
    assert "Because you two agreed: Elke maandag de planning delen" not in body  # no theme, no CI-3
    assert "Vaker vragen" not in page(bram, apart)
    post(anna, apart, do="follow:P-DEV-6")
    theme = apart.themes.get(key="development")
    assert f'name="answer:{theme.pk}:P-DEV-6"' in page(anna, apart)


def test_writing_goes_on_while_the_moment_moves(
    apart: Conversation, anna: Actor, place: str
) -> None:
    for state in (State.INVITING, State.PLANNED):
        Conversation.objects.update(state=state, starts_at=START)
        base = Entry.objects.first().saved_at.isoformat() if Entry.objects.exists() else ""
        assert save(anna, apart, place, f"Gewoon door in {state}", base=base).status_code == 200


def test_a_text_after_the_lock_is_refused_and_stays_on_the_screen(anna: Actor, bram: Actor) -> None:
    both = talk(anna, bram, State.READY_ONE)  # the employee is ready
    name = answer_name(both.themes.get(key="results"))
    answer = save(anna, both, name, "Nog iets")
    assert answer.status_code == 423
    assert "problem" in answer.json()
    again = post(anna, both, **fields(name, "Nog iets"))
    assert again.status_code == 409
    assert "Nog iets" in again.content.decode()
    assert not Entry.objects.filter(text="Nog iets").exists()
