"""Nobody can work out a small group: not at once, not over time, not by clever subtraction."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.psychometrics import BadInput, Cell, suppress


def cell(label: str, *members: int, value: float = 4.0) -> Cell:
    return Cell(label, frozenset(members), value)


ALL = cell("all", *range(9))
SIX, THREE = cell("six", *range(6)), cell("three", *range(6, 9))


def labels(cells) -> list[str]:
    return [c.label for c in cells if c.members]


def test_the_six_beside_a_hidden_three_is_hidden_too():
    assert labels(suppress([ALL, SIX, THREE])) == ["all"]
    assert labels(suppress([SIX, THREE])) == []


def test_a_hidden_cell_shows_neither_value_nor_members():
    assert suppress([ALL, SIX, THREE])[1] == Cell("six", frozenset(), None)
    assert suppress([ALL])[0] is ALL


def test_hidden_cells_that_reach_the_threshold_together_need_no_third():
    parts = [cell("two", 0, 1), cell("three", 2, 3, 4), cell("rest", *range(5, 20))]
    assert labels(suppress([*parts, cell("all", *range(20))])) == ["rest", "all"]


def test_large_groups_all_stay():
    parts = [cell(str(k), *range(5 * k, 5 * k + 5)) for k in range(4)]
    assert len(labels(suppress([cell("all", *range(20)), *parts]))) == 5


def test_filters_may_not_overlap_in_a_few():
    north, women = cell("north", *range(12)), cell("women", *range(9, 19))
    assert labels(suppress([north, women])) == ["north"]
    assert labels(suppress([north, cell("women", *range(6, 18))])) == ["north", "women"]


@pytest.mark.parametrize("growth", [1, 4])
def test_a_period_that_grows_by_a_few_is_not_redrawn(growth):
    before = suppress([cell("all", *range(20))])
    after = suppress([cell("all", *range(20 + growth))], shown_before=before)
    assert labels(after) == []
    assert labels(suppress([cell("all", *range(25))], shown_before=before)) == ["all"]


def test_erasing_or_changing_one_answer_does_not_reveal_it():
    before = [cell("all", *range(20))]
    assert labels(suppress([cell("all", *range(19))], shown_before=before)) == []
    changed = cell("all", *range(19), 99)
    assert labels(suppress([changed], shown_before=before)) == []


def test_a_hidden_cell_of_before_teaches_nothing():
    before = suppress([ALL, SIX, THREE])
    assert labels(suppress([ALL, SIX, THREE], shown_before=before)) == ["all"]


def test_the_threshold_is_the_callers():
    assert labels(suppress([ALL, SIX, THREE], threshold=3)) == ["all", "six", "three"]
    assert labels(suppress([ALL, SIX, THREE], threshold=10)) == []
    with pytest.raises(BadInput, match="threshold is 0"):
        suppress([ALL], threshold=0)


def test_nothing_in_nothing_out():
    assert suppress([]) == ()
    assert suppress([Cell("nobody", frozenset(), None)]) == (Cell("nobody", frozenset(), None),)


def rounds(people: int):
    """Some rounds of filters over people; later rounds follow earlier ones in time."""
    group = st.frozensets(st.integers(0, people - 1), max_size=people)
    shown = st.lists(group, min_size=1, max_size=5)
    return st.lists(shown, min_size=1, max_size=3)


def published(history, threshold: int) -> list[Cell]:
    shown: list[Cell] = []
    for groups in history:
        cells = [Cell(str(number), group, 3.0) for number, group in enumerate(groups)]
        shown.extend(c for c in suppress(cells, threshold, shown) if c.members)
    return shown


steps = st.lists(
    st.tuples(st.sampled_from(["minus", "and", "or"]), st.integers(0, 99), st.integers(0, 99)),
    max_size=12,
)


@settings(deadline=None)
@given(rounds(30), st.integers(1, 7), steps)
def test_no_sequence_of_filters_and_differences_uncovers_a_small_group(history, threshold, path):
    known = [c.members for c in published(history, threshold)]
    for how, one, other in path if known else []:
        a, b = known[one % len(known)], known[other % len(known)]
        known.append(a - b if how == "minus" else a & b if how == "and" else a | b)
    assert all(not group or len(group) >= threshold for group in known)


@settings(deadline=None, max_examples=40)
@given(rounds(10), st.integers(2, 4))
def test_no_sum_of_shown_totals_depends_on_fewer_people_than_the_threshold(history, threshold):
    """The attack by linear algebra: is anything that rests on a few people alone computable?"""
    shown = published(history, threshold)
    table = np.array([[float(p in c.members) for p in range(10)] for c in shown]).reshape(-1, 10)
    rank = np.linalg.matrix_rank(table) if len(table) else 0
    for few in combinations(range(10), threshold - 1):
        others = np.delete(table, few, axis=1)
        assert (np.linalg.matrix_rank(others) if len(others) else 0) == rank


@settings(deadline=None)
@given(rounds(20), st.integers(1, 7))
def test_what_was_shown_stays_shown_when_nothing_changed(history, threshold):
    shown = published(history, threshold)
    assert suppress(shown, threshold, shown) == tuple(shown)


@settings(deadline=None)
@given(rounds(20), st.integers(1, 7))
def test_every_cell_comes_back_as_it_was_or_hidden(history, threshold):
    cells = [Cell(str(n), group, float(n)) for n, group in enumerate(history[0])]
    for given_cell, returned in zip(cells, suppress(cells, threshold), strict=True):
        assert returned in (given_cell, Cell(given_cell.label, frozenset(), None))


@settings(deadline=None)
@given(rounds(30), st.integers(1, 7))
def test_everybody_is_alike_to_enough_others_in_all_that_is_shown(history, threshold):
    """The finest groups there are: who is in exactly the same shown groups. None is small."""
    shown = published(history, threshold)
    crowd = Counter(tuple(p in c.members for c in shown) for p in range(30))
    assert all(not any(where) or count >= threshold for where, count in crowd.items())


@settings(deadline=None)
@given(rounds(30), st.integers(1, 7))
def test_who_is_left_of_a_table_that_is_shown_is_nobody_or_enough(history, threshold):
    """The total may be known from elsewhere: the rest of the table must not be a few."""
    cells = [Cell(str(n), group, 3.0) for n, group in enumerate(history[0])]
    shown = [c.members for c in suppress(cells, threshold) if c.members]
    rest = frozenset[int]().union(*history[0]).difference(*shown)
    assert not shown or not rest or len(rest) >= threshold


@settings(deadline=None)
@given(rounds(20), rounds(20), st.integers(1, 7))
def test_what_was_shown_stays_shown_whatever_else_is_asked(history, more, threshold):
    shown = published(history, threshold)
    asked = [Cell(f"new {n}", group, 1.0) for n, group in enumerate(more[0])]
    returned = suppress([*asked, *shown], threshold, shown)
    assert returned[len(asked) :] == tuple(shown)
