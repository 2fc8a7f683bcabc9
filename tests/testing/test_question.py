"""The statement on the screen, and what comes of pressing an answer."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor
from tweespraak.instruments.api import Form
from tweespraak.testing.api import Session, answers_of, finish_session
from tweespraak.testing.models import Response

Give = Callable[..., bool]


def url(name: str, session: Session, *more: object) -> str:
    return reverse(f"testing:{name}", args=[session.pk, *more])


def press(who: Actor, session: Session, form: Form, position: int = 1, **fields: Any):
    """One answer as a browser without script sends it; with json=True as the script does."""
    headers = {"accept": "application/json"} if fields.pop("json", False) else {}
    sent = {
        "item": form.items[position - 1].key,
        "value": "4",
        "language": "nl",
        "click": str(uuid4()),
        **fields,
    }
    sent = {name: value for name, value in sent.items() if value is not None}
    return who.client.post(url("responses", session), sent, headers=headers)


def test_the_first_statement_is_shown_with_its_five_answers(
    anna: Actor, session: Session, form: Form
):
    page = anna.client.get(url("session", session)).content.decode()
    assert f"Ik {form.items[0].text['nl']}" in page
    for label in form.introduction("nl").labels:
        assert label in page
    assert f"Ik {form.items[1].text['nl']}" not in page


def test_the_page_is_never_kept_by_the_browser(anna: Actor, session: Session):
    assert "no-store" in anna.client.get(url("session", session))["Cache-Control"]


def test_one_goes_on_at_the_first_statement_that_waits(
    anna: Actor, session: Session, form: Form, give: Give
):
    for position in (1, 2, 4):
        give(session, position, 3)
    page = anna.client.get(url("session", session)).content.decode()
    assert f"Ik {form.items[2].text['nl']}" in page


def test_a_press_leads_to_the_next_statement(anna: Actor, session: Session, form: Form):
    answer = press(anna, session, form)
    assert answer.headers["Location"] == url("item", session, 2)
    assert answers_of(session) == {form.items[0].key: 4}


def test_skipping_is_kept_as_a_skip(anna: Actor, session: Session, form: Form):
    press(anna, session, form, value="skip")
    assert answers_of(session) == {form.items[0].key: None}


def test_the_script_gets_the_next_statement(anna: Actor, session: Session, form: Form):
    answer = press(anna, session, form, json=True, language="en")
    assert json.loads(answer.content) == {
        "item": form.items[1].key,
        "position": 2,
        "sentence": f"I {form.items[1].text['en']}",
    }


def test_after_the_last_statement_comes_the_summary(anna: Actor, session: Session, form: Form):
    answer = press(anna, session, form, 108, json=True)
    assert json.loads(answer.content) == {"url": url("summary", session)}


def test_a_double_click_is_one_answer(anna: Actor, session: Session, form: Form):
    click = str(uuid4())
    first = press(anna, session, form, click=click, json=True)
    second = press(anna, session, form, click=click, json=True)
    assert first.content == second.content
    assert Response.objects.count() == 1


def test_going_back_shows_what_was_answered(anna: Actor, session: Session, form: Form, give: Give):
    give(session, 1, 4)
    page = anna.client.get(url("item", session, 1)).content.decode()
    assert 'data-hotkey="4" aria-pressed="true"' in page
    assert page.count('data-hotkey="1" aria-pressed="false"') == 1
    assert f'data-answer="4{"-" * 107}"' in page


def test_answering_costs_few_queries(
    anna: Actor, session: Session, form: Form, django_assert_num_queries
):
    press(anna, session, form, json=True)
    with django_assert_num_queries(4):  # session cookie, person, test session, the answer
        press(anna, session, form, 2, json=True)


@pytest.mark.parametrize("position", [0, 109, 10**9])
def test_a_place_outside_the_test_does_not_exist(anna: Actor, session: Session, position: int):
    assert anna.client.get(url("item", session, position)).status_code == 404


MALFORMED = [
    {"value": "6"},
    {"value": "0"},
    {"value": None},
    {"value": "<script>"},
    {"item": "ghost"},
    {"item": None},
    {"language": "xx"},
    {"click": "no"},
    {"click": None},
]


@pytest.mark.parametrize("wrong", MALFORMED)
def test_what_is_not_an_answer_gets_a_sentence_and_the_question_again(
    anna: Actor, session: Session, form: Form, wrong: dict
):
    answer = press(anna, session, form, **wrong)
    assert answer.status_code == 400
    assert f"Ik {form.items[0].text['nl']}" in answer.content.decode()
    assert "Kies het nog een keer" in answer.content.decode()
    assert not Response.objects.exists()


@pytest.mark.parametrize("wrong", MALFORMED)
def test_the_script_gets_the_sentence_too(anna: Actor, session: Session, form: Form, wrong: dict):
    answer = press(anna, session, form, json=True, **wrong)
    assert answer.status_code == 400
    assert "Kies het nog een keer" in json.loads(answer.content)["problem"]


def test_what_is_not_an_answer_after_the_last_statement_is_no_error(
    anna: Actor, all_seen: Session, form: Form
):
    assert press(anna, all_seen, form, item="ghost").status_code == 400


def test_a_finished_questionnaire_says_so_and_keeps_everything(
    anna: Actor, all_seen: Session, form: Form
):
    finish_session(session=all_seen, at=THEN)
    page, script = press(anna, all_seen, form), press(anna, all_seen, form, json=True)
    assert page.status_code == script.status_code == 409
    assert "Al je antwoorden zijn bewaard" in page.content.decode()
    assert json.loads(script.content)["url"] == url("finished", all_seen)
    assert Response.objects.count() == 108


def test_back_from_signing_in_one_lands_on_the_question(anna: Actor, session: Session):
    answer = anna.client.get(url("responses", session))
    assert answer.headers["Location"] == url("session", session)


def test_the_language_changes_in_the_middle(anna: Actor, session: Session, form: Form, give: Give):
    give(session, 1, 4)
    answer = anna.client.post(url("language", session), {"language": "en", "position": "2"})
    assert answer.headers["Location"] == url("item", session, 2)
    page = anna.client.get(url("item", session, 2))
    assert f"I {form.items[1].text['en']}" in page.content.decode()
    assert page["Content-Language"] == "en"
    press(anna, session, form, 2, language="en")
    assert [row.language for row in Response.objects.order_by("pk")] == ["nl", "en"]


@pytest.mark.parametrize(
    "sent", [{}, {"language": "fr"}, {"language": "en", "position": "9" * 4000}, {"position": "²"}]
)
def test_an_odd_wish_for_a_language_does_no_harm(anna: Actor, session: Session, sent: dict):
    answer = anna.client.post(url("language", session), sent)
    assert answer.headers["Location"] == url("session", session)


def test_the_whole_page_speaks_the_language_of_the_test(anna: Actor, form: Form, session: Session):
    anna.client.post(url("language", session), {"language": "en"})
    page = anna.client.get(url("session", session)).content.decode()
    assert '<html lang="en"' in page
    assert "Statement 1 of 108" in page
