"""The 1- to 4-parameter models: their probabilities, their information, and what they refuse."""

import numpy as np
import pytest

from tweespraak.psychometrics import BadInput, Grid, ItemBank, Normal

THETA = np.linspace(-6, 6, 49)


def four_parameter_bank() -> ItemBank:
    return ItemBank([0.6, 1.0, 2.5], [-1.0, 0.2, 1.5], [0.0, 0.2, 0.25], [1.0, 0.95, 0.9])


def test_the_formula_is_that_of_the_face() -> None:
    bank = four_parameter_bank()
    by_hand = bank.c + (bank.d - bank.c) / (1 + np.exp(-bank.a * (THETA[:, None] - bank.b)))
    np.testing.assert_allclose(bank.probability(THETA), by_hand, rtol=1e-13)


def test_half_at_the_location() -> None:
    assert ItemBank(1.3, [0.5]).probability(0.5).tolist() == [[0.5]]


def test_shapes_are_persons_by_items() -> None:
    bank = four_parameter_bank()
    assert len(bank) == 3
    assert bank.probability(THETA).shape == bank.information(THETA).shape == (49, 3)
    assert bank.probability(0.0).shape == (1, 3)


def test_probabilities_stay_between_the_asymptotes_and_information_above_0() -> None:
    far = np.array([-1e6, -50.0, 0.0, 50.0, 1e6])
    bank = four_parameter_bank()
    p, information = bank.probability(far), bank.information(far)
    assert (p >= bank.c).all()
    assert (p <= bank.d).all()
    assert np.isfinite(information).all()
    assert (information >= 0).all()


def test_information_is_slope_squared_over_variance() -> None:
    bank, step = four_parameter_bank(), 1e-5
    p = bank.probability(THETA)
    slope = (bank.probability(THETA + step) - bank.probability(THETA - step)) / (2 * step)
    np.testing.assert_allclose(
        bank.information(THETA), slope**2 / (p * (1 - p)), rtol=1e-5, atol=1e-12
    )


def test_a_bank_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        four_parameter_bank().a[0] = 2.0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (([1.0, -1.0], [0.0, 0.0]), r"item 1: a is -1\.0; a slope is above 0: turn"),
        (([1.0, 0.0], [0.0, 0.0]), "item 1: a is 0"),
        (([1.0, np.nan], [0.0, 0.0]), "item 1: a is nan; pass a finite number"),
        (([1.0, 1.0], [np.inf, 0.0]), "item 0: b is inf"),
        ((1.0, [0.0, 0.0], [0.1, -0.1]), "item 1: c is -0.1"),
        ((1.0, [0.0, 0.0], 0.5, 0.4), "item 0: c is 0.5 and d is 0.4; pass 0 <= c < d <= 1"),
        ((1.0, [0.0], 0.0, 1.1), "item 0: c is 0.0 and d is 1.1"),
        (([1.0, 1.0, 1.0], [0.0, 0.0]), r"a has shape \(3,\) for 2 items"),
        ((1.0, 0.0), "b has shape"),
        ((1.0, []), "b has shape"),
        ((1.0, ["x"]), "b.*not numeric"),
        ((1.0, [0.0], 0.0, 1.0, np.eye(2)), r"covariance has shape \(2, 2\) for 1 items"),
        ((1.0, [0.0], 0.0, 1.0, [[[1.0, 2.0], [2.0, 1.0]]]), "item 0: covariance is impossible"),
        ((1.0, [0.0], 0.0, 1.0, [[[1.0, 0.5], [0.0, 1.0]]]), "item 0: covariance is impossible"),
    ],
)
def test_an_impossible_item_is_named(arguments: tuple[object, ...], told: str) -> None:
    with pytest.raises(BadInput, match=told):
        ItemBank(*arguments)


@pytest.mark.parametrize("theta", [np.nan, np.inf, [[0.0]], "x"])
def test_theta_is_a_number_or_a_row(theta: object) -> None:
    with pytest.raises(BadInput, match="theta"):
        four_parameter_bank().probability(theta)


def test_impossible_priors_and_grids_are_refused() -> None:
    with pytest.raises(BadInput, match="sd is 0; pass"):
        Normal(sd=0)
    with pytest.raises(BadInput, match="mean is nan"):
        Normal(mean=float("nan"))
    with pytest.raises(BadInput, match="4 to -4 is no range"):
        Grid(4, -4)
    with pytest.raises(BadInput, match="2 nodes; pass a whole number from 3"):
        Grid(nodes=2)
