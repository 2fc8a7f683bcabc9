"""A candidate who hears nothing is not forgotten: whoever leads is reminded, gently and not for ever."""

from datetime import date, timedelta

import pytest

from tests.cast import THEN
from tests.selection.seeking import candidate, in_procedure, interview, signed
from tweespraak.notifications.api import Mail
from tweespraak.selection.actions.clock import work_off_applications
from tweespraak.selection.actions.hearing import WaitRefused, heard, keep_posted
from tweespraak.selection.models import Candidacy
from tweespraak.selection.rules.states import State
from tweespraak.selection.rules.waiting import Silence, next_nudge, working_days_between

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 9, 7)


def test_the_first_working_day_after_ten_of_them() -> None:
    assert next_nudge(Silence(MONDAY), 10) == date(2026, 9, 22)
    assert working_days_between(MONDAY, date(2026, 9, 21)) == 10


def test_a_promise_that_passed_comes_first() -> None:
    promised = Silence(MONDAY, promised=date(2026, 9, 11))  # a Friday
    assert next_nudge(promised, 10) == date(2026, 9, 14)
    assert next_nudge(Silence(MONDAY, promised=date(2026, 9, 1)), 10) == date(2026, 9, 22)


def test_three_times_five_working_days_apart() -> None:
    first = date(2026, 9, 22)
    assert next_nudge(Silence(MONDAY, nudges=1, nudged=first), 10) == date(2026, 9, 29)
    assert next_nudge(Silence(MONDAY, nudges=3, nudged=first), 10) is None


@pytest.fixture
def row(rik, hanna, tom, kim) -> Candidacy:
    made = candidate(signed(rik, hanna, tom), kim)
    heard(made, by_on=None, at=THEN)
    return made


def work(at_hour, days: int) -> None:
    at_hour(THEN + timedelta(days=days))
    work_off_applications()


def test_whoever_leads_is_reminded_and_the_candidate_hears_nothing_of_it(
    rik, hanna, kim, row, at_hour
) -> None:
    work(at_hour, 10)
    assert not Mail.objects.exists()
    work(at_hour, 16)
    mails = Mail.objects.filter(kind="selection.silent")
    assert {mail.person_id for mail in mails} == {rik.person.pk, hanna.person.pk}
    assert all("Kim" not in mail.text + mail.subject for mail in mails)
    row.refresh_from_db()
    assert row.nudges == 1
    assert row.state == State.APPLIED


def test_capped_and_then_let_be(row, at_hour) -> None:
    for days in (16, 24, 32, 40, 60):
        work(at_hour, days)
    row.refresh_from_db()
    assert (row.nudges, row.due_at) == (3, None)


def test_an_interview_to_come_is_no_silence(rik, hanna, tom, kim, at_hour) -> None:
    row = in_procedure(signed(rik, hanna, tom), kim)
    interview(row, hanna, starts_at=THEN + timedelta(days=30))
    heard(row, by_on=None, at=THEN)
    work(at_hour, 20)
    assert not Mail.objects.filter(kind="selection.silent").exists()


def test_what_is_decided_and_not_told_is_asked_after_two_working_days(
    rik, hanna, tom, kim, at_hour
) -> None:
    candidate(
        signed(rik, hanna, tom), kim, state=State.REJECTION_DRAFTED, decided_at=THEN, due_at=THEN
    )
    work(at_hour, 1)
    assert not Mail.objects.exists()
    work(at_hour, 3)
    assert Mail.objects.filter(kind="selection.untold").count() == 2
    assert Candidacy.objects.get().state == State.REJECTION_DRAFTED  # nothing tells by itself


def test_a_word_to_the_candidate_begins_the_clock_anew(rik, kim, row) -> None:
    at = THEN + timedelta(days=20)
    by_on = (at + timedelta(days=7)).date()
    done = keep_posted(candidacy=row, by_on=by_on, by=rik.person.pk, at=at)
    assert (done.heard_at, done.hears_by_on, done.nudges) == (at, by_on, 0)
    assert Mail.objects.filter(person_id=kim.person.pk, kind="selection.kept_posted").count() == 1
    with pytest.raises(WaitRefused):
        keep_posted(candidacy=row, by_on=at.date(), by=rik.person.pk, at=at)


def test_the_list_says_who_waits_too_long(rik, kim, row, at_hour) -> None:
    at_hour(THEN + timedelta(days=20))
    body = rik.client.get(f"/selection/{row.vacancy_id}/candidates/").content.decode()
    assert "Kim Kandidaat" in body
    assert "wacht te lang" in body
