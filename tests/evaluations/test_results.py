"""Dashboards: a recruiter's own, and for who watches what may be known of everybody."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor, actor
from tests.evaluations.results import FIVE, figure, quarter, said
from tweespraak.people.models import Organisation, Unit
from tweespraak.people.roles import Role

pytestmark = pytest.mark.django_db
PAGES = ("results", "topics", "clients", "recruiters")


@pytest.fixture(autouse=True)
def _now(at_hour: Callable[[datetime], None]) -> None:
    at_hour(THEN)


def page(who: Actor, name: str = "results", *args: str, **query: str) -> str:
    response = who.client.get(reverse(f"evaluations:{name}", args=args), query)
    assert response.status_code == 200
    return str(response.content.decode())


def status(who: Actor, name: str = "results", *args: str, **query: str) -> int:
    return int(who.client.get(reverse(f"evaluations:{name}", args=args), query).status_code)


def test_words_before_numbers_and_the_interval_with_them(
    voorbeeld: Organisation, lena: Actor
) -> None:
    quarter(voorbeeld)
    found = page(lena)
    assert "+20" in found
    assert "Indicatief" in found
    assert "20 gevraagd, 12 begonnen, 10 geantwoord: 50%" in found
    assert "Sterk" not in found


def test_strong_is_said_when_the_lower_bound_clears_the_line(
    voorbeeld: Organisation, lena: Actor
) -> None:
    figure(voorbeeld, "nps", [0] * 9 + [40, 60])
    assert "Sterk: zelfs de laagste score" in page(lena)


def test_low_response_is_warned_of(voorbeeld: Organisation, lena: Actor) -> None:
    quarter(voorbeeld)
    assert "Let op wie niet antwoordde" not in page(lena)
    figure(voorbeeld, "response", (9, 0, 1), date(2026, 4, 1))
    assert "Let op wie niet antwoordde" in page(lena)


def test_a_change_is_called_one_only_when_it_is(voorbeeld: Organisation, lena: Actor) -> None:
    figure(voorbeeld, "nps", [0] * 5 + [40, 0, 10, 0, 20, 0], date(2026, 4, 1))
    figure(voorbeeld, "nps", [0] * 5 + [5, 0, 10, 0, 60, 0])
    assert "Hoger dan de keer ervoor" in page(lena, period="2026-07-01")
    figure(voorbeeld, "nps", [0] * 5 + [6, 0, 10, 0, 58, 0], date(2026, 10, 1))
    assert "Geen aantoonbare verandering" in page(lena, period="2026-10-01")


def test_every_period_has_its_line(voorbeeld: Organisation, lena: Actor) -> None:
    quarter(voorbeeld)
    quarter(voorbeeld, date(2026, 4, 1))
    found = page(lena)
    assert "kwartaal 2 van 2026" in found
    assert "kwartaal 1 van 2026" in found


def test_nothing_yet(lena: Actor) -> None:
    for name in PAGES:
        page(lena, name)
    assert "Er is nog niets geteld." in page(lena)


def test_a_dimension_is_the_mean_of_its_topics(voorbeeld: Organisation, lena: Actor) -> None:
    quarter(voorbeeld)
    figure(voorbeeld, "S06", (0, 0, 0, 0, 10), dimension="service")
    assert "4,5" in page(lena, "dimension", "service")
    assert "Afspraken nakomen" not in page(lena, "dimension", "service")
    assert status(lena, "dimension", "together") == 404


def test_a_topic_says_what_was_asked(voorbeeld: Organisation, lena: Actor) -> None:
    quarter(voorbeeld)
    found = page(lena, "topic", "S01")
    assert "Intake" in found
    assert "4 Goed" in found
    assert status(lena, "topic", "G01") == 404  # never asked here


def test_importance_is_worked_out_and_says_so(voorbeeld: Organisation, lena: Actor) -> None:
    pairs = [20, 70, 130, 270, 960, 500]
    figure(voorbeeld, "S01", (1, 2, 5, 9, 3), dimension="service", with_nps=pairs)
    found = page(lena, "topics")
    assert "niemand is gevraagd wat belangrijk is" in found
    assert "1. Intake" in found
    assert "Met minder dan 10 antwoorden" not in found


def test_departments_and_recruiters_stand_by_name(
    voorbeeld: Organisation, lena: Actor, rik: Actor
) -> None:
    unit = Unit.objects.create(organisation=voorbeeld, name="Magazijn")
    quarter(voorbeeld, unit=unit)
    quarter(voorbeeld, recruiter=rik.person)
    assert "Magazijn" in page(lena, "clients")
    assert "Rik Recruiter" in page(lena, "recruiters")
    assert "+20, indicatief" in page(lena, "recruiters")
    assert "Magazijn" in page(lena, of=f"unit:{unit.pk}")
    assert "Rik Recruiter" in page(lena, of=f"recruiter:{rik.person.pk}")


def test_who_watches_never_reads_a_clients_name(lena: Actor, rik: Actor, hanna: Actor) -> None:
    said(rik, hanna, {"S01": 2}, 6)
    for name in PAGES:
        assert "Hanna" not in page(lena, name)


def test_a_recruiter_reads_their_own_as_it_is_today(rik: Actor, hanna: Actor) -> None:
    said(rik, hanna, {"S01": 2}, 6)
    found = page(rik)
    assert "1 antwoord" in found
    assert "Vanaf vijf antwoorden is er een score" in found
    assert "2,0 Onvoldoende" not in found  # no band of one answer
    assert "Hanna" in page(rik, "clients")
    assert "Intake" in page(rik, "topics")


def test_a_recruiter_reads_nobody_elses(voorbeeld: Organisation, rik: Actor) -> None:
    ria = actor(voorbeeld, "Ria", "Rozema", Role.RECRUITER)
    quarter(voorbeeld, recruiter=ria.person)
    assert status(rik, of="all") == 403
    assert status(rik, of=f"recruiter:{ria.person.pk}") == 403
    assert status(rik, "recruiters") == 403
    assert "Ria" not in page(rik)


def test_a_client_reads_no_results(hanna: Actor) -> None:
    assert {status(hanna, name) for name in PAGES} == {403}


def test_eva_sees_nothing_of_it(voorbeeld: Organisation, eva: Actor, rik: Actor) -> None:
    unit = Unit.objects.create(organisation=voorbeeld, name="Magazijn")
    quarter(voorbeeld)
    quarter(voorbeeld, unit=unit)
    for name in PAGES:
        found = page(eva, name)
        assert "Magazijn" not in found
        assert "+20" not in found
    assert status(eva, of=f"unit:{unit.pk}") == 404
    assert status(eva, of=f"recruiter:{rik.person.pk}") == 404


@pytest.mark.parametrize("of", ["unit:", "unit:x", "client:1", "nobody", "\0"])
def test_nonsense_is_nobody(lena: Actor, of: str) -> None:
    assert status(lena, of=of) == 404


@pytest.mark.parametrize("period", ["x", "2026-13-01", "1999-01-01", "\0"])
def test_a_period_that_is_none_is_the_last_four(lena: Actor, period: str) -> None:
    assert "de laatste vier periodes" in page(lena, period=period)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_every_page_is_a_file(voorbeeld: Organisation, lena: Actor, name: str, kind: str) -> None:
    quarter(voorbeeld)
    response = lena.client.get(reverse(f"evaluations:{name}_file", args=[kind]))
    assert response.status_code == 200
    assert response["Content-Disposition"].endswith(f'.{kind}"')


def test_a_file_has_what_the_page_has(voorbeeld: Organisation, lena: Actor) -> None:
    quarter(voorbeeld)
    text = lena.client.get(reverse("evaluations:results_file", args=["csv"])).content.decode()
    assert "kwartaal 2 van 2026;'+20;" in text
    assert f"Gedrag;3,9;3,2 – 4,6;{sum(FIVE)}" in text
    assert status(lena, "results_file", "pdf") == 404
