"""The counts over all vacancies: for the recruitment lead and HR, never about fewer than five."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor, actor
from tests.selection.seeking import candidate, vacancy
from tweespraak.people.api import Organisation
from tweespraak.people.roles import Role
from tweespraak.selection.models import Vacancy
from tweespraak.selection.rules.mirror import Measures, settled_on

pytestmark = pytest.mark.django_db

CLOSED = datetime(2026, 3, 4, 12, tzinfo=THEN.tzinfo)
URL = "selection:watching"


@pytest.fixture(autouse=True)
def _now(at_hour: Callable[[datetime], None]) -> None:
    at_hour(THEN)


@pytest.fixture
def lia(voorbeeld: Organisation) -> Actor:
    """Watches over recruitment."""
    return actor(voorbeeld, "Lia", "Lead", Role.RECRUITMENT_LEAD)


def over(rik: Actor, hanna: Actor, size: int, title: str = "Planner", **values: Any) -> Vacancy:
    """A vacancy of which the applications are gone, and so many were measured."""
    measures = Measures(applications=size, silence=(4,) * size, rejected=size, **values)
    return vacancy(
        rik,
        hanna,
        title=title,
        closed_at=CLOSED,
        measures=measures.stored(),
        measured_on=settled_on(CLOSED.date()),
    )


def page_of(who: Actor, **data: str) -> str:
    return str(who.client.get(reverse(URL), data).content.decode())


def test_five_applications_are_counted(rik: Actor, hanna: Actor, lia: Actor) -> None:
    over(rik, hanna, 5, late=1, reasons={"LATE": 1, "EXPR": 4})
    page = page_of(lia)
    assert "4 van 5" in page
    assert "Geteld op 1 mei 2026" in page


def test_four_are_not(rik: Actor, hanna: Actor, lia: Actor) -> None:
    over(rik, hanna, 4, late=1)
    assert "Nog niet genoeg om te tellen" in page_of(lia)


def test_a_small_vacancy_is_not_to_be_chosen(rik: Actor, hanna: Actor, lia: Actor) -> None:
    over(rik, hanna, 6, "Groot")
    over(rik, hanna, 3, "Ander")
    small = over(rik, hanna, 3, "Klein")
    assert "Groot" in page_of(lia)
    assert "Klein" not in page_of(lia)
    page = page_of(lia, of=str(small.pk), year="2026")
    assert "Alle vacatures" in page
    assert "Klein" not in page


def test_what_is_still_going_on_is_not_counted(
    rik: Actor, hanna: Actor, lia: Actor, kim: Actor
) -> None:
    candidate(vacancy(rik, hanna), kim)
    assert "Nog niet genoeg om te tellen" in page_of(lia)


def test_what_was_measured_before_it_was_final_is_not_counted(
    rik: Actor, hanna: Actor, lia: Actor
) -> None:
    made = over(rik, hanna, 8)
    Vacancy.objects.filter(pk=made.pk).update(measured_on=date(2026, 3, 5))
    assert "Nog niet genoeg om te tellen" in page_of(lia)


def test_a_count_about_few_is_hidden_beside_others(rik: Actor, hanna: Actor, lia: Actor) -> None:
    over(rik, hanna, 6, useful=(1, 1))
    file = lia.client.get(reverse("selection:watching_file")).content.decode()
    useful = next(row for row in file.splitlines() if row.startswith("Hoe nuttig"))
    silence = next(row for row in file.splitlines() if row.startswith("Langste stilte"))
    assert "verborgen" in useful
    assert ";1;" not in useful
    assert ";4;4;6;" in silence


def test_the_year_before_is_a_tab_away_and_no_further(
    rik: Actor, hanna: Actor, lia: Actor, at_hour: Callable[[datetime], None]
) -> None:
    over(rik, hanna, 5)
    at_hour(THEN + timedelta(days=365))
    assert "Nog niet genoeg om te tellen" in page_of(lia)
    assert "Geteld op" in page_of(lia, year="2026")
    at_hour(THEN + timedelta(days=730))
    assert "Geteld op" not in page_of(lia, year="2026")


def test_no_name_and_no_way_to_a_vacancy(rik: Actor, hanna: Actor, lia: Actor) -> None:
    made = over(rik, hanna, 6)
    page = page_of(lia)
    assert "Rik" not in page
    assert reverse("selection:mirror", args=[made.pk]) not in page
    assert lia.client.get(reverse("selection:mirror", args=[made.pk])).status_code == 404


def test_hr_watches_too(voorbeeld: Organisation) -> None:
    hr = actor(voorbeeld, "Ingrid", "Vos", Role.HR_PROCESS_OWNER)
    assert hr.client.get(reverse(URL)).status_code == 200


def test_a_recruiter_sees_their_own_vacancies_only(rik: Actor) -> None:
    assert rik.client.get(reverse(URL)).status_code == 403


def test_another_organisation_counts_for_itself(rik: Actor, hanna: Actor, eva: Actor) -> None:
    over(rik, hanna, 6, "Groot")
    page = page_of(eva)
    assert "Groot" not in page
    assert "Nog niet genoeg om te tellen" in page
