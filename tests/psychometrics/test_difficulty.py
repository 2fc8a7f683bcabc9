"""What makes an item hard: against published weights of rules, and against simulated truth."""

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.psychometrics.answer_tables import mars_ib
from tweespraak.psychometrics import BadInput, DifficultyModel, Normal, calibrate_difficulty

Floats = NDArray[np.float64]
NAN = np.nan


def simulated(
    seed: int, people: int = 300, items: int = 60, residual: float = 0.7, guessing: float = 0.0
) -> tuple[Floats, Floats, Floats]:
    """Features (items, 2), difficulties -1 + .6 one + .3 other + residual, and answers."""
    rng = np.random.default_rng(seed)
    features = rng.integers(0, 4, (items, 2)).astype(np.float64)
    difficulty = features @ [0.6, 0.3] - 1.0 + residual * rng.normal(size=items)
    chance = 1 / (1 + np.exp(difficulty - 1.3 * rng.normal(size=(people, 1))))
    right = rng.random((people, items)) < guessing + (1 - guessing) * chance
    return features, difficulty, right.astype(np.float64)


@pytest.mark.slow  # 384 items, fitted a few times over: 1 s
def test_mars_ib_rules_weigh_what_was_published() -> None:
    """Zorowitz et al. (2023) fitted 1,501 of these people in one hierarchical Bayesian model."""
    x, items, told = mars_ib()
    got = calibrate_difficulty(items[:, :3], x, guessing=0.25)
    for weight, name in zip(got.weights, ("per_element", "per_rule", "MD"), strict=True):
        low, high = told["published"][f"{name}_hdi"]
        assert low < weight < high
    raw = told["regression_on_published_difficulties"]
    assert got.residual_sd == pytest.approx(raw["resid_sd"], abs=0.05)
    off = got.weights - [raw["per_element"], raw["per_rule"], raw["MD_minus_PD"]]
    assert (abs(off) < 1.0 * got.weight_errors).all()


def test_with_many_answers_it_is_a_regression_of_the_true_difficulties() -> None:
    features, difficulty, x = simulated(1, people=6000)
    got = calibrate_difficulty(features, x)
    design = np.column_stack([np.ones(60), features])
    weights, squares, _, _ = np.linalg.lstsq(design, difficulty, rcond=None)
    spread = float(np.sqrt(squares[0] / 57))
    errors = spread * np.sqrt(np.diag(np.linalg.inv(design.T @ design)))
    np.testing.assert_allclose(got.weights, weights[1:], atol=0.03)
    np.testing.assert_allclose(got.weight_errors, errors[1:], rtol=0.05)
    assert got.intercept == pytest.approx(weights[0], abs=0.06)
    assert got.residual_sd == pytest.approx(spread, abs=0.03)


def test_without_residuals_the_residual_goes_to_nothing() -> None:
    features, _, x = simulated(2, people=1500, residual=0.0)
    got = calibrate_difficulty(features, x)
    assert got.residual_sd < 0.1
    assert (abs(got.weights - [0.6, 0.3]) < 3.5 * got.weight_errors).all()


def test_gaps_perfect_items_and_unanswered_items_are_no_obstacle() -> None:
    features, _, x = simulated(3)
    x[np.random.default_rng(3).random(x.shape) < 0.5] = NAN
    x[:, 7], x[:, 8], x[:, 9] = 1.0, NAN, np.where(np.isnan(x[:, 9]), NAN, 0.0)
    got = calibrate_difficulty(features, x)
    assert (abs(got.weights - [0.6, 0.3]) < 3.5 * got.weight_errors).all()


def test_an_item_nobody_answered_changes_nothing() -> None:
    features, _, x = simulated(4, people=100, items=20)
    x[0, 0] = NAN  # both through the general path
    more = np.vstack([features, [[3, 0]]]), np.column_stack([x, np.full(100, NAN)])
    one, other = calibrate_difficulty(features, x), calibrate_difficulty(*more)
    np.testing.assert_allclose(one.weights, other.weights, atol=1e-3)
    assert one.residual_sd == pytest.approx(other.residual_sd, abs=1e-3)


def test_guessing_that_is_told_is_taken_out() -> None:
    features, _, x = simulated(5, people=2000, guessing=0.25)
    told, untold = calibrate_difficulty(features, x, 0.25), calibrate_difficulty(features, x)
    assert (abs(told.weights - [0.6, 0.3]) < 3 * told.weight_errors).all()
    assert untold.weights[0] < told.weights[0]


def test_a_prediction_is_the_sum_with_the_residual_around_it() -> None:
    model = DifficultyModel(-1.0, np.array([0.5, 0.2]), np.array([0.1, 0.1]), 0.8)
    one, other = model.predict([[1.0, 2.0], [0.0, 0.0]])
    assert (one.mean, one.sd) == (pytest.approx(-0.1), pytest.approx(0.8))
    assert other == Normal(-1.0, 0.8)


def test_a_prediction_far_from_what_was_seen_is_less_sure() -> None:
    features, _, x = simulated(6, people=100, items=12)
    model = calibrate_difficulty(features, x)
    near, far = model.predict([features.mean(axis=0), [20, 20]])
    assert model.residual_sd < near.sd < far.sd


@pytest.mark.slow  # 12 calibrations: 0.3 s
def test_ninety_percent_of_new_items_lie_in_their_ninety_percent_interval() -> None:
    """With twelve items to learn from the weights themselves are unsure, and that counts."""
    held = []
    for seed in range(12):
        features, _, x = simulated(seed, people=150, items=16)
        new, true, _ = simulated(seed + 500, people=1, items=200)
        for expected, difficulty in zip(
            calibrate_difficulty(features, x).predict(new), true, strict=True
        ):
            held.append(abs(difficulty - expected.mean) < 1.645 * expected.sd)
    assert np.mean(held) == pytest.approx(0.90, abs=0.05)


@pytest.mark.long  # 150 calibrations
def test_weights_lie_within_their_errors_as_often_as_they_should() -> None:
    held, spread = [], []
    for seed in range(150):
        features, _, x = simulated(seed, people=200, items=40)
        got = calibrate_difficulty(features, x)
        held.append(abs(got.weights - [0.6, 0.3]) < 1.96 * got.weight_errors)
        spread.append(got.residual_sd)
    assert np.mean(held) == pytest.approx(0.95, abs=0.03)
    assert np.mean(spread) == pytest.approx(0.7, abs=0.02)


FEATURES, _, ANSWERS = simulated(8, people=20, items=6)


@pytest.mark.parametrize(
    ("features", "responses", "guessing", "told"),
    [
        (FEATURES[:5], ANSWERS, 0, "features has 5 rows for 6 items in responses"),
        (FEATURES[0], ANSWERS, 0, r"features has shape \(2,\); pass one row per item"),
        ([["hard"]], ANSWERS, 0, "features is not a table of numbers"),
        (np.where(FEATURES < 0, 0, [1, NAN]), ANSWERS, 0, "item 0: feature 1 is nan; pass a fin"),
        (np.ones((6, 1)), ANSWERS, 0, "feature 0 is the same for all items"),
        (FEATURES[:, [0, 1, 0]], ANSWERS, 0, "feature 2 is .* follows from the features before it"),
        (FEATURES[:3], ANSWERS[:, :3], 0, "2 features cannot be weighed with 3 items"),
        (FEATURES, ANSWERS, 1.0, "guessing is 1.0; pass a chance from 0 to below 1"),
        (FEATURES, ANSWERS, NAN, "guessing is nan"),
        (FEATURES, ANSWERS + 1, 0, r"item \d, person \d: response 2.0 is none of its answers"),
        (FEATURES, ANSWERS[:1], 0, r"responses holds 1 person\(s\)"),
    ],
)
def test_what_cannot_be_weighed_is_named(features, responses, guessing, told) -> None:
    with pytest.raises(BadInput, match=told):
        calibrate_difficulty(features, responses, guessing)


def test_a_prediction_needs_the_features_it_was_made_with() -> None:
    model = DifficultyModel(-1.0, np.array([0.5, 0.2]), np.array([0.1, 0.1]), 0.8)
    with pytest.raises(BadInput, match=r"features has shape \(1, 1\); .* \(items, 2\)"):
        model.predict([[1.0]])
