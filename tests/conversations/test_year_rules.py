"""What makes a good year: no long gaps, the four themes, time to prepare."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conversations.year import PERIODS
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import CARD_KINDS, Kind, faults
from tweespraak.conversations.rules.rhythm import (
    FIXED_THEMES,
    PeriodFault,
    is_too_long,
    missing_themes,
    questions_for,
    read_periods,
    stored_periods,
    year_faults,
    year_rhythm,
    years_without,
)

TODAY = date(2026, 9, 1)
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@given(DAYS)
def test_the_year_that_is_filled_in_has_no_fault_and_every_theme(today: date) -> None:
    periods = year_rhythm(today)
    assert not year_faults(periods, today)
    assert not years_without(periods)
    assert periods[-1].kind is Kind.GOOD_CONVERSATION


def test_a_whole_year_begins_with_ambitions_and_the_course_and_has_three_check_ins() -> None:
    first, *check_ins, last = year_rhythm(date(2026, 12, 1))
    assert {"ambitions", "direction"} <= set(first.themes)
    assert (first.minutes, last.minutes) == (60, 60)
    assert [one.kind for one in check_ins] == [Kind.CHECK_IN] * 3
    assert set(last.themes) == set(FIXED_THEMES)


def test_two_years_in_a_row_leave_no_long_gap() -> None:
    last, first = year_rhythm(date(2026, 1, 1))[-1], year_rhythm(date(2026, 12, 1))[0]
    assert first.until_on - last.from_on <= timedelta(days=120)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"until_on": date(2026, 10, 1)}, PeriodFault.UNTIL_BEFORE_FROM),
        ({"from_on": date(2026, 9, 20)}, PeriodFault.OVERLAP),
        ({"until_on": date(2027, 1, 6)}, PeriodFault.GAP),
        ({"themes": ("results", "wellbeing")}, PeriodFault.TOO_FEW_THEMES),
        ({"themes": ("results", "development", "direction")}, PeriodFault.WITHOUT_ALWAYS),
    ],
)
def test_a_fault_of_the_second_period_is_found_there(
    change: dict[str, object], fault: PeriodFault
) -> None:
    found = year_faults((PERIODS[0], replace(PERIODS[1], **change)), TODAY)
    assert [(one.fault, one.place) for one in found] == [(fault, 1)]


def test_a_gap_of_120_days_is_fine_and_121_is_told_in_days() -> None:
    begin = PERIODS[0].from_on
    fits = replace(PERIODS[1], until_on=begin + timedelta(days=120))
    assert year_faults((PERIODS[0], fits), TODAY) == []
    over = replace(PERIODS[1], until_on=begin + timedelta(days=121))
    assert [one.days for one in year_faults((PERIODS[0], over), TODAY)] == [121]


@pytest.mark.parametrize(("days", "fine"), [(14, True), (13, False)])
def test_a_good_conversation_is_asked_for_fourteen_days_ahead(days: int, fine: bool) -> None:
    until = TODAY + timedelta(days=days)
    found = year_faults((replace(PERIODS[1], from_on=TODAY, until_on=until),), TODAY)
    assert bool(found) is not fine


def test_a_year_without_periods_is_none() -> None:
    assert [one.fault for one in year_faults((), TODAY)] == [PeriodFault.NO_PERIOD]


def test_a_period_over_new_year_is_sure_of_neither_year() -> None:
    over = replace(PERIODS[1], from_on=date(2026, 12, 15), until_on=date(2027, 1, 15))
    assert years_without((over,)) == {2026: list(FIXED_THEMES), 2027: list(FIXED_THEMES)}


def test_T25_a_theme_that_was_not_offered_is_named() -> None:
    assert missing_themes({"results", "wellbeing", "direction"}) == ["development", "collaboration"]
    assert missing_themes(FIXED_THEMES) == []


@given(DAYS, st.integers(0, 400), st.integers(-50, 400) | st.none())
def test_a_gap_is_too_long_from_121_days_on(today: date, ago: int, ahead: int | None) -> None:
    last = today - timedelta(days=ago)
    coming = None if ahead is None else today + timedelta(days=ahead)
    assert is_too_long(last, coming, today) is (ago + max(ahead or 0, 0) > 120)


def test_who_never_talked_has_nothing_to_count_from() -> None:
    assert not is_too_long(None, None, TODAY)


@given(st.sets(st.sampled_from([*FIXED_THEMES, "ambitions", "direction"]), min_size=2))
def test_every_choice_of_themes_gives_a_good_card(themes: set[str]) -> None:
    chosen = themes | {"wellbeing", "results", "direction"}
    for one in CARD_KINDS:
        card = questions_for(one, chosen, library("nl"))
        assert not faults(one, card, library("nl"))
    good = questions_for(Kind.GOOD_CONVERSATION, chosen, library("nl"))
    assert {one.theme for one in good} == chosen


def test_what_is_stored_is_read_back() -> None:
    assert read_periods(stored_periods(PERIODS)) == PERIODS
