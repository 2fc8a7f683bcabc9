"""The net promoter score says how sure it is, and says nothing about four people."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.psychometrics import BadInput, net_promoter_score

# n, promoters, detractors, score, low, high: adjusted Wald as in Rocks (2016), computed by hand
VECTORS = [
    (5, 5, 0, 100, 17.5, 100),
    (8, 5, 1, 50, -7.4, 80.2),
    (10, 6, 2, 40, -12.6, 74.1),
    (20, 11, 3, 40, 4.4, 65.2),
    (50, 30, 10, 40, 16.2, 59.3),
    (100, 60, 20, 40, 23.4, 54.3),
]


@pytest.mark.parametrize(("n", "promoters", "detractors", "score", "low", "high"), VECTORS)
def test_the_published_interval(n, promoters, detractors, score, low, high):
    found = net_promoter_score(
        [9] * promoters + [6] * detractors + [8] * (n - promoters - detractors)
    )
    assert (found.n, found.promoters, found.detractors) == (n, promoters, detractors)
    assert found.passives == n - promoters - detractors
    assert found.score == pytest.approx(score)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.05)


def test_the_borders_of_the_three_kinds():
    found = net_promoter_score([0, 6, 7, 8, 9, 10, np.nan])
    assert (found.n, found.detractors, found.passives, found.promoters) == (6, 2, 2, 2)


@pytest.mark.parametrize("ratings", [[], [10] * 4, [10, 10, 10, 10, np.nan]])
def test_fewer_than_five_answers_give_no_score(ratings):
    found = net_promoter_score(ratings)
    assert found.n == min(4, len(ratings))
    assert all(math.isnan(value) for value in (found.score, found.low, found.high))


@given(st.lists(st.integers(0, 10), min_size=5, max_size=60))
def test_the_interval_lies_around_the_score_or_within_the_scale(ratings):
    found = net_promoter_score(ratings)
    assert -100 <= found.low < found.high <= 100
    assert found.low <= found.score
    assert found.score <= found.high or found.score > 0
    assert net_promoter_score(ratings[::-1]) == found


@pytest.mark.parametrize(
    ("ratings", "says"),
    [
        ([9, 11], r"ratings\[1\] is 11.*from 0 to 10"),
        ([-1], r"ratings\[0\] is -1"),
        ([9, 8.5], r"ratings\[1\] is 8.5"),
        ([[9, 8]], "shape"),
        (["good"], "not numeric"),
    ],
)
def test_what_is_no_rating_is_named(ratings, says):
    with pytest.raises(BadInput, match=says):
        net_promoter_score(ratings)
