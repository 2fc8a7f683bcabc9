"""The table of a conversation's states: walked at random, it never does what is not listed."""

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import Actor
from tests.conversations.talking import seat, talk
from tweespraak.conversations.rules import SIDES, Kind
from tweespraak.conversations.rules.states import (
    OVER,
    TRANSITIONS,
    TRANSITIONS_OF,
    Act,
    ActRefused,
    State,
    possible,
    state_after,
)


@given(st.sampled_from(Kind), st.lists(st.sampled_from(Act), max_size=25))
def test_a_walk_takes_only_listed_steps_and_stops_where_it_is_over(
    kind: Kind, acts: list[Act]
) -> None:
    state = State.PLANNED
    for act in acts:
        try:
            after = state_after(state, act, kind)
        except ActRefused:
            assert (state, act) not in TRANSITIONS_OF[kind]
            continue
        assert TRANSITIONS_OF[kind][state, act] is after
        assert state not in OVER
        state = after


def test_every_state_is_reached_and_every_act_is_of_use() -> None:
    assert {*TRANSITIONS.values(), State.PLANNED} == set(State)
    assert {act for _state, act in TRANSITIONS} == set(Act)


def test_nothing_is_possible_once_it_is_over() -> None:
    assert all(not possible(state, kind) for state in OVER for kind in Kind)


def test_a_feedback_talk_is_never_prepared_here_revealed_or_recorded() -> None:
    reached = {*TRANSITIONS_OF[Kind.FEEDBACK].values(), State.PLANNED}
    assert reached == {
        State.PLANNED, State.INVITING, State.PREPARING, State.HELD, State.CLOSED_NO_RECORD,
        State.CANCELLED,
    }  # fmt: skip


def test_every_kind_has_its_two_sides_who_see_each_other() -> None:
    assert set(SIDES) == set(Kind)
    for first, second in SIDES.values():
        assert (first.other, second.other) == (second, first)


def test_two_sit_opposite_each_other_in_every_state(anna: Actor, bram: Actor) -> None:
    for state in State:
        conversation = talk(anna, bram, state)
        mine = seat(conversation, anna)
        assert (mine.side, mine.other_name) == ("employee", "Bram Bakker")


def test_a_talk_after_a_rejection_goes_the_same_way() -> None:
    assert TRANSITIONS_OF[Kind.REJECTION_TALK] == TRANSITIONS_OF[Kind.FEEDBACK]
