"""The one next step of either side, in every state: somebody can always go on."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import THEN
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.states import CLOSED, OVER, OneSided, State
from tweespraak.conversations.rules.steps import Facts, Next, Stage, next_step, stages

START = THEN + timedelta(days=20)
yes_or_no = st.booleans()


def facts(state: State, at=THEN, **more) -> Facts:
    return Facts(
        state, more.pop("side", Side.EMPLOYEE), at, more.pop("starts_at", START), 60, **more
    )


@pytest.mark.parametrize(
    ("state", "more", "step"),
    [
        (State.PLANNED, {"starts_at": None}, Next.PROPOSE),
        (State.INVITING, {}, Next.CONFIRM),
        (State.INVITING, {"is_confirmed": True}, Next.WAIT_CONFIRM),
        (State.INVITING, {"at": START}, Next.PROPOSE),
        (State.PREPARING, {}, Next.PREPARE),
        (State.READY_ONE, {"is_ready": True}, Next.WAIT_READY),
        (State.READY_ONE, {"is_ready": True, "at": START}, Next.ONE_SIDED),
        (State.READY_ONE, {"at": START}, Next.PREPARE),
        (State.READY_BOTH, {"is_ready": True}, Next.WAIT_REVEAL),
        (State.REVEALED, {}, Next.READ),
        (State.REVEALED, {"at": START}, Next.TALK),
        (State.REVEALED, {"at": START + timedelta(hours=1)}, Next.HOLD),
        (State.REVEALED, {"at": START, "says_held": True}, Next.WAIT_HOLD),
        (State.REVEALED_ONE_SIDED, {"one_sided": OneSided.OWN_CARD}, Next.TALK),
        (State.HELD, {}, Next.RECORD),
        (State.FOR_REACTION, {"handed_over_by": "employee"}, Next.WAIT_REACTION),
        (State.FOR_REACTION, {"handed_over_by": "manager"}, Next.REACT),
        (State.CLOSED_AGREED, {}, Next.READ_BACK),
        (State.CANCELLED, {}, Next.NOTHING),
        (State.CANCELLED, {"starts_at": None}, Next.NOTHING),
        (State.PREPARING, {"other_calls_off": True}, Next.ANSWER_CALL_OFF),
        (State.PREPARING, {"calls_off": True}, Next.WAIT_CALL_OFF),
        (State.CANCELLED, {"calls_off": True, "other_calls_off": True}, Next.NOTHING),
        (State.REVEALED, {"other_calls_off": True}, Next.READ),
    ],
)
def test_there_is_one_next_step(state: State, more: dict, step: Next) -> None:
    assert next_step(facts(state, **more)) is step


@given(st.sampled_from(State), yes_or_no, yes_or_no, yes_or_no, st.integers(-30, 30))
def test_while_it_goes_on_the_two_never_both_wait_for_each_other(
    state: State, mine: bool, other: bool, held: bool, days: int
) -> None:
    if state is State.INVITING and mine and other:
        return  # both said yes: then it is no longer inviting
    if state in (State.PREPARING, State.READY_ONE) and mine and other:
        return  # both ready: then it is no longer preparing
    at = START + timedelta(days=days)
    seats = [
        facts(state, at, side=side, is_confirmed=yes, is_ready=yes, says_held=held and yes,
              handed_over_by="manager")
        for side, yes in ((Side.EMPLOYEE, mine), (Side.MANAGER, other))
    ]  # fmt: skip
    steps = {next_step(one) for one in seats}
    if state is State.READY_BOTH or state in OVER or (held and mine and other):
        return  # the clock goes on, nobody has to, or both said that they talked
    assert any(step.is_mine for step in steps), steps


@given(st.sampled_from(State), st.integers(-30, 30))
def test_the_road_has_one_place_where_one_is(state: State, days: int) -> None:
    words = [word for _stage, word in stages(facts(state, START + timedelta(days=days)))]
    assert len(words) == len(Stage)
    assert words.count("current") == (0 if state in CLOSED else 1)
    assert words == sorted(words, key=["done", "current", "todo"].index)
