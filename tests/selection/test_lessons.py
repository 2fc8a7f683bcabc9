"""Lessons of a procedure: written down, followed up, reminded of, and read at the next intake."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.selection.seeking import signed
from tweespraak.audit.api import Entry
from tweespraak.notifications.models import Notice
from tweespraak.selection.actions.lessons import remind_of_lessons
from tweespraak.selection.models import Lesson, Vacancy
from tweespraak.selection.rules.lessons import Cause

pytestmark = pytest.mark.django_db

SOON = (THEN + timedelta(days=30)).date()


@pytest.fixture
def job(rik: Actor, hanna: Actor, tom: Actor) -> Vacancy:
    return signed(rik, hanna, tom)


@pytest.fixture(autouse=True)
def _now(at_hour: Callable[[datetime], None]) -> None:
    at_hour(THEN)


def post(who: Actor, job: Vacancy, **values: Any) -> Any:
    data = {
        "once": str(uuid4()),
        "words": "Eén gesprek minder",
        "owner": str(job.hiring_manager_id),
        "due_on": SOON.isoformat(),
        **values,
    }
    return who.client.post(reverse("selection:lesson_new", args=[job.pk]), data)


def lesson_of(job: Vacancy, **values: Any) -> Lesson:
    whole = {"cause": Cause.OWN, "words": "Eén gesprek minder", "due_on": SOON, "created_at": THEN}
    owner = job.hiring_manager
    return Lesson.objects.create(
        organisation=job.organisation, vacancy=job, **{"owner": owner, **whole, **values}
    )


def follow_up(who: Actor, lesson: Lesson, **values: Any) -> Any:
    data = {
        "words": lesson.words,
        "owner": str(lesson.owner_id),
        "due_on": SOON.isoformat(),
        **values,
    }
    return who.client.post(reverse("selection:lesson", args=[lesson.vacancy_id, lesson.pk]), data)


def test_a_lesson_is_written_down_once(rik: Actor, hanna: Actor, job: Vacancy) -> None:
    once = str(uuid4())
    assert post(rik, job, once=once).status_code == 302
    assert post(rik, job, once=once).status_code == 302
    made = Lesson.objects.get()
    assert (made.owner_id, made.due_on, made.cause) == (hanna.person.pk, SOON, Cause.OWN)


def test_the_other_hears_that_a_lesson_is_theirs(rik: Actor, hanna: Actor, job: Vacancy) -> None:
    post(rik, job)
    assert Notice.objects.filter(person_id=hanna.person.pk, kind="selection.lesson").exists()
    assert "Eén gesprek minder" not in "".join(str(one.message()) for one in mail.outbox)


def test_a_day_in_the_past_is_refused(rik: Actor, job: Vacancy) -> None:
    page = post(rik, job, due_on=THEN.date().isoformat())
    assert "Kies een dag vanaf morgen." in page.content.decode()
    assert not Lesson.objects.exists()


def test_only_the_two_who_led_it_own_a_lesson(rik: Actor, tom: Actor, job: Vacancy) -> None:
    assert post(rik, job, owner=str(tom.person.pk)).status_code == 200
    assert not Lesson.objects.exists()


def test_done_needs_words_about_what_was_done(hanna: Actor, job: Vacancy) -> None:
    lesson = lesson_of(job)
    page = follow_up(hanna, lesson, is_done="on")
    assert "Schrijf eerst op" in page.content.decode()
    follow_up(hanna, lesson, is_done="on", followed_up="Twee gesprekken is de norm")
    lesson.refresh_from_db()
    assert lesson.done_at == THEN


def test_a_lesson_that_is_done_stays_as_it_is(hanna: Actor, job: Vacancy) -> None:
    lesson = lesson_of(job, done_at=THEN, followed_up="Klaar")
    follow_up(hanna, lesson, words="Iets anders")
    lesson.refresh_from_db()
    assert lesson.words == "Eén gesprek minder"


def test_a_lesson_of_itself_says_where_it_came_from(rik: Actor, job: Vacancy) -> None:
    lesson_of(job, cause=Cause.LATE, words="", due_on=None)
    page = rik.client.get(reverse("selection:mirror", args=[job.pk])).content.decode()
    assert "Was ons proces duidelijk genoeg?" in page


def test_on_its_day_the_owner_is_reminded_and_again_after_two_weeks(
    hanna: Actor, job: Vacancy, at_hour: Callable[[datetime], None]
) -> None:
    lesson_of(job)
    assert remind_of_lessons() == 0
    for days, count in ((30, 1), (31, 0), (43, 0), (44, 1)):
        at_hour(THEN + timedelta(days=days))
        assert remind_of_lessons() == count
    assert Notice.objects.filter(person_id=hanna.person.pk, kind="selection.lesson_due").exists()


def test_nobody_is_reminded_of_what_is_done(
    job: Vacancy, at_hour: Callable[[datetime], None]
) -> None:
    lesson_of(job, done_at=THEN)
    at_hour(THEN + timedelta(days=40))
    assert remind_of_lessons() == 0


def test_its_day_stands_on_the_home_page_of_the_owner(
    rik: Actor, hanna: Actor, job: Vacancy, at_hour: Callable[[datetime], None]
) -> None:
    lesson_of(job)
    assert "Eén gesprek minder" not in hanna.client.get("/").content.decode()
    at_hour(THEN + timedelta(days=30))
    assert "Eén gesprek minder" in hanna.client.get("/").content.decode()
    assert "Eén gesprek minder" not in rik.client.get("/").content.decode()


def test_the_next_intake_begins_with_what_was_learned(rik: Actor, job: Vacancy) -> None:
    lesson_of(job, followed_up="Twee gesprekken is de norm")
    page = rik.client.get(reverse("selection:new"), {"copy": str(job.pk)}).content.decode()
    assert "Eén gesprek minder" in page
    assert "Twee gesprekken is de norm" in page


def test_the_log_holds_no_words_of_a_lesson(rik: Actor, job: Vacancy) -> None:
    post(rik, job)
    entries = Entry.objects.filter(object_type="lesson")
    assert entries.exists()
    assert all("gesprek" not in str(vars(one)) for one in entries)


def test_who_signs_only_has_no_mirror(tom: Actor, eva: Actor, job: Vacancy) -> None:
    lesson = lesson_of(job)
    pages = [
        reverse("selection:mirror", args=[job.pk]),
        reverse("selection:mirror_file", args=[job.pk]),
        reverse("selection:lesson_new", args=[job.pk]),
        reverse("selection:lesson", args=[job.pk, lesson.pk]),
    ]
    assert {tom.client.get(page).status_code for page in pages} == {403}
    assert {eva.client.get(page).status_code for page in pages} == {404}
    assert follow_up(tom, lesson).status_code == 403


def test_a_lesson_of_another_vacancy_is_not_there(
    rik: Actor, hanna: Actor, tom: Actor, job: Vacancy
) -> None:
    other = lesson_of(signed(rik, hanna, tom))
    assert rik.client.get(reverse("selection:lesson", args=[job.pk, other.pk])).status_code == 404
