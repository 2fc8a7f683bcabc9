"""The arithmetic of turns, the words for the balance, and when the room is open."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import THEN
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.room import (
    GONE_AFTER,
    LONGEST_TURN,
    Balance,
    Room,
    Spoken,
    balance,
    begins,
    is_gone,
    room_at,
)
from tweespraak.conversations.rules.states import State

E, M = Side.EMPLOYEE, Side.MANAGER
taps = st.lists(
    st.tuples(st.sampled_from([E, M, None]), st.integers(min_value=0, max_value=3600)), max_size=30
)


@given(taps)
def test_no_second_is_counted_twice_or_for_nobody(tapped: list[tuple[Side | None, int]]) -> None:
    spoken, at, passed = Spoken(), THEN, 0
    for side, seconds in tapped:
        spoken = spoken.handed_to(side, at)
        at += timedelta(seconds=seconds)
        passed += min(seconds, int(LONGEST_TURN.total_seconds())) if side else 0
    ended = spoken.until(at)
    total = ended.employee + ended.manager
    assert total <= passed
    assert (ended.turn, ended.since_at) == (None, None)
    merged = [side for side, _seconds in tapped]
    if all(one is not other for one, other in pairwise(merged)):
        assert total == passed


@given(taps)
def test_time_only_grows(tapped: list[tuple[Side | None, int]]) -> None:
    spoken, at = Spoken(), THEN
    for side, seconds in tapped:
        after = spoken.handed_to(side, at)
        assert after.employee >= spoken.employee
        assert after.manager >= spoken.manager
        spoken, at = after, at + timedelta(seconds=seconds)


def test_tapping_who_speaks_already_changes_nothing() -> None:
    spoken = Spoken().handed_to(E, THEN)
    assert spoken.handed_to(E, THEN + timedelta(minutes=3)) == spoken


def test_a_forgotten_turn_counts_for_twenty_minutes() -> None:
    spoken = Spoken().handed_to(M, THEN)
    assert spoken.until(THEN + timedelta(days=2)).manager == 20 * 60


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    spoken = Spoken(60, 60).handed_to(M, THEN)
    assert spoken.until(THEN - timedelta(hours=1)) == Spoken(60, 60)


@pytest.mark.parametrize(
    ("employee", "manager", "found"),
    [
        (20, 30, Balance.TOO_SHORT),
        (60, 60, Balance.EVEN),
        (60, 40, Balance.EVEN),
        (61, 39, Balance.EMPLOYEE_MORE),
        (25, 75, Balance.MANAGER_MORE),
        (24, 76, Balance.MANAGER_MOST),
        (100, 0, Balance.EMPLOYEE_MOST),
    ],
)
def test_the_balance_in_words(employee: int, manager: int, found: Balance) -> None:
    assert balance(Spoken(employee, manager)) is found


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_both_sides_are_judged_alike(one: int, other: int) -> None:
    swapped = balance(Spoken(one, other)).value.replace("employee", "x")
    mirrored = balance(Spoken(other, one)).value.replace("manager", "x")
    assert swapped.replace("manager", "y") == mirrored.replace("employee", "y")


def test_who_begins_alternates_and_the_employee_is_first() -> None:
    assert [begins(number) for number in range(4)] == [E, M, E, M]


def test_silence_of_twelve_seconds_is_being_gone() -> None:
    assert not is_gone(THEN, THEN + GONE_AFTER)
    assert is_gone(THEN, THEN + GONE_AFTER + timedelta(seconds=1))
    assert is_gone(None, THEN)


@pytest.mark.parametrize(
    ("state", "minutes", "found"),
    [
        (State.PREPARING, 0, Room.NOT_REVEALED),
        (State.READY_BOTH, 0, Room.NOT_REVEALED),
        (State.REVEALED, -31, Room.TOO_EARLY),
        (State.REVEALED, -30, Room.OPEN),
        (State.REVEALED_ONE_SIDED, 90, Room.OPEN),
        (State.HELD, -90, Room.OPEN),
        (State.RECORDING, 0, Room.OPEN),
        (State.FOR_REACTION, 0, Room.RECORDED),
        (State.CLOSED_NO_RECORD, 0, Room.RECORDED),
        (State.CANCELLED, 0, Room.CANCELLED),
    ],
)
def test_what_is_behind_the_door(state: State, minutes: int, found: Room) -> None:
    assert room_at(state, THEN, THEN + timedelta(minutes=minutes)) is found
