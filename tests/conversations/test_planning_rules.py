"""How far ahead one plans, where the clock jumps, who gives a reason, and where the two go on."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.conversations.rules import CARD_KINDS, Kind, Side
from tweespraak.conversations.rules.planning import (
    LEAD_DAYS,
    MOVE_REASONS,
    Refusal,
    call_off_refused,
    cycle_refused,
    due_after,
    is_sooner,
    moment_in,
    move_refused,
    outlasts,
    proposal_refused,
    remind_at,
    resumed,
)
from tweespraak.conversations.rules.states import Act, OneSided, Reason, State, state_after

ZONE = "Europe/Amsterdam"
THERE = ZoneInfo(ZONE)
GOOD, SHORT = Kind.GOOD_CONVERSATION, Kind.CHECK_IN
days = st.integers(min_value=0, max_value=60)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@given(moments, days, st.sampled_from(CARD_KINDS))
def test_sooner_counts_the_days_of_the_organisation(at: datetime, ahead: int, kind: Kind) -> None:
    day = at.astimezone(THERE).date() + timedelta(days=ahead)
    starts_at = datetime.combine(day, time(23, 30), THERE)
    assert is_sooner(kind, starts_at, at, ZONE) == (ahead < LEAD_DAYS[kind])


def test_late_in_the_evening_it_is_a_day_later_where_the_organisation_works() -> None:
    asked = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)  # 2 June, 00:30 in Amsterdam
    assert is_sooner(SHORT, datetime(2026, 6, 3, 9, tzinfo=THERE), asked, ZONE)
    assert not is_sooner(SHORT, datetime(2026, 6, 4, 0, 15, tzinfo=THERE), asked, ZONE)


@pytest.mark.parametrize("asked_on", [date(2026, 3, 16), date(2026, 10, 12)])
def test_a_clock_that_jumps_in_between_changes_no_day(asked_on: date) -> None:
    asked = datetime.combine(asked_on, time(23, 59), THERE)
    fourteen = datetime.combine(asked_on + timedelta(days=14), time(0, 1), THERE)
    assert not is_sooner(GOOD, fourteen, asked, ZONE)
    assert is_sooner(GOOD, fourteen - timedelta(minutes=2), asked, ZONE)


def test_an_hour_that_does_not_exist_is_no_moment() -> None:
    assert moment_in(date(2026, 3, 29), time(2, 30), ZONE) is None
    assert moment_in(date(2026, 3, 29), time(3, 0), ZONE) == datetime(2026, 3, 29, 1, tzinfo=UTC)
    twice = moment_in(date(2026, 10, 25), time(2, 30), ZONE)
    assert twice == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_proposal_lies_ahead_and_leaves_time() -> None:
    at = datetime(2026, 9, 1, 9, tzinfo=UTC)
    said = [
        proposal_refused(kind, at + timedelta(days=ahead), at=at, zone=ZONE, sooner=sooner)
        for kind, ahead, sooner in (
            (GOOD, 14, False), (GOOD, 13, False), (GOOD, 13, True), (SHORT, 2, False),
            (SHORT, 1, False), (GOOD, 0, True), (GOOD, -3, True), (GOOD, 400, False),
        )
    ]  # fmt: skip
    assert said == [
        None, Refusal.TOO_SOON, None, None, Refusal.TOO_SOON, Refusal.PAST, Refusal.PAST,
        Refusal.TOO_FAR,
    ]  # fmt: skip


def test_a_cycle_never_asks_sooner() -> None:
    today = date(2026, 9, 1)
    assert cycle_refused(GOOD, date(2026, 9, 14), today) is Refusal.TOO_SOON
    assert cycle_refused(GOOD, date(2026, 9, 15), today) is None


def test_each_moves_once_without_a_reason() -> None:
    assert move_refused(0, None) is None
    assert move_refused(1, None) is Refusal.REASON
    assert move_refused(1, Reason.LEFT) is Refusal.REASON
    assert all(move_refused(5, reason) is None for reason in MOVE_REASONS)


def test_what_was_read_is_not_called_off() -> None:
    busy = Reason.BUSY
    assert call_off_refused(State.PREPARING, busy) is None
    assert call_off_refused(State.PREPARING, None) is Refusal.REASON
    assert call_off_refused(State.PREPARING, Reason.MANAGER_CHANGED) is Refusal.REASON
    assert call_off_refused(State.REVEALED, busy) is Refusal.READ
    assert call_off_refused(State.HELD, busy) is Refusal.NOT_NOW


@pytest.mark.parametrize(
    ("ready", "was_revealed", "one_sided", "after"),
    [
        ([], False, "", State.PREPARING),
        ([Side.MANAGER], False, "", State.READY_ONE),
        (list(Side), False, "", State.READY_BOTH),
        (list(Side), True, "", State.REVEALED),
        ([Side.EMPLOYEE], True, OneSided.SHOWN, State.REVEALED_ONE_SIDED),
        ([Side.EMPLOYEE], False, OneSided.OWN_CARD, State.READY_ONE),
    ],
)
def test_after_moving_the_two_go_on_where_they_were(
    ready: list[Side], was_revealed: bool, one_sided: str, after: State
) -> None:
    state = state_after(State.INVITING, Act.CONFIRM)
    for act in resumed(ready, was_revealed=was_revealed, one_sided=one_sided):
        state = state_after(state, act)
    assert state is after


def test_the_reminder_counts_working_days_before_the_reveal() -> None:
    monday = datetime(2026, 9, 21, 10, tzinfo=THERE)  # revealed on Sunday
    assert remind_at(monday, ZONE) == datetime(2026, 9, 17, 10, tzinfo=THERE)
    after_the_jump = datetime(2026, 3, 31, 10, tzinfo=THERE)
    assert remind_at(after_the_jump, ZONE) == datetime(2026, 3, 26, 10, tzinfo=THERE)


@given(moments, st.integers(min_value=1, max_value=2000), st.sampled_from(State))
def test_the_clock_never_looks_back_and_never_reminds_after_the_start(
    at: datetime, hours: int, state: State
) -> None:
    starts_at = at + timedelta(hours=hours)
    due = due_after(state, starts_at, at=at, zone=ZONE)
    assert due is None or at <= due <= starts_at


def test_what_comes_before_a_move_is_still_held() -> None:
    at, on = datetime(2026, 9, 1, 9, tzinfo=UTC), date(2026, 10, 1)
    before, after = datetime(2026, 9, 30, 20, tzinfo=UTC), datetime(2026, 9, 30, 22, 30, tzinfo=UTC)
    assert outlasts(before, None, on=on, at=at, zone=ZONE)
    assert not outlasts(after, None, on=on, at=at, zone=ZONE)  # 1 October in Amsterdam
    assert outlasts(None, date(2026, 9, 30), on=on, at=at, zone=ZONE)
    assert not outlasts(None, None, on=on, at=at, zone=ZONE)
    assert not outlasts(before, None, on=date(2026, 9, 1), at=at, zone=ZONE)
