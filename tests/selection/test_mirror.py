"""The mirror of one vacancy: measured from its rows, kept when they are gone, with lessons for the next."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor, actor
from tests.selection.seeking import candidate, interview, interviewed, signed
from tweespraak.foundation.events import announce
from tweespraak.people.api import Organisation
from tweespraak.people.roles import Role
from tweespraak.selection.actions.mirror import measure_process, measure_processes
from tweespraak.selection.events import VacancyClosed
from tweespraak.selection.models import Candidacy, Interview, Judgement, Rejection, Vacancy
from tweespraak.selection.queries.mirror import measured, measures_of
from tweespraak.selection.rules.states import State

pytestmark = pytest.mark.django_db

LATER = THEN + timedelta(days=20)


@pytest.fixture
def job(rik: Actor, hanna: Actor, tom: Actor) -> Vacancy:
    return signed(rik, hanna, tom)


def rejected(job: Vacancy, who: Actor, *codes: str, useful: int | None = None) -> Candidacy:
    """Told three days after the decision; a talk was offered by who led it."""
    made = candidate(
        job,
        who,
        state=State.COMMUNICATED,
        decided_at=THEN + timedelta(days=7),
        ended_at=THEN + timedelta(days=10),
        heard_at=THEN + timedelta(days=10),
    )
    Rejection.objects.create(
        candidacy=made,
        written_by=job.recruiter,
        caller=job.recruiter,
        saved_at=THEN,
        told_at=THEN + timedelta(days=10),
        reasons=[{"code": code, "requirement": "", "words": {}} for code in codes],
        useful=useful,
    )
    return made


def test_days_are_counted_from_the_rows(job: Vacancy, kim: Actor) -> None:
    rejected(job, kim, "EXPR")
    found = measured(job, LATER)
    assert (found.reply, found.decide, found.tell) == ((10,), (7,), (3,))
    assert (found.rejected, found.offered, found.used) == (1, 1, 0)


def test_interviews_and_people_met_are_counted(
    job: Vacancy, kim: Actor, hanna: Actor, tom: Actor
) -> None:
    made = interviewed(job, kim, hanna, tom)
    interview(made, hanna, starts_at=THEN + timedelta(days=30))  # still to come
    interview(made, tom, cancelled_at=THEN, held_at=None)
    found = measured(job, LATER)
    assert (found.interviews, found.met) == ((1,), (2,))


def test_who_was_excused_was_not_met(job: Vacancy, kim: Actor, hanna: Actor, tom: Actor) -> None:
    made = interviewed(job, kim, hanna, tom)
    Judgement.objects.filter(interview__candidacy=made, interviewer=tom.person).update(
        excused_at=THEN
    )
    assert measured(job, LATER).met == (1,)


def test_a_withdrawal_counts_in_the_stage_it_came_in(job: Vacancy, kim: Actor) -> None:
    candidate(job, kim, state=State.WITHDRAWN, stage="first", ended_at=THEN)
    assert measured(job, LATER).withdrawn == {"Eerste gesprek": 1}


def test_measuring_takes_the_same_few_queries(
    job: Vacancy, kim: Actor, anna: Actor, hanna: Actor, django_assert_max_num_queries: object
) -> None:
    interviewed(job, kim, hanna)
    rejected(job, anna, "SKIL")
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        measured(job, LATER)


def close(job: Vacancy) -> Vacancy:
    Vacancy.objects.filter(pk=job.pk).update(closed_at=LATER)
    return Vacancy.objects.select_related("organisation").get(pk=job.pk)


def delete_applications(job: Vacancy) -> None:
    Judgement.objects.filter(interview__candidacy__vacancy=job).delete()
    Interview.objects.filter(candidacy__vacancy=job).delete()
    Candidacy.objects.filter(vacancy=job).delete()


def test_what_was_measured_survives_the_applications(job: Vacancy, kim: Actor) -> None:
    rejected(job, kim, "EXPR", useful=4)
    closed = measure_process(vacancy=close(job).pk, at=LATER)
    delete_applications(job)
    again = measure_process(vacancy=closed.pk, at=LATER + timedelta(days=30))
    assert measures_of(again, LATER + timedelta(days=30)).reasons == {"EXPR": 1}


def test_no_person_is_in_what_is_kept(job: Vacancy, kim: Actor, hanna: Actor) -> None:
    interviewed(job, kim, hanna)
    kept = str(measure_process(vacancy=close(job).pk, at=LATER).measures)
    people = (kim.person, hanna.person)
    assert not any(str(one.pk) in kept or one.given_name in kept for one in people)


def test_closing_keeps_how_it_went(job: Vacancy, kim: Actor, rik: Actor) -> None:
    rejected(job, kim, "EXPR")
    close(job)
    announce(VacancyClosed(job.pk, job.organisation_id, rik.person.pk, LATER, "filled"))
    assert Vacancy.objects.get(pk=job.pk).measures["rejected"] == 1


def test_what_comes_after_closing_is_counted_until_four_weeks_later(
    job: Vacancy, kim: Actor, at_hour: Callable[[datetime], None]
) -> None:
    made = rejected(job, kim, "EXPR")
    measure_process(vacancy=close(job).pk, at=LATER)
    Rejection.objects.filter(candidacy=made).update(talk_held_at=LATER + timedelta(days=3))
    at_hour(LATER + timedelta(days=4))
    assert measure_processes() == 1
    assert measure_processes() == 0  # once a day
    assert Vacancy.objects.get(pk=job.pk).measures["used"] == 1
    at_hour(LATER + timedelta(days=30))
    assert measure_processes() == 1
    at_hour(LATER + timedelta(days=31))
    assert measure_processes() == 0  # nothing changes any more


def test_who_leads_and_who_decides_see_the_mirror(
    job: Vacancy, kim: Actor, rik: Actor, hanna: Actor
) -> None:
    rejected(job, kim, "LATE")
    for who in (rik, hanna):
        page = who.client.get(reverse("selection:mirror", args=[job.pk])).content.decode()
        assert "Voorkeur die pas later duidelijk werd" in page
        assert "Een voorkeur werd pas laat duidelijk" in page  # the warning


def test_what_is_hidden_is_hidden_in_the_file_too(job: Vacancy, kim: Actor, rik: Actor) -> None:
    rejected(job, kim, "EXPR", useful=1)
    page = rik.client.get(reverse("selection:mirror_file", args=[job.pk]))
    assert page["Content-Type"].startswith("text/csv")
    useful = next(row for row in page.content.decode().splitlines() if row.startswith("Hoe nuttig"))
    assert "verborgen" in useful


def test_usefulness_is_shown_from_five_answers_on_when_it_is_over(
    job: Vacancy, rik: Actor, voorbeeld: Organisation, at_hour: Callable[[datetime], None]
) -> None:
    for number in range(5):
        who = actor(voorbeeld, f"Kandidaat{number}", "Zes", Role.CANDIDATE)
        rejected(job, who, "EXPR", useful=number + 1)
    measure_process(vacancy=close(job).pk, at=LATER)
    url = reverse("selection:mirror_file", args=[job.pk])
    at_hour(LATER + timedelta(days=2))
    assert "verborgen" in rik.client.get(url).content.decode()
    at_hour(LATER + timedelta(days=28))
    assert "Hoe nuttig de feedback was (1 tot 5);3;5;5" in rik.client.get(url).content.decode()
