"""The signs of careless answering are those of the R package careless, and bear missing answers."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.psychometrics import (
    BadInput,
    even_odd,
    intra_individual_variability,
    long_string,
    mahalanobis,
)

AUTHORITIES = Path(__file__).parent / "authorities"
REFERENCE = json.loads((AUTHORITIES / "careless.json").read_text())
X = np.loadtxt(AUTHORITIES / "careless_dataset.csv", delimiter=",", skiprows=1)
NAN = np.nan


def test_every_index_is_that_of_careless():
    np.testing.assert_array_equal(long_string(X), REFERENCE["longstr"])
    for found, name in [
        (intra_individual_variability(X), "irv"),
        (mahalanobis(X), "mahad"),
        (even_odd(X, [5] * 10), "evenodd"),
    ]:
        expected = np.array(REFERENCE[name], dtype=float)
        np.testing.assert_allclose(found, expected, atol=1e-9, err_msg=name)


def test_a_missing_answer_ends_a_run():
    assert list(long_string([[3, 3, NAN, 3, 3, 3], [NAN] * 6, [1, 2, 1, 2, 1, 2]])) == [3, 0, 1]
    assert long_string([[1]]).dtype == np.int64


def test_a_missing_answer_is_left_out_of_the_variability():
    found = intra_individual_variability([[1, 3, NAN], [2, NAN, NAN], [NAN, NAN, NAN]])
    np.testing.assert_allclose(found, [2**0.5, NAN, NAN])


def test_a_factor_missing_in_one_half_is_left_out():
    whole = np.array([[1, 2, 4, 5, 2, 2, 3, 1.0]])
    gap = whole.copy()
    gap[0, 6] = NAN
    assert even_odd(gap, [2] * 4) == pytest.approx(even_odd(whole[:, :6], [2] * 3))
    assert np.isnan(even_odd([[1, 2, NAN, 5]], [2, 2])[0])


def test_even_odd_stays_between_its_ends():
    assert even_odd([[1, 5, 5, 1]], [2, 2])[0] == 1
    assert even_odd([[1, 1, 5, 5]], [2, 2])[0] == -1


def test_a_missing_answer_adds_nothing_to_the_distance():
    gap = X[:, :5].copy()
    gap[0, 2] = NAN
    found = mahalanobis(gap)
    assert np.isfinite(found).all()
    np.testing.assert_allclose(found[1:], mahalanobis(X[:, :5])[1:], rtol=0.05, atol=0.05)
    assert mahalanobis(X[:, :5]).sum() == pytest.approx(5 * 199)


@given(st.permutations(range(10)), st.floats(0.1, 10), st.floats(-3, 3))
def test_the_distance_knows_no_order_unit_or_origin(order, scale, shift):
    x = X[:, :10]
    np.testing.assert_allclose(mahalanobis(scale * x[:, order] + shift), mahalanobis(x), rtol=1e-6)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: long_string([1, 2]), "pass \\(persons, items\\)"),
        (lambda: even_odd(X, [5] * 9), "add up to 45 items but x has 50"),
        (lambda: even_odd(X, [49, 1]), r"factors\[1\] is 1"),
        (lambda: mahalanobis(np.hstack([X[:, :2], X[:, :1]])), "copies or sums"),
        (lambda: mahalanobis(X[:5, :8]), "fewer than items|same answer"),
        (lambda: mahalanobis([[1, 2], [1, 3], [1, 4]]), "same answer to item 0"),
        (lambda: mahalanobis([[1, NAN], [2, NAN]]), "Item 1 was answered by 0"),
    ],
)
def test_what_cannot_be_judged_is_named(call, says):
    with pytest.raises(BadInput, match=says):
        call()
