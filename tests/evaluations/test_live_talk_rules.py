"""What a talk is about, and by when it is followed up: pure rules, without the database."""

from datetime import date

import pytest

from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.rules.talking import (
    Given,
    Terms,
    Why,
    agenda_of,
    is_late,
    looks_next_on,
    suggested,
    went_well,
)

ASKED = ("S06", "R03", "G07", "C02", "C05", "C08")
TODAY = date(2026, 9, 7)


def test_the_lowest_the_widest_difference_and_one_strength() -> None:
    given = Given(ASKED, {"S06": 1, "R03": 2, "G07": 5}, {"C02": 4, "C05": 4})
    assert suggested(given) == {"S06": Why.LOWEST, "R03": Why.GAP, "G07": Why.STRENGTH}


def test_what_did_not_apply_is_suggested_nowhere() -> None:
    assert suggested(Given(ASKED, {}, {"C02": 1})) == {}


def test_what_both_bring_stands_there_once() -> None:
    rows = agenda_of({Side.CLIENT: ["S06"], Side.RECRUITER: ["G07", "S06"]})
    assert [(one["key"], one["by"]) for one in rows] == [("G07", "recruiter"), ("S06", "recruiter")]


@pytest.mark.parametrize(("values", "expected"), [([4, 5], True), ([5, 3], False), ([], False)])
def test_only_what_nobody_scored_low_should_stay(values: list[int], expected: bool) -> None:
    assert went_well(values) is expected


@pytest.mark.parametrize(
    ("contacted", "held", "today", "late"),
    [
        (False, False, date(2026, 9, 3), False),  # the last day to call counts
        (False, False, date(2026, 9, 4), True),
        (True, False, date(2026, 9, 15), False),
        (True, False, date(2026, 9, 16), True),
        (True, True, date(2026, 9, 30), False),
    ],
)
def test_not_followed_up_from_the_day_after(
    contacted: bool, held: bool, today: date, late: bool
) -> None:
    terms = Terms(date(2026, 9, 3), date(2026, 9, 15), contacted, held)
    assert is_late(terms, today) is late


def test_the_clock_looks_after_each_last_day() -> None:
    terms = Terms(date(2026, 9, 3), date(2026, 9, 15), is_contacted=False, is_held=False)
    assert looks_next_on(terms, date(2026, 9, 2)) == date(2026, 9, 3)
    assert looks_next_on(terms, TODAY) == date(2026, 9, 15)
    assert looks_next_on(terms, date(2026, 9, 16)) is None
