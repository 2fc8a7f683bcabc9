"""The rules of taking a test, without a database."""

from datetime import UTC, datetime
from random import Random
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.testing.rules import (
    Act,
    Malformed,
    Refused,
    State,
    after,
    answered,
    last_answers,
    may_retake_from,
    next_position,
    read_answer,
    skipped_positions,
)

ITEMS = [f"item{number}" for number in range(1, 6)]
VALUES = st.one_of(st.none(), st.integers(1, 5))
FEW = settings(max_examples=40, deadline=None)
GIVEN = st.lists(st.tuples(st.sampled_from(ITEMS), VALUES), max_size=20)


@pytest.mark.parametrize(
    ("state", "act", "expected"),
    [
        (State.NOT_STARTED, Act.START, State.STARTED),
        (State.NOT_STARTED, Act.ANSWER, None),
        (State.NOT_STARTED, Act.CHANGE_LANGUAGE, None),
        (State.NOT_STARTED, Act.FINISH, None),
        (State.STARTED, Act.START, State.STARTED),
        (State.STARTED, Act.ANSWER, State.STARTED),
        (State.STARTED, Act.CHANGE_LANGUAGE, State.STARTED),
        (State.STARTED, Act.FINISH, State.FINISHED),
        (State.FINISHED, Act.START, None),
        (State.FINISHED, Act.ANSWER, None),
        (State.FINISHED, Act.CHANGE_LANGUAGE, None),
        (State.FINISHED, Act.FINISH, State.FINISHED),
    ],
)
def test_what_may_happen_to_a_session(state: State, act: Act, expected: State | None):
    if expected is None:
        with pytest.raises(Refused):
            after(state, act)
    else:
        assert after(state, act) is expected


@FEW
@given(GIVEN)
def test_the_last_answer_of_each_item_counts_and_none_is_lost(rows: list):
    folded = last_answers(rows)
    assert set(folded) == {item for item, _ in rows}
    for item, value in folded.items():
        assert [v for i, v in rows if i == item][-1] == value


# One tab: presses in its own order, each sent once or more, because a reply was lost.
TAB = st.lists(st.tuples(st.sampled_from(ITEMS), VALUES, st.integers(1, 3)), max_size=8)


@FEW
@given(st.tuples(TAB, TAB), st.randoms(use_true_random=False))
def test_two_tabs_and_retries_in_any_order_keep_the_last_of_each_item(tabs: tuple, chance: Random):
    queues = [
        [
            (click, row[:2])
            for click, row in enumerate(tab, start=100 * number)
            for _ in range(row[2])
        ]
        for number, tab in enumerate(tabs)
    ]
    stored: dict[int, tuple] = {}  # what the database keeps: the first arrival of each press
    while any(queues):
        click, row = chance.choice([queue for queue in queues if queue]).pop(0)
        stored.setdefault(click, row)
    folded = last_answers(stored.values())
    assert len(stored) == sum(map(len, tabs))
    assert set(folded) == {row[0] for tab in tabs for row in tab}
    for tab in tabs:
        for item in {row[0] for row in tab}:
            own = [value for key, value, _ in tab if key == item][-1]
            others = {
                value
                for other in tabs
                if other is not tab
                for key, value, _ in other
                if key == item
            }
            assert folded[item] == own or folded[item] in others


@FEW
@given(st.dictionaries(st.sampled_from(ITEMS), VALUES))
def test_every_item_is_waiting_skipped_or_answered(answers: dict):
    skipped = skipped_positions(ITEMS, answers)
    waiting = [place for place, key in enumerate(ITEMS, 1) if key not in answers]
    assert next_position(ITEMS, answers) == (waiting[0] if waiting else None)
    assert answered(answers) + len(skipped) + len(waiting) == len(ITEMS)


@pytest.mark.parametrize(
    ("finished", "again"),
    [
        (datetime(2026, 3, 5, 9, tzinfo=UTC), datetime(2026, 9, 5, 9, tzinfo=UTC)),
        (datetime(2026, 8, 31, 9, tzinfo=UTC), datetime(2027, 2, 28, 9, tzinfo=UTC)),
        (datetime(2027, 8, 31, 9, tzinfo=UTC), datetime(2028, 2, 29, 9, tzinfo=UTC)),
        (datetime(2026, 12, 31, 9, tzinfo=UTC), datetime(2027, 6, 30, 9, tzinfo=UTC)),
    ],
)
def test_a_test_may_be_taken_again_six_months_later(finished: datetime, again: datetime):
    assert may_retake_from(finished) == again


GOOD = {"item": "item1", "value": "4", "language": "nl", "click": str(uuid4())}


@pytest.mark.parametrize("value", ["1", "2", "3", "4", "5", "skip"])
def test_an_answer_is_1_to_5_or_a_skip(value: str):
    read = read_answer({**GOOD, "value": value}, ITEMS, ["nl", "en"])
    assert read.value == (None if value == "skip" else int(value))


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "0"},
        {"value": "6"},
        {"value": "-1"},
        {"value": "3.0"},
        {"value": "٣"},
        {"value": ""},
        {"value": "9" * 5000},
        {"item": "item9"},
        {"item": ""},
        {"language": "de"},
        {"language": ""},
        {"click": ""},
        {"click": "not-a-uuid"},
        {"click": "\x00"},
    ],
)
def test_what_is_not_an_answer_is_refused(wrong: dict[str, str]):
    with pytest.raises(Malformed):
        read_answer({**GOOD, **wrong}, ITEMS, ["nl", "en"])


@pytest.mark.parametrize("name", GOOD)
def test_nothing_may_be_missing(name: str):
    with pytest.raises(Malformed):
        read_answer({key: text for key, text in GOOD.items() if key != name}, ITEMS, ["nl"])
