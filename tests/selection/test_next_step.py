"""One next step on the page of an application; what came of it afterwards is found there as well."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor
from tests.selection.rejections import LATER, begun, told
from tests.selection.seeking import candidate, in_procedure, interview, signed
from tweespraak.selection.actions.after_rejection import ask_talk, disagree, want_no_talk
from tweespraak.selection.models import Candidacy, Lesson, Vacancy
from tweespraak.selection.rules.after_rejection import Objection
from tweespraak.selection.rules.lessons import Cause
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(rik: Actor, hanna: Actor, tom: Actor) -> Vacancy:
    return signed(rik, hanna, tom)


@pytest.fixture
def rejected(rik: Actor, hanna: Actor, tom: Actor, kim: Actor) -> Candidacy:
    made = begun(rik, hanna, tom, kim)
    told(made, rik)
    return Candidacy.objects.get(pk=made.pk)


def page(who: Actor, name: str, *keys: object) -> str:
    answer = who.client.get(reverse(f"selection:{name}", args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


def plans_first(who: Actor, row: Candidacy) -> bool:
    """Whether planning is the one primary step on the page."""
    body = page(who, "candidate", row.pk)
    buttons = [part.split(">")[0] for part in body.split("<a ") if "interviews/new/" in part]
    return any("button-primary" in one for one in buttons)


def test_an_interview_is_planned_first_for_who_applied(
    rik: Actor, kim: Actor, job: Vacancy
) -> None:
    assert plans_first(rik, candidate(job, kim))


def test_nothing_new_is_planned_first_while_one_is_to_come_or_to_be_judged(
    rik: Actor, tom: Actor, kim: Actor, job: Vacancy, at_hour: Callable[[datetime], None]
) -> None:
    row = in_procedure(job, kim)
    made = interview(row, tom, starts_at=THEN + timedelta(days=2))
    at_hour(THEN)
    assert not plans_first(rik, row)
    at_hour(made.starts_at + timedelta(hours=2))
    assert not plans_first(rik, row)


def test_what_was_told_is_found_again(rik: Actor, rejected: Candidacy) -> None:
    body = page(rik, "candidate", rejected.pk)
    assert reverse("selection:rejection", args=[rejected.pk]) in body
    assert reverse("selection:rejection_talk", args=[rejected.pk]) not in body


def test_a_talk_that_is_asked_is_the_next_step_until_it_is_let_go(
    rik: Actor, rejected: Candidacy, at_hour: Callable[[datetime], None]
) -> None:
    at_hour(LATER)
    address = reverse("selection:rejection_talk", args=[rejected.pk])
    ask_talk(candidacy=rejected, questions="", at=LATER)
    assert address in page(rik, "candidate", rejected.pk)
    want_no_talk(candidacy=rejected, at=LATER)
    assert address not in page(rik, "candidate", rejected.pk)


def test_who_disagrees_after_asking_for_a_talk_still_reads_when_they_are_called(
    rejected: Candidacy, kim: Actor, at_hour: Callable[[datetime], None]
) -> None:
    at_hour(LATER)
    ask_talk(candidacy=rejected, questions="", at=LATER)
    disagree(candidacy=rejected, objection=Objection.SECOND_LOOK, words="Dat klopt niet.", at=LATER)
    body = page(kim, "application", rejected.pk)
    assert "Je vroeg om een gesprek." in body


def test_who_leads_reads_why_somebody_withdrew_and_an_interviewer_does_not(
    rik: Actor, tom: Actor, kim: Actor, job: Vacancy
) -> None:
    row = in_procedure(job, kim, state=State.WITHDRAWN, withdrawn_because="Dichter bij huis")
    interview(row, tom)
    assert "Dichter bij huis" in page(rik, "candidate", row.pk)
    assert "Dichter bij huis" not in page(tom, "candidate", row.pk)


def test_a_preference_that_came_late_asks_what_one_does_differently(
    hanna: Actor, job: Vacancy
) -> None:
    made = Lesson.objects.create(
        organisation=job.organisation,
        vacancy=job,
        cause=Cause.LATE,
        words="werken in het weekend",
        owner=job.hiring_manager,
        created_at=THEN,
    )
    body = page(hanna, "lesson", job.pk, made.pk)
    assert "Pas laat gevraagd: werken in het weekend" in body
    assert "werken in het weekend</textarea>" not in body


def test_who_interviews_finds_the_list_of_their_interviews(
    tom: Actor, kim: Actor, job: Vacancy
) -> None:
    address = reverse("selection:interviews")
    assert address not in page(tom, "vacancies")
    interview(in_procedure(job, kim), tom)
    assert address in page(tom, "vacancies")
