"""The table of an assessment's states: walked at random, it never does what is not listed."""

from hypothesis import given
from hypothesis import strategies as st

from tweespraak.assessments.rules.states import (
    OVER,
    TRANSITIONS,
    Act,
    ActRefused,
    State,
    state_after,
)


@given(st.lists(st.sampled_from(Act), max_size=40))
def test_a_walk_takes_only_listed_steps_and_nobody_reads_before_the_participant(
    acts: list[Act],
) -> None:
    state, walked = State.DRAFT, [State.DRAFT]
    for act in acts:
        try:
            state = state_after(state, act)
        except ActRefused:
            assert (state, act) not in TRANSITIONS
            continue
        walked.append(state)
    if State.RELEASED in walked or State.PARTIALLY_RELEASED in walked:
        assert State.WITH_PARTICIPANT in walked
        assert State.TALK_HELD in walked or State.TALK_WAIVED in walked


def test_every_state_is_reached_and_every_act_is_of_use() -> None:
    assert {*TRANSITIONS.values(), State.DRAFT} == set(State)
    assert {act for _state, act in TRANSITIONS} == set(Act)


def test_nothing_is_possible_once_it_is_over() -> None:
    assert all(state not in OVER for state, _act in TRANSITIONS)
