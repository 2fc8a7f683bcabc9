"""The states of a goal, its days and when it asks: pure rules, walked by machines."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.insights.rules.goals import (
    STATE_AFTER_TURN,
    TRANSITIONS,
    Act,
    ActRefused,
    Asks,
    DayRefused,
    GoalState,
    Plan,
    Question,
    asks,
    check_day,
    furthest,
    is_many,
    possible,
    state_after,
)

TODAY = date(2026, 9, 1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def plan(due_on: date, every: int) -> Plan:
    return Plan("Vragen", "Ik vraag", "het overleg begint", "vraag ik", due_on, every)


@pytest.mark.parametrize("state", GoalState)
@pytest.mark.parametrize("act", Act)
def test_what_is_not_listed_is_refused(state: GoalState, act: Act) -> None:
    if (state, act) in TRANSITIONS:
        assert state_after(state, act) is TRANSITIONS[state, act]
        assert act in possible(state)
    else:
        with pytest.raises(ActRefused):
            state_after(state, act)
        assert act not in possible(state)


@given(st.lists(st.sampled_from(Act), max_size=12))
def test_however_one_walks_the_state_follows_from_the_last_turn(acts: list[Act]) -> None:
    """Every walk: refused acts change nothing, and the last turn alone tells the state."""
    state, done = GoalState.NEW, []
    for act in (Act.MAKE, *acts):
        try:
            state = state_after(state, act)
        except ActRefused:
            assert (state, act) not in TRANSITIONS
            continue
        done.append(act)
    assert state is not GoalState.NEW
    assert state is STATE_AFTER_TURN[[act for act in done if act in STATE_AFTER_TURN][-1]]


@given(st.lists(st.sampled_from(Act), max_size=12))
def test_no_walk_makes_a_goal_twice_or_closes_it_twice(acts: list[Act]) -> None:
    state, turns = GoalState.OPEN, []
    for act in acts:
        if act in possible(state):
            state = state_after(state, act)
            turns.append(act)
    assert Act.MAKE not in turns
    closing = [act for act in turns if act in (Act.FINISH, Act.STOP, Act.REOPEN)]
    assert all((act is Act.REOPEN) == (place % 2 == 1) for place, act in enumerate(closing))


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 9, 1), date(2027, 3, 1)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 30), date(2028, 2, 29)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 12, 31), date(2027, 6, 30)),
    ],
)
def test_six_months_ahead_is_a_day_that_exists(today: date, last: date) -> None:
    assert furthest(today) == last


@given(DAYS)
def test_the_furthest_day_is_about_half_a_year_ahead(today: date) -> None:
    assert timedelta(178) <= furthest(today) - today <= timedelta(184)
    check_day(furthest(today), today)
    check_day(today + timedelta(1), today)
    for day in (today, today - timedelta(1), furthest(today) + timedelta(1)):
        with pytest.raises(DayRefused):
            check_day(day, today)


@pytest.mark.parametrize(
    ("due", "every", "looked", "expected"),
    [
        (30, 14, 0, None),
        (30, 14, -13, None),
        (30, 14, -14, Asks(Question.CHECK_IN, TODAY)),
        (30, 14, -20, Asks(Question.CHECK_IN, TODAY - timedelta(6))),
        (30, 0, -100, None),
        (0, 0, -60, Asks(Question.DATE, TODAY)),
        (-3, 14, -20, Asks(Question.DATE, TODAY - timedelta(3))),
        (-3, 14, -1, None),  # looked at it since: not again so soon
        (-30, 14, -14, Asks(Question.CHECK_IN, TODAY)),
    ],
)
def test_a_goal_asks_on_its_day_and_now_and_then(
    due: int, every: int, looked: int, expected: Asks | None
) -> None:
    found = asks(plan(TODAY + timedelta(due), every), TODAY + timedelta(looked), TODAY)
    assert found == expected


@given(DAYS, st.integers(-200, 200), st.sampled_from([0, 7, 14, 30]), st.integers(0, 400))
def test_it_never_asks_since_a_day_to_come_nor_right_after_looking(
    today: date, due: int, every: int, ago: int
) -> None:
    goal = plan(today + timedelta(due), every)
    found = asks(goal, today - timedelta(ago), today)
    assert found is None or found.since <= today
    if due != 0:
        assert asks(goal, today, today) is None


def test_more_than_three_is_many() -> None:
    assert [is_many(number) for number in (0, 3, 4)] == [False, False, True]
