"""Logistic regression by Newton's method: the log-likelihood at its maximum."""

import numpy as np
from scipy.special import expit

from tweespraak.psychometrics.arrays import Floats

_STEPS = 50


def log_likelihood(y: Floats, design: Floats) -> float:
    """Largest log-likelihood of y (n,), 0 or 1, given design (n, k).

    A step that would lower it is halved. Groups that the design separates completely have
    no finite weights, but the likelihood still has its limit, which is what is returned.
    """
    weights = np.zeros(design.shape[1])
    best = _value(y, design @ weights)
    for _ in range(_STEPS):
        chance = expit(design @ weights)
        curve = (design * (chance * (1.0 - chance))[:, None]).T @ design
        step = np.linalg.lstsq(curve, design.T @ (y - chance), rcond=None)[0]
        value = _value(y, design @ (weights + step))
        while value < best and np.abs(step).max() > 1e-12:
            step = step / 2.0
            value = _value(y, design @ (weights + step))
        weights = weights + step
        if value - best < 1e-11:
            return max(value, best)
        best = value
    return best


def _value(y: Floats, eta: Floats) -> float:
    return float((y * eta - np.logaddexp(0.0, eta)).sum())
