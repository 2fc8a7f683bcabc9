"""The pages of the own space: what helps is offered, and nobody else finds anything."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import THEN, Actor
from tests.insights.goals_fixture import a_plan
from tests.insights.results_fixture import finished
from tests.selection.own_space import a_page, a_preparation
from tests.selection.seeking import candidate, vacancy
from tweespraak.foundation import clock
from tweespraak.insights.api import Goal, scale_name, scores_of
from tweespraak.instruments.api import InstrumentVersion
from tweespraak.selection.actions.book import let_go, make_action, note_asked
from tweespraak.selection.models import Feedback, Preparation
from tweespraak.selection.queries.strengths import strengths_of
from tweespraak.selection.rules.book import base_of

pytestmark = pytest.mark.django_db
BOOK, PREPARATIONS = "/selection/book/", "/selection/preparations/"


def seen(client: Client, address: str) -> str:
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == 200
    return str(answer.content.decode())


def address(row: Feedback | Preparation, rest: str = "") -> str:
    return f"{BOOK if isinstance(row, Feedback) else PREPARATIONS}{row.pk}/{rest}"


def filled(**given: Any) -> dict[str, str]:
    once = str(uuid.uuid4())
    return {"once": once, "from_name": "Maan", "received_on": "2026-08-21", "version": "0", **given}


def test_an_empty_book_says_how_to_begin(kim: Actor) -> None:
    assert "Your book is still empty" in seen(kim.client, BOOK)


def test_the_book_is_found_under_ones_name_and_in_the_menu_only_after_applying(
    rik: Actor, hanna: Actor, kim: Actor
) -> None:
    assert seen(kim.client, "/").count(f'href="{BOOK}"') == 1
    candidate(vacancy(rik, hanna), kim)
    assert seen(kim.client, "/").count(f'href="{BOOK}"') > 1


def test_feedback_from_elsewhere_is_written_down(kim: Actor) -> None:
    words = {"code_1": "EXPR", "words_1": "Te weinig voorbeelden", "words_2": "En de klik"}
    answer = kim.client.post(f"{BOOK}new/", filled(**words))
    page = Feedback.objects.get()
    assert answer.headers["location"] == address(page)
    assert [one["code"] for one in page.reasons] == ["EXPR", ""]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"from_name": ""}, "Write the name of the organisation."),
        ({"received_on": "2999-01-01"}, "today or earlier"),
        ({"received_on": "0001-01-01"}, "today or earlier"),
        ({"code_1": "EXPR"}, "Write what you were told about it."),
    ],
)
def test_what_is_missing_is_said_where_it_is(kim: Actor, given: Any, said: str) -> None:
    english = {"accept-language": "en"}
    answer = kim.client.post(f"{BOOK}new/", filled(**given), headers=english)
    assert said in answer.content.decode()
    assert not Feedback.objects.exists()


def test_a_page_without_a_reason_offers_to_ask_once_and_then_to_let_go(kim: Actor) -> None:
    page = a_page(kim, reasons=[])
    asking = address(page, "asking/")
    assert f'href="{asking}"' in seen(kim.client, address(page))
    text = seen(kim.client, asking)
    assert "de functie Teamleider" in text
    assert "the role of Teamleider" in text
    kim.client.post(asking)
    again = seen(kim.client, asking)
    assert "Better not ask a second time" in again
    assert "I asked them" not in again


def test_when_it_stays_silent_the_page_helps_to_let_go(kim: Actor) -> None:
    page = a_page(kim, reasons=[])
    note_asked(page=page, at=clock.now() - timedelta(days=30))
    assert "It stayed silent" in seen(kim.client, address(page))
    kim.client.post(address(page, "letting-go/"))
    page.refresh_from_db()
    assert page.let_go_on
    kim.client.post(address(page, "letting-go/"), {"again": "yes"})
    page.refresh_from_db()
    assert page.let_go_on is None


def test_a_pattern_is_shown_with_the_words_of_both(kim: Actor) -> None:
    a_page(kim)
    assert "Perhaps a pattern" not in seen(kim.client, BOOK)
    a_page(kim, from_name="Maan", reasons=[{"code": "EXPR", "words": "Zeg wat jij deed"}])
    text = seen(kim.client, BOOK)
    assert "Perhaps a pattern: Relevant experience" in text
    assert "2 organisations said this, in the last 2 pages" in text
    assert text.count("Zeg wat jij deed") == 2  # with the pattern and on its card


def test_a_change_in_a_tab_that_is_behind_is_shown_and_then_taken(kim: Actor) -> None:
    page = a_page(kim)
    Feedback.objects.update(version=3)
    change = address(page, "change/")
    behind = kim.client.post(change, filled(from_name="Zon"))
    assert behind.status_code == 409
    assert 'name="version" value="3"' in behind.content.decode()
    kim.client.post(change, filled(from_name="Zon", version="3"))
    page.refresh_from_db()
    assert page.from_name == "Zon"


def test_what_an_organisation_sent_cannot_be_changed(kim: Actor) -> None:
    page = a_page(kim)
    Feedback.objects.update(candidacy_id=uuid.uuid4())
    assert kim.client.get(address(page, "change/")).status_code == 403
    assert f'href="{address(page, "change/")}"' not in seen(kim.client, address(page))


def test_looking_back_saves_while_one_types(kim: Actor) -> None:
    page = a_page(kim)
    save = address(page, "reflection/save/")
    kept = kim.client.post(save, {"told": "Rustig", "base:told": base_of("")})
    assert kept.json() == {"base": base_of("Rustig")}
    behind = kim.client.post(save, {"told": "Anders", "base:told": base_of("")})
    assert (behind.status_code, behind.json()["text"]) == (409, "Rustig")
    assert kim.client.post(save, {"no such question": "x"}).status_code == 400
    assert "Rustig" in seen(kim.client, address(page))


def test_without_a_script_both_texts_are_shown_and_one_is_chosen(kim: Actor) -> None:
    page = a_page(kim)
    Feedback.objects.update(reflection={"told": "Rustig"})
    look = address(page, "reflection/")
    behind = kim.client.post(look, {"told": "Anders", "base:told": base_of(""), "action": ""})
    assert behind.status_code == 409
    assert behind.content.decode().count("Rustig") == 1
    kim.client.post(look, {"told": "Anders", "base:told": base_of(""), "take:told": "on"})
    page.refresh_from_db()
    assert page.reflection["told"] == "Rustig"


def test_one_action_becomes_a_goal_and_a_second_has_to_wait(kim: Actor) -> None:
    first, second = a_page(kim), a_page(kim, from_name="Maan")
    Feedback.objects.update(reflection={"action": "Eén voorbeeld\noefenen"})
    assert 'value="Eén voorbeeld oefenen"' in seen(kim.client, address(first, "action/"))
    plan = a_plan(clock.now())
    words = {
        "once": str(uuid.uuid4()), "wording": plan.wording, "behaviour": plan.behaviour,
        "cue": plan.cue, "step": plan.step, "due_on": str(plan.due_on),
    }  # fmt: skip
    kim.client.post(address(first, "action/"), words)
    kim.client.post(address(second, "action/"), {**words, "once": str(uuid.uuid4())})
    assert Goal.objects.get().wording == "Vaker vragen"
    assert "One action at a time" in seen(kim.client, address(second))
    assert "Vaker vragen" in seen(kim.client, BOOK)


def test_deleting_a_page_says_what_goes_first(kim: Actor) -> None:
    page = a_page(kim)
    assert "everything you wrote about it" in seen(kim.client, address(page, "removal/"))
    kim.client.post(address(page, "removal/"))
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    "rest",
    ["", "change/", "removal/", "reflection/", "asking/", "letting-go/", "action/"],
)
def test_a_page_exists_for_nobody_else(
    kim: Actor, rik: Actor, chris: Actor, eva: Actor, rest: str
) -> None:
    page = a_page(kim)
    for other in (rik, chris, eva):
        assert other.client.get(address(page, rest)).status_code == 404
    assert Client().get(address(page, rest)).status_code == 302


@pytest.mark.parametrize("rest", ["", "paper/", "change/", "removal/"])
def test_a_preparation_exists_for_nobody_else(
    kim: Actor, rik: Actor, eva: Actor, rest: str
) -> None:
    mine = a_preparation(kim)
    for other in (rik, eva):
        assert other.client.get(address(mine, rest)).status_code == 404


def test_a_preparation_begins_with_what_is_known(kim: Actor) -> None:
    assert "No interview to prepare yet" in seen(kim.client, PREPARATIONS)
    text = seen(kim.client, f"{PREPARATIONS}new/?with_name=Zon&job_title=Planner&on=2026-09-09")
    assert all(f'value="{known}"' in text for known in ("Zon", "Planner", "2026-09-09"))
    begun = {"once": str(uuid.uuid4()), "with_name": "Zon"}
    answer = kim.client.post(f"{PREPARATIONS}new/", begun)
    assert answer.headers["location"] == address(Preparation.objects.get())


def test_ticks_words_and_strengths_are_kept_and_go_on_paper(
    kim: Actor, instruments: InstrumentVersion
) -> None:
    finished(kim.person)
    mine = a_preparation(kim)
    save, own = address(mine, "save/"), strengths_of(kim.person)[0]
    for what in ({"lay": "job"}, {"lay": "people"}, {"off": "people"}, {"lay": own.tick}):
        assert kim.client.post(save, what).status_code == 200
    kim.client.post(save, {"lay": "strength:nothing"})
    kim.client.post(save, {"why": "Dicht bij huis", "base:why": base_of("")})
    mine.refresh_from_db()
    assert (mine.ticks, mine.strengths) == (["job"], [own.key])
    paper = seen(kim.client, address(mine, "paper/"))
    assert all(words in paper for words in ("Dicht bij huis", scale_name(own.key, "en")))
    assert "1 of 12 ticked" in seen(kim.client, PREPARATIONS)


def test_without_a_script_the_whole_sheet_is_saved(kim: Actor) -> None:
    mine = a_preparation(kim)
    kim.client.post(
        address(mine), {"on": ["job", "needs"], "role": "Leiding", "base:role": base_of("")}
    )
    kim.client.post(address(mine), {"on": ["needs"]})
    mine.refresh_from_db()
    assert (mine.ticks, mine.words) == (["needs"], {"role": "Leiding"})
    paper = kim.client.post(address(mine), {"on": ["needs"], "do": "paper"})
    assert paper.headers["location"] == address(mine, "paper/")


def test_strengths_are_what_stands_out_and_nothing_without_a_result(
    kim: Actor, instruments: InstrumentVersion
) -> None:
    assert strengths_of(kim.person) == []
    result = finished(kim.person)
    scores = scores_of(result)
    assert all((scores[one.key].low or 0) > 3 for one in strengths_of(kim.person))


def test_a_meeting_moves_and_a_preparation_goes(kim: Actor) -> None:
    mine = a_preparation(kim)
    moved = {"once": str(uuid.uuid4()), "with_name": "Zon", "on": "2026-10-01"}
    kim.client.post(address(mine, "change/"), moved)
    mine.refresh_from_db()
    assert (mine.on, mine.job_title) == (date(2026, 10, 1), "")
    kim.client.post(address(mine, "removal/"))
    assert not Preparation.objects.exists()


def test_what_is_let_go_asks_nothing_any_more(kim: Actor) -> None:
    page = a_page(kim)
    make_action(page=page, once=uuid.uuid4(), plan=a_plan(THEN), by=kim.person, at=THEN)
    let_go(page=page, at=THEN)
    assert "When you are ready for it" not in seen(kim.client, address(page))
