"""The graded response model: its probabilities, its information, and what it refuses."""

import numpy as np
import pytest
from scipy.special import expit

from tweespraak.psychometrics import BadInput, GradedBank, ItemBank, score

THETA = np.linspace(-5, 5, 41)
NAN = np.nan


def bank_of_three() -> GradedBank:
    return GradedBank(
        [0.7, 1.4, 2.2], [[-2.0, -1.0, 0.0, 1.5], [-0.5, 0.5, NAN, NAN], [0.3, 0.31, 2.0, NAN]]
    )


def test_probabilities_sum_to_one_and_padding_is_0() -> None:
    far = np.concatenate([THETA, [-1e6, 1e6]])
    p = bank_of_three().probability(far)
    assert p.shape == (43, 3, 5)
    assert (p >= 0).all()
    np.testing.assert_allclose(p.sum(axis=2), 1.0, rtol=1e-12)
    assert not p[:, 1, 3:].any()
    assert not p[:, 2, 4].any()


def test_an_answer_is_the_difference_of_two_curves() -> None:
    bank = bank_of_three()
    over = expit(bank.a[0] * (THETA[:, None] - bank.thresholds[0]))
    np.testing.assert_allclose(
        bank.probability(THETA)[:, 0, 1:4], over[:, :-1] - over[:, 1:], atol=1e-14
    )


def test_information_is_the_sum_over_answers() -> None:
    bank, step = bank_of_three(), 1e-5
    p = bank.probability(THETA)
    slope = (bank.probability(THETA + step) - bank.probability(THETA - step)) / (2 * step)
    by_hand = np.divide(slope**2, p, out=np.zeros_like(p), where=p > 0).sum(axis=2)
    np.testing.assert_allclose(bank.information(THETA), by_hand, rtol=1e-4)
    assert (bank.information([-1e6, 1e6]) >= 0).all()


@pytest.mark.parametrize("method", ["EAP", "MAP", "ML", "WLE"])
def test_two_answers_are_the_two_parameter_model(method: str) -> None:
    a, b = np.array([0.8, 1.2, 2.0]), np.array([-1.0, 0.1, 0.7])
    graded, plain = GradedBank(a, b[:, None]), ItemBank(a, b)
    x = [[1, 0, 0], [1, 1, 0], [0, 1, 0]]
    one, other = score(graded, x, method), score(plain, x, method)
    np.testing.assert_allclose(graded.information(THETA), plain.information(THETA), rtol=1e-12)
    np.testing.assert_allclose(one.theta, other.theta, atol=1e-9)
    np.testing.assert_allclose(one.se, other.se, atol=1e-9)


def test_the_top_answer_counts_most() -> None:
    rows = [[k, NAN, NAN] for k in range(5)]
    assert (np.diff(score(bank_of_three(), rows).theta) > 0).all()


@pytest.mark.parametrize(
    ("a", "thresholds", "told"),
    [
        ([1.0, 1.0], [[0.0, 1.0], [1.0, 0.0]], "item 1: thresholds .* do not increase; sort"),
        ([1.0], [[0.0, 0.0]], "item 0: thresholds .* do not increase"),
        ([1.0], [[NAN, 0.0]], "item 0: thresholds .* miss one before the last"),
        ([1.0], [[0.0, NAN, 1.0]], "item 0: thresholds .* miss one before the last"),
        ([1.0, 1.0], [[0.0, 1.0], [0.0, np.inf]], "item 1: thresholds .* has infinity"),
        ([1.0, 0.0], [[0.0], [0.0]], "item 1: a is 0.0"),
        ([1.0], [[0.0], [0.0]], r"a has shape \(1,\) for 2 items"),
        ([1.0], [0.0, 1.0], r"thresholds has shape \(2,\)"),
        ([1.0], [[]], "thresholds has shape"),
        ([1.0], [["x"]], "not a table of numbers"),
    ],
)
def test_an_impossible_item_is_named(a: object, thresholds: object, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        GradedBank(a, thresholds)


def test_an_answer_an_item_does_not_have_is_named() -> None:
    with pytest.raises(BadInput, match=r"item 1, person 0: response 3\.0 .* pass 0 to 2"):
        score(bank_of_three(), [[4, 3, 0]])
