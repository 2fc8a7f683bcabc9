"""The clock of an item: the server's, standing still when the signs of a page stop."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.testing.rules.timing import (
    BEAT,
    LOST_AFTER,
    PER_ITEM,
    STOPPED_IN_ALL,
    OnScreen,
    Standing,
    allowed_with,
    answer_counts,
    clock_at,
)

START = datetime(2026, 11, 22, 9, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def shown(seen: float = 0.0, allowed: timedelta = PER_ITEM) -> OnScreen:
    """An item shown at the start, whose page gave its last sign after so many seconds."""
    return OnScreen(START, after(seen), allowed)


def minutes(*lengths: float) -> list[timedelta]:
    return [timedelta(minutes=length) for length in lengths]


def test_time_runs_while_signs_come():
    clock = clock_at(shown(seen=25), [], after(30))
    assert (clock.standing, clock.left) == (Standing.RUNNING, timedelta(seconds=30))
    assert not clock.stood_still


def test_a_reload_goes_on_with_the_same_time():
    assert clock_at(shown(seen=20), [], after(20) + LOST_AFTER).standing is Standing.RUNNING


def test_time_is_up_after_a_minute():
    assert clock_at(shown(seen=55), [], after(59.9)).standing is Standing.RUNNING
    assert clock_at(shown(seen=55), [], after(60)).standing is Standing.TIMED_OUT


def test_extra_time_is_longer():
    item = shown(seen=60, allowed=allowed_with(1.5))
    assert clock_at(item, [], after(65)).left == timedelta(seconds=25)
    assert clock_at(shown(seen=88, allowed=allowed_with(1.5)), [], after(90)).standing is (
        Standing.TIMED_OUT
    )


def test_a_lost_connection_stops_the_clock_at_the_last_sign():
    clock = clock_at(shown(seen=20), [], after(140))
    assert clock.standing is Standing.INTERRUPTED
    assert clock.stood_still == timedelta(seconds=120)


def test_no_more_than_three_times():
    assert clock_at(shown(seen=20), minutes(0.3, 0.3), after(50)).standing is Standing.INTERRUPTED
    clock = clock_at(shown(seen=20), minutes(0.3, 0.3, 0.3), after(50))
    assert (clock.standing, clock.left) == (Standing.RUNNING, timedelta(seconds=10))
    assert clock_at(shown(seen=20), minutes(0.3, 0.3, 0.3), after(61)).standing is (
        Standing.TIMED_OUT
    )


def test_no_more_than_five_minutes_in_all():
    clock = clock_at(shown(seen=20), minutes(3), after(20 + 130))
    assert (clock.standing, clock.stood_still) == (Standing.INTERRUPTED, timedelta(minutes=2))
    clock = clock_at(shown(seen=20), minutes(3), after(20 + 120 + 41))
    assert (clock.standing, clock.stood_still) == (Standing.TIMED_OUT, timedelta(minutes=2))
    assert clock_at(shown(seen=20), minutes(2, 3), after(40)).standing is Standing.RUNNING


def test_who_was_out_of_time_before_the_line_broke_is_out_of_time():
    clock = clock_at(shown(seen=61), [], after(400))
    assert (clock.standing, clock.stood_still) == (Standing.TIMED_OUT, timedelta(0))


@pytest.mark.parametrize(
    ("came", "counts"), [(0.5, True), (59.9, True), (61.9, True), (62.1, False), (600, False)]
)
def test_an_answer_in_time_counts_also_when_signs_went_missing(came: float, counts: bool):
    assert answer_counts(shown(), after(came)) is counts


def test_a_clock_that_goes_backwards_gives_no_more_than_the_whole_time():
    assert clock_at(shown(), [], after(-1)).standing is Standing.RUNNING
    assert clock_at(shown(), [], after(-1)).left == PER_ITEM


@pytest.mark.slow(reason="fifty whole sessions")
@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 900), max_size=12))
def test_however_often_it_is_lost_the_clock_stands_still_three_times_and_five_minutes(gaps):
    stops: list[timedelta] = []
    for gap in gaps:
        item = shown(seen=30)
        clock = clock_at(item, stops, after(30 + gap))
        if clock.stood_still:
            assert timedelta(seconds=gap) > 2 * BEAT
            stops.append(clock.stood_still)
        if clock.standing is Standing.RUNNING:
            assert after(30 + gap) + clock.left == START + PER_ITEM
    assert len(stops) <= 3
    assert sum(stops, timedelta(0)) <= STOPPED_IN_ALL
