"""Two selection rates are compared with what the numbers can bear."""

import math
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from tweespraak.psychometrics import BadInput, adverse_impact

# selected, totals, ratio, fisher, mid-p, low, high, verdict: published in the practice guide,
# Newcombe and Fisher worked out apart from this engine
VECTORS = [
    ((3, 6), (10, 12), 0.60, 0.415, 0.303, -0.51, 0.19, "too_little_data"),
    ((12, 30), (40, 60), 0.60, 0.063, 0.051, -0.371, -0.003, "signal"),
    ((30, 60), (120, 150), 0.625, 0.010, 0.008, -0.256, -0.037, "signal"),
]


@pytest.mark.parametrize(
    ("selected", "totals", "ratio", "fisher", "mid_p", "low", "high", "verdict"), VECTORS
)
def test_the_published_examples(selected, totals, ratio, fisher, mid_p, low, high, verdict):
    found = adverse_impact(selected, totals)
    assert found.ratio == pytest.approx(ratio, abs=5e-4)
    assert (found.fisher, found.mid_p) == pytest.approx((fisher, mid_p), abs=5e-4)
    places = 5e-3 if abs(low) == 0.51 else 5e-4
    assert (found.low, found.high) == pytest.approx((low, high), abs=places)
    assert found.difference == pytest.approx(selected[0] / totals[0] - selected[1] / totals[1])
    assert found.verdict == verdict


def test_the_interval_of_newcombe_1998():
    # Newcombe (1998), table II, method 10: 56/70 - 48/80 and 9/10 - 3/10
    assert adverse_impact((56, 48), (70, 80)).low == pytest.approx(0.0524, abs=5e-5)
    assert adverse_impact((56, 48), (70, 80)).high == pytest.approx(0.3339, abs=5e-5)
    assert adverse_impact((9, 3), (10, 10)).low == pytest.approx(0.1705, abs=5e-5)
    assert adverse_impact((9, 3), (10, 10)).high == pytest.approx(0.8090, abs=5e-5)


def test_one_more_selected_may_turn_a_small_sample():
    assert adverse_impact((3, 6), (10, 12)).ratio_after_one_more == pytest.approx(0.96)
    assert adverse_impact((6, 3), (12, 10)).ratio_after_one_more == pytest.approx(0.96)
    assert adverse_impact((0, 1), (9, 9)).ratio_after_one_more == math.inf
    assert math.isnan(adverse_impact((9, 9), (9, 9)).ratio_after_one_more)


def test_a_group_of_four_is_suppressed():
    *numbers, verdict = astuple(adverse_impact((1, 30), (4, 60)))
    assert verdict == "suppressed"
    assert all(math.isnan(number) for number in numbers)


def test_nobody_selected_is_no_signal():
    found = adverse_impact((0, 0), (20, 30))
    assert math.isnan(found.ratio)
    assert (found.difference, found.fisher, found.verdict) == (0, 1, "no_signal")


counts = st.integers(5, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, counts)
def test_the_order_of_the_groups_only_turns_the_difference(one, other):
    (a, n), (b, m) = one, other
    here, there = adverse_impact((a, b), (n, m)), adverse_impact((b, a), (m, n))
    assert (here.difference, here.low, here.high) == pytest.approx(
        (-there.difference, -there.high, -there.low), abs=1e-9
    )
    assert here.verdict == there.verdict
    assert here.mid_p <= here.fisher == pytest.approx(there.fisher, abs=1e-9)
    assert here.low <= here.difference <= here.high
    assert here.fisher == pytest.approx(fisher_exact([[a, n - a], [b, m - b]])[1], abs=1e-9)


@pytest.mark.parametrize(
    ("selected", "totals", "says"),
    [
        ((11, 3), (10, 10), "Group 0: 11 selected out of 10"),
        ((1, -1), (10, 10), "Group 1: -1 selected"),
        ((1, 2.5), (10, 10), "Group 1: 2.5 selected"),
        ((1, math.nan), (10, 10), "Group 1: nan selected"),
        ((1, 2, 3), (10, 10, 10), "two numbers each"),
    ],
)
def test_impossible_counts_are_named(selected, totals, says):
    with pytest.raises(BadInput, match=says):
        adverse_impact(selected, totals)
