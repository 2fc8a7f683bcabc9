"""Alpha and omega are those that R prints; a change is weighed against its own error."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.psychometrics import BadInput, alpha, omega, reliable_change

AUTHORITIES = Path(__file__).parent / "authorities"
LSAT7 = json.loads((AUTHORITIES / "lsat7_alpha.json").read_text())
THURSTONE = json.loads((AUTHORITIES / "thurstone_omega.json").read_text())


def lsat7() -> np.ndarray:
    return np.array(
        [[int(c) for c in pattern] for pattern, n in LSAT7["patterns"].items() for _ in range(n)]
    )


def thurstone() -> np.ndarray:
    """213 persons whose nine tests correlate exactly as published."""
    r = np.eye(9)
    for row, values in enumerate(THURSTONE["correlations_below_the_diagonal"], 1):
        r[row, :row] = r[:row, row] = values
    drawn = np.random.default_rng(1).normal(size=(213, 9))
    apart = np.linalg.qr(drawn - drawn.mean(axis=0))[0]
    return apart @ np.linalg.cholesky(r).T


def test_alpha_is_that_of_mirt_and_psych():
    assert alpha(lsat7()) == pytest.approx(LSAT7["alpha"], abs=5e-4)
    assert alpha(thurstone()) == pytest.approx(THURSTONE["alpha"], abs=5e-3)


def test_alpha_with_missing_answers_uses_every_pair():
    # By hand: items 0 and 1 share persons 0-3, both with item 2 share persons 0, 1 and 3
    x = np.array([[1, 2, 3], [2, 2, 4], [3, 5, np.nan], [4, 4, 4.0]])
    variances = [5 / 3, 2.25, 1 / 3]
    covariances = [1.5, 2 / 3, 1 / 3]
    total = sum(variances) + 2 * sum(covariances)
    assert alpha(x) == pytest.approx(1.5 * (1 - sum(variances) / total), abs=1e-12)


def test_omega_is_that_of_psych():
    found = omega(thurstone())
    assert found.total == pytest.approx(THURSTONE["omega_total"], abs=5e-3)
    assert found.hierarchical == pytest.approx(THURSTONE["omega_hierarchical"], abs=5e-3)


def test_omega_of_a_known_bifactor_structure_is_the_true_one():
    # g = .6 on nine items, .5 on three groups of three: exact correlations, exact answer
    loadings = np.hstack([np.full((9, 1), 0.6), np.kron(np.eye(3), np.full((3, 1), 0.5))])
    r = loadings @ loadings.T + np.diag(np.full(9, 1 - 0.36 - 0.25))
    drawn = np.random.default_rng(2).normal(size=(50, 9))
    x = np.linalg.qr(drawn - drawn.mean(axis=0))[0] @ np.linalg.cholesky(r).T
    found = omega(x)
    assert found.hierarchical == pytest.approx(5.4**2 / r.sum(), abs=1e-5)
    assert found.total == pytest.approx(1 - 9 * 0.39 / r.sum(), abs=1e-5)


def test_omega_of_one_factor_has_one_meaning():
    x = lsat7()
    found = omega(x, factors=1)
    assert found.total == pytest.approx(found.hierarchical, abs=5e-3)
    assert found.total > alpha(x)


def test_omega_with_two_factors_lets_both_load_alike():
    loadings = np.kron(np.eye(2), np.full((3, 1), 0.8))
    r = loadings @ np.array([[1, 0.49], [0.49, 1]]) @ loadings.T + 0.36 * np.eye(6)
    drawn = np.random.default_rng(3).normal(size=(40, 6))
    x = np.linalg.qr(drawn - drawn.mean(axis=0))[0] @ np.linalg.cholesky(r).T
    assert omega(x, 2).hierarchical == pytest.approx((6 * 0.8 * 0.7) ** 2 / r.sum(), abs=1e-5)


@given(st.permutations(range(9)), st.floats(0.1, 10), st.floats(-5, 5))
def test_order_unit_and_origin_of_the_items_do_not_matter(order, scale, shift):
    x = thurstone()
    assert alpha(scale * x[:, order] + shift) == pytest.approx(alpha(x), abs=1e-9)


@pytest.mark.parametrize(
    ("x", "says"),
    [
        ([1, 2, 3], r"shape \(3,\); pass \(persons, items\)"),
        ([[1], [2]], "pass at least 2"),
        (np.empty((0, 3)), "holds nobody"),
        ([[1, np.nan], [2, np.nan]], "Item 1 was answered by 0"),
        ([[1, np.nan], [2, np.nan], [np.nan, 3], [np.nan, 4]], "Items 0 and 1 were answered"),
        ([[1, 2], [2, 1]], "does not vary; turn reverse-scored"),
        ([[1, np.inf], [2, 1]], "infinity"),
        ([["a", "b"]], "not numeric"),
    ],
)
def test_alpha_of_an_impossible_table_says_what_to_do(x, says):
    with pytest.raises(BadInput, match=says):
        alpha(x)


def test_omega_names_what_it_cannot_use():
    with pytest.raises(BadInput, match="3 factors cannot be told apart with 5 items"):
        omega(lsat7())
    with pytest.raises(BadInput, match="factors is 0"):
        omega(lsat7(), 0)
    still = thurstone()
    still[:, 4] = 2
    with pytest.raises(BadInput, match="same answer to item 4"):
        omega(still)
    double = thurstone()
    double[:, 8] = double[:, 0]
    with pytest.raises(BadInput, match="copies of others"):
        omega(double)


def test_a_reliable_change():
    # Jacobson & Truax (1991): 47.5 to 32.5 with SEM 10 * sqrt(1 - .80) gives -2.37
    assert reliable_change(47.5, 32.5, 10 * 0.2**0.5) == pytest.approx(-2.37, abs=5e-3)
    with pytest.raises(BadInput, match="sem is 0"):
        reliable_change(1, 2, 0)
    with pytest.raises(BadInput, match="after"):
        reliable_change(1, np.nan, 1)
