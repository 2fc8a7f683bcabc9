"""Before the test: my tests, the introduction, the tour, the language."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor
from tweespraak.foundation import clock
from tweespraak.instruments.api import Form
from tweespraak.people.api import Organisation
from tweespraak.testing.api import Session, assign, finish_session
from tweespraak.testing.models import Response

ABOUT = "/tests/personality/"


def page(who: Actor, address: str, status: int = 200) -> str:
    answer = who.client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_my_tests_show_what_i_can_begin(anna: Actor, form: Form):
    assert "Persoonlijkheidsvragenlijst" in page(anna, "/tests/")


def test_without_a_test_the_page_says_what_happens_then(bram: Actor, form: Form):
    assert "Op dit moment geen tests voor jou" in page(bram, "/tests/")


def test_who_was_not_asked_is_refused(bram: Actor, form: Form):
    for address in (ABOUT, f"{ABOUT}start/", f"{ABOUT}tour/1/"):
        page(bram, address, status=403)


def test_who_was_asked_may_without_any_role(bram: Actor, voorbeeld: Organisation, form: Form):
    assign(
        organisation=voorbeeld,
        person=bram.person,
        instrument="personality",
        by=None,
        at=THEN,
    )
    assert "Eerst de rondleiding" in page(bram, ABOUT)


def test_an_unknown_test_does_not_exist(anna: Actor, form: Form):
    page(anna, "/tests/horoscope/", status=404)


def test_the_introduction_says_who_sees_what(anna: Actor, form: Form):
    told = page(anna, ABOUT)
    assert "Wie ziet wat" in told
    assert form.introduction("nl").before[0] in told


def test_the_tour_ends_with_a_statement_to_practise(anna: Actor, form: Form):
    words = form.introduction("nl")
    for step, about in enumerate(words.tour, start=1):
        assert about.title in page(anna, f"{ABOUT}tour/{step}/")
    assert words.sentence(words.practice) in page(anna, f"{ABOUT}tour/{len(words.tour) + 1}/")


def test_practice_is_explained_and_never_counted(anna: Actor, form: Form):
    last = len(form.introduction("nl").tour) + 1
    told = page(anna, f"{ABOUT}tour/{last}/?value=2")
    assert form.introduction("nl").explained in told
    assert not Response.objects.exists()
    assert not Session.objects.exists()


@pytest.mark.parametrize("value", ["6", "x", "", "²", "9" * 5000])
def test_an_odd_practice_answer_is_left_alone(anna: Actor, form: Form, value: str):
    last = len(form.introduction("nl").tour) + 1
    assert form.introduction("nl").explained not in page(anna, f"{ABOUT}tour/{last}/?value={value}")


@pytest.mark.parametrize("step", [0, 7, 10**9])
def test_the_tour_has_an_end(anna: Actor, form: Form, step: int):
    page(anna, f"{ABOUT}tour/{step}/", status=404)


def test_after_start_one_chooses_the_language(anna: Actor, form: Form):
    assert "Nederlands" in page(anna, f"{ABOUT}start/")
    answer = anna.client.post(f"{ABOUT}start/", {"language": "en"})
    session = Session.objects.get()
    assert session.language == "en"
    assert answer.headers["Location"] == reverse("testing:session", args=[session.pk])


def test_starting_twice_is_one_session(anna: Actor, form: Form):
    for _ in range(2):
        anna.client.post(f"{ABOUT}start/", {"language": "nl"})
    assert Session.objects.count() == 1


@pytest.mark.parametrize("language", ["", "fr", "nl\x00"])
def test_without_a_language_the_page_asks_for_it(anna: Actor, form: Form, language: str):
    answer = anna.client.post(f"{ABOUT}start/", {"language": language})
    assert answer.status_code == 400
    assert "Kies hieronder een van de talen" in answer.content.decode()
    assert not Session.objects.exists()


def test_who_has_begun_goes_on(anna: Actor, session: Session):
    assert reverse("testing:session", args=[session.pk]) in page(anna, ABOUT)


def test_after_finishing_the_date_says_when_it_can_be_taken_again(anna: Actor, all_seen: Session):
    finish_session(session=all_seen, at=THEN)
    assert "1 maart 2027" in page(anna, ABOUT)
    answer = anna.client.post(f"{ABOUT}start/", {"language": "nl"})
    assert answer.headers["Location"] == ABOUT
    assert Session.objects.count() == 1


def test_half_a_year_later_it_can_be_begun_again(
    anna: Actor, all_seen: Session, monkeypatch: pytest.MonkeyPatch
):
    finish_session(session=all_seen, at=THEN)
    monkeypatch.setattr(clock, "now", lambda: THEN + timedelta(days=190))
    assert "Eerst de rondleiding" in page(anna, ABOUT)
