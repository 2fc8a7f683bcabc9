"""The table of a conversation's states: walked at random, it never does what is not listed."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Actor
from tests.conversations.talking import seat, talk
from tweespraak.conversations.rules.states import (
    OVER,
    TRANSITIONS,
    Act,
    ActRefused,
    State,
    possible,
    state_after,
)


@given(st.lists(st.sampled_from(Act), max_size=25))
def test_a_walk_takes_only_listed_steps_and_stops_where_it_is_over(acts: list[Act]) -> None:
    state = State.PLANNED
    for act in acts:
        try:
            after = state_after(state, act)
        except ActRefused:
            assert (state, act) not in TRANSITIONS
            continue
        assert TRANSITIONS[state, act] is after
        assert state not in OVER
        state = after


def test_every_state_is_reached_and_every_act_is_of_use() -> None:
    assert {*TRANSITIONS.values(), State.PLANNED} == set(State)
    assert {act for _state, act in TRANSITIONS} == set(Act)


def test_nothing_is_possible_once_it_is_over() -> None:
    assert all(not possible(state) for state in OVER)


def test_two_sit_opposite_each_other_in_every_state(anna: Actor, bram: Actor) -> None:
    for state in State:
        conversation = talk(anna, bram, state)
        mine = seat(conversation, anna)
        assert (mine.side, mine.other_name) == ("employee", "Bram Bakker")
