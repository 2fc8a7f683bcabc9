"""Preparing an evaluation: for every client of a closed vacancy, one at a time (E1)."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from tests.cast import THEN, Actor
from tests.evaluations.evaluating import prepared, sent, vacated
from tweespraak.evaluations.actions import preparing
from tweespraak.evaluations.actions.preparing import prepare
from tweespraak.evaluations.models import Evaluation, TopicSet
from tweespraak.evaluations.rules.states import State
from tweespraak.evaluations.rules.topics import DEFAULTS, Side


def _prepare(rik: Actor, *clients: Actor, **values: Any) -> list[Evaluation]:
    whole: dict[str, Any] = {"vacancy": vacated(), "at": THEN, **values}
    return prepare(
        organisation=rik.member.organisation,
        recruiter=rik.person.pk,
        clients=[one.person.pk for one in clients],
        by=rik.person.pk,
        **whole,
    )


def test_every_client_gets_one_that_goes_out_two_working_days_later(
    rik: Actor, hanna: Actor, tom: Actor
) -> None:
    one, two = _prepare(rik, hanna, tom)
    assert {one.client_id, two.client_id} == {hanna.person.pk, tom.person.pk}
    assert one.state == State.PREPARED
    assert one.send_on == date(2026, 9, 3)
    assert one.due_at == THEN.replace(month=9, day=3, hour=6)  # eight in the morning in Amsterdam
    assert tuple(one.client_topics) == DEFAULTS[Side.CLIENT]
    assert tuple(one.recruiter_topics) == DEFAULTS[Side.RECRUITER]


def test_the_recruiter_is_not_asked_about_themselves(rik: Actor, hanna: Actor) -> None:
    assert [one.client_id for one in _prepare(rik, rik, hanna, hanna)] == [hanna.person.pk]


def test_the_same_vacancy_is_asked_about_once(rik: Actor, hanna: Actor) -> None:
    vacancy = vacated()
    first = _prepare(rik, hanna, vacancy=vacancy)
    assert _prepare(rik, hanna, vacancy=vacancy) == first
    assert Evaluation.objects.count() == 1


def test_the_same_vacancy_is_not_asked_about_again_after_it_was_sent(
    rik: Actor, hanna: Actor
) -> None:
    vacancy = vacated()
    there = sent(rik, hanna, vacancy)
    assert _prepare(rik, hanna, vacancy=vacancy) == [there]


def test_a_second_vacancy_joins_what_is_prepared(rik: Actor, hanna: Actor) -> None:
    there = prepared(rik, hanna)
    (joined,) = _prepare(rik, hanna, vacancy=vacated("Planner"))
    assert joined == there
    assert [one["title"] for one in joined.vacancies] == ["Teamleider magazijn", "Planner"]
    assert joined.send_on == there.send_on


def test_who_was_asked_waits_thirty_days_and_then_hears_of_both(rik: Actor, hanna: Actor) -> None:
    sent(rik, hanna)
    late = THEN + timedelta(days=10)
    (one,) = _prepare(rik, hanna, at=late, vacancy=vacated("Planner", closed_on=late.date()))
    (two,) = _prepare(rik, hanna, at=late, vacancy=vacated("Monteur", closed_on=late.date()))
    assert one == two
    assert two.send_on == date(2026, 10, 1)
    assert [row["title"] for row in two.vacancies] == ["Planner", "Monteur"]


def test_who_belongs_to_another_organisation_is_asked_nothing(
    rik: Actor, hanna: Actor, eva: Actor
) -> None:
    assert len(_prepare(rik, hanna, eva)) == 1


def test_two_vacancies_closed_at_the_same_moment_become_one(
    rik: Actor, hanna: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, looks = preparing._there, iter([True, False])

    def at_first_nobody(*given: Any) -> Evaluation | None:
        return None if next(looks) else look(*given)

    def taken(*_given: Any) -> Evaluation:
        raise IntegrityError

    prepared(rik, hanna)
    monkeypatch.setattr(preparing, "_there", at_first_nobody)
    monkeypatch.setattr(preparing, "_made", taken)
    (row,) = _prepare(rik, hanna, vacancy=vacated("Planner"))
    assert [one["title"] for one in row.vacancies] == ["Teamleider magazijn", "Planner"]


def test_a_default_set_that_may_not_be_asked_any_more_gives_way_to_the_library(
    rik: Actor, hanna: Actor
) -> None:
    TopicSet.objects.create(
        organisation=rik.member.organisation, client=["G07", "S01", str(uuid4())], recruiter=["C02"],
        saved_at=THEN, saved_by_id=rik.person.pk,
    )  # fmt: skip
    (row,) = _prepare(rik, hanna)
    assert tuple(row.client_topics) == DEFAULTS[Side.CLIENT]
    assert row.recruiter_topics == ["C02"]
