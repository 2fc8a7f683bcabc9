"""T35: what may be known of small groups; and scores, periods and importance."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.evaluations.rules.cuts import smallest_group
from tweespraak.evaluations.rules.figures import (
    THRESHOLD,
    Group,
    Kind,
    Voice,
    counts,
    publish,
    with_nps,
)
from tweespraak.evaluations.rules.importance import Weight, importance
from tweespraak.evaluations.rules.periods import Period, closed_periods
from tweespraak.evaluations.rules.scores import score


def voices(**units: int) -> list[Voice]:
    """So many clients of each department, all with one recruiter."""
    keys = [unit for unit, size in units.items() for _ in range(size)]
    return [Voice(f"client {number}", unit, "rik", 4) for number, unit in enumerate(keys)]


def shown(groups: Sequence[Group]) -> dict[str, int]:
    return {one.key or "all": len(one.voices) for one in groups if one.kind is not Kind.RECRUITER}


def test_T35_beside_a_hidden_group_of_three_the_six_is_hidden_too() -> None:
    assert shown(publish(voices(north=6, south=3))) == {"all": 9}


def test_T35_two_hidden_groups_that_make_five_hide_nobody_else() -> None:
    assert shown(publish(voices(north=6, south=3, west=2))) == {"all": 11, "north": 6}


def test_T35_one_answer_more_redraws_nothing() -> None:
    """A period is counted when it is over: in it nothing grows, and no two counts differ by one."""
    five = {date(2026, 1, 1): frozenset("abcde")}
    begun = date(2026, 1, 1)
    first = closed_periods(five, begun, date(2026, 4, 1), THRESHOLD)
    later = closed_periods(
        five | {date(2026, 4, 1): frozenset("f")}, begun, date(2026, 8, 1), THRESHOLD
    )
    assert first == later == [Period(begun, date(2026, 4, 1))]


def test_four_clients_are_not_shown() -> None:
    assert publish(voices(north=4)) == []
    assert publish([]) == []


def test_a_recruiter_who_is_nearly_a_department_is_not_shown_beside_it() -> None:
    """North with two more: taking one from the other would leave those two."""
    north = [Voice(f"n{number}", "north", "rik", 4) for number in range(8)]
    two = [Voice(f"t{number}", "south", "rik", 4) for number in range(2)]
    rest = [Voice(f"s{number}", "south", "ria", 4) for number in range(9)]
    found = publish([*north, *two, *rest])
    assert {(one.kind, one.key) for one in found} != {
        (Kind.EVERYBODY, ""),
        *product((Kind.UNIT,), ("north", "south")),
        *product((Kind.RECRUITER,), ("rik", "ria")),
    }
    assert derivable(found, [*north, *two, *rest]) >= THRESHOLD


def test_groups_that_cross_are_both_shown() -> None:
    """The three of north with Ria cannot be told from totals."""
    made = [
        Voice(f"{unit}{recruiter}{number}", unit, recruiter, 4)
        for unit, recruiter, size in (("n", "rik", 9), ("n", "ria", 3), ("s", "rik", 3), ("s", "ria", 9))
        for number in range(size)
    ]  # fmt: skip
    assert len(publish(made)) == 5


def derivable(groups: Sequence[Group], everybody: Sequence[Voice]) -> int:
    """The attack by linear algebra: how many people the smallest group has that a weighted sum of
    the shown totals depends on."""
    rows = np.array([[float(one in group.voices) for one in everybody] for group in groups])
    rank = np.linalg.matrix_rank(rows)
    for size in range(1, THRESHOLD):
        for few in combinations(range(len(everybody)), size):
            if np.linalg.matrix_rank(np.delete(rows, few, axis=1)) < rank:
                return size
    return THRESHOLD


@settings(deadline=None, max_examples=12)
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "n", "s"]), st.sampled_from(["rik", "ria"])),
        min_size=5,
        max_size=12,
    )
)
def test_no_sum_of_what_is_shown_depends_on_fewer_than_five(people: list[tuple[str, str]]) -> None:
    made = [Voice(str(number), *places, 4) for number, places in enumerate(people)]
    found = publish(made)
    assert found[0].kind is Kind.EVERYBODY
    assert derivable(found, made) >= THRESHOLD


def test_the_smallest_cut() -> None:
    assert smallest_group([]) == 0
    assert smallest_group([("", "")] * 7) == 7
    assert smallest_group([("n", "rik")] * 8 + [("", "rik")] * 2 + [("", "ria")] * 9) == 2
    assert smallest_group([("n", "rik")] * 8 + [("s", "ria")] * 6) == 6


def test_counts_are_per_value() -> None:
    made = [Voice(str(n), "", "", value) for n, value in enumerate([1, 5, 5, 3, 4])]
    assert counts(made, 1, 5) == [1, 0, 1, 1, 2]


def test_sums_with_the_recommendation_are_of_the_whole_group_or_none() -> None:
    made = [Voice("a", "", "", 2), Voice("b", "", "", 4)]
    assert with_nps(made, {"a": 5, "b": 9}) == [2, 6, 14, 20, 106, 46]
    assert with_nps(made, {"a": 5}) == []
    assert with_nps([], {}) == []


def test_a_quiet_quarter_is_counted_with_the_next() -> None:
    begun = date(2026, 1, 1)
    clients = {date(2026, 2, 1): frozenset("abc"), date(2026, 5, 1): frozenset("cdef")}
    assert closed_periods(clients, begun, date(2026, 6, 30), THRESHOLD) == []
    found = closed_periods(clients, begun, date(2026, 7, 1), THRESHOLD)
    assert found == [Period(begun, date(2026, 7, 1))]
    assert not found[0].is_quarter
    assert found[0].last_month == date(2026, 6, 1)


def test_a_quarter_without_answers_is_no_period() -> None:
    clients = {date(2026, 5, 1): frozenset("abcde")}
    found = closed_periods(clients, date(2026, 1, 1), date(2026, 12, 1), THRESHOLD)
    assert found == [Period(date(2026, 4, 1), date(2026, 7, 1))]
    assert (found[0].is_quarter, found[0].quarter) == (True, 2)


def test_a_mean_has_an_interval_from_five_answers_on() -> None:
    few = score([0, 0, 1, 0, 3])
    assert few is not None
    assert (few.n, few.mean, few.low) == (4, 4.5, None)
    five = score([0, 0, 0, 5, 0])
    assert five is not None
    assert (five.mean, five.anchor) == (4.0, 4)
    assert five.low is not None
    assert five.low < 4 < (five.high or 0) <= 5
    assert score([0, 0, 0, 0, 0]) is None


@pytest.mark.parametrize(("counts_of", "anchor"), [([0, 5, 5, 0, 0], 3), ([9, 0, 0, 0, 1], 1)])
def test_the_nearest_anchor(counts_of: list[int], anchor: int) -> None:
    found = score(counts_of)
    assert found is not None
    assert found.anchor == anchor


def sums(pairs: Sequence[tuple[int, int]]) -> list[int]:
    made = [Voice(str(n), "", "", x) for n, (x, _y) in enumerate(pairs)]
    return with_nps(made, {str(n): y for n, (_x, y) in enumerate(pairs)})


def test_importance_is_the_correlation_over_all_periods() -> None:
    pairs = [
        (1, 3),
        (2, 4),
        (3, 8),
        (4, 7),
        (5, 9),
        (5, 10),
        (4, 8),
        (3, 5),
        (2, 6),
        (5, 8),
        (1, 0),
    ]
    found = importance([sums(pairs[:6]), [], sums(pairs[6:])])
    assert found is not None
    assert found.value == pytest.approx(np.corrcoef(np.array(pairs).T)[0, 1])
    assert found.n == 11
    assert found.weight is Weight.MUCH
    assert -1 <= found.low < found.value < found.high <= 1


def test_nothing_is_said_of_few_or_of_who_all_say_the_same() -> None:
    assert importance([sums([(1, 3), (5, 9)])]) is None
    assert importance([sums([(4, n % 11) for n in range(12)])]) is None
    assert importance([]) is None


def test_what_may_be_nothing_has_no_weight() -> None:
    found = importance(
        [sums([(3, 5), (4, 6), (3, 7), (4, 4), (3, 6), (4, 7), (3, 4), (4, 5), (3, 5), (4, 6)])]
    )
    assert found is not None
    assert found.weight is Weight.UNCLEAR
