"""Exploratory factor analysis: minimum residual extraction and direct oblimin rotation."""

import numpy as np
from scipy.optimize import minimize

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput

_LEAST_UNIQUENESS = 0.005
_ROTATION_STEPS = 1000
_TILT = 0.01


def minimum_residual(r: Floats, factors: int) -> tuple[Floats, Floats]:
    """Loadings (J, factors) and uniquenesses (J,) with the smallest off-diagonal residuals.

    r (J, J) are correlations. For given uniquenesses the best loadings come from the
    largest eigenvalues of r - diag(u), so only u is searched (Harman & Jones, 1966, in
    Jöreskog's 1977 least-squares form). Each factor points to where most items load positively.
    """
    start = np.clip(_smallest_uniqueness(r), _LEAST_UNIQUENESS, 1.0)
    found = minimize(
        _residuals,
        start,
        args=(r, factors),
        jac=True,
        method="L-BFGS-B",
        bounds=[(_LEAST_UNIQUENESS, 1.0)] * r.shape[0],
        options={"maxiter": 1000, "ftol": 1e-13, "gtol": 1e-8},
    )
    values, vectors = np.linalg.eigh(r - np.diag(found.x))
    largest = slice(-1, -factors - 1, -1)
    loadings = vectors[:, largest] * np.sqrt(np.maximum(values[largest], 0.0))
    loadings = loadings * np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)
    return loadings, 1.0 - np.asarray((loadings**2).sum(axis=1))


def oblimin(loadings: Floats) -> tuple[Floats, Floats]:
    """Pattern (J, m) and factor correlations (m, m) after direct oblimin with gamma 0.

    The quartimin criterion, sum over pairs of factors of l_ip² l_iq², is lowered by
    gradient projection (Jennrich, 2002) from the unrotated loadings, without row weights.
    The start is tilted a little: perfectly symmetric loadings are a saddle, not a minimum.
    """
    tilt = np.triu(np.full((loadings.shape[1],) * 2, _TILT), 1)
    turn = np.eye(len(tilt)) + tilt - tilt.T
    turn = turn / np.linalg.norm(turn, axis=0)
    step, pattern = 1.0, loadings @ np.linalg.inv(turn).T
    value, slope = _quartimin(pattern)
    for _ in range(_ROTATION_STEPS):
        gradient = -(pattern.T @ slope @ np.linalg.inv(turn)).T
        direction = gradient - turn * (turn * gradient).sum(axis=0)
        size = float(np.linalg.norm(direction))
        if size < 1e-8:
            break
        step *= 2.0
        for _ in range(30):
            tried = turn - step * direction
            tried = tried / np.linalg.norm(tried, axis=0)
            pattern = loadings @ np.linalg.inv(tried).T
            lower, slope = _quartimin(pattern)
            if value - lower > 0.5 * size**2 * step:
                break
            step /= 2.0
        turn, value = tried, lower
    return pattern, np.asarray(turn.T @ turn)


def _residuals(unique: Floats, r: Floats, factors: int) -> tuple[float, Floats]:
    values, vectors = np.linalg.eigh(r - np.diag(unique))
    left = values.copy()
    left[-factors:] = np.minimum(left[-factors:], 0.0)
    return float(left @ left) / 2.0, -np.asarray((vectors**2) @ left)


def _smallest_uniqueness(r: Floats) -> Floats:
    """1 minus each item's squared multiple correlation with the others."""
    try:
        return np.asarray(1.0 / np.diag(np.linalg.inv(r)))
    except np.linalg.LinAlgError as error:
        raise BadInput(
            "Some items in x are exact sums or copies of others; leave the doubles out."
        ) from error


def _quartimin(pattern: Floats) -> tuple[float, Floats]:
    squares = pattern**2
    others = squares.sum(axis=1, keepdims=True) - squares
    return float((squares * others).sum()) / 4.0, pattern * others
