"""Items with ordered answers 0 to K - 1: the graded response model."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.curves import Curves, as_theta, frozen, logits
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.models import slopes


class GradedBank:
    """J items with P(answer >= k) = 1 / (1 + exp(-a (theta - threshold k))) (Samejima, 1969).

    a slopes (> 0) of shape (J,) or one number; thresholds (J, K - 1) in theta units,
    increasing in each row. An item with fewer answers has NaN at the end of its row. The arrays
    cannot be changed. Raises BadInput that names the first impossible item.
    """

    a: Floats
    thresholds: Floats

    def __init__(self, a: ArrayLike, thresholds: ArrayLike) -> None:
        self.thresholds = frozen(_thresholds(thresholds))
        self.a = slopes(a, len(self.thresholds))

    def __len__(self) -> int:
        """The number of items, J."""
        return len(self.thresholds)

    def probability(self, theta: ArrayLike) -> Floats:
        """Of each answer, shape (n, J, K), for theta (n,) or one number; 0 for answers an item lacks."""
        return graded_curves(self, as_theta(theta)).p

    def information(self, theta: ArrayLike) -> Floats:
        """Fisher information sum_k P'² / P, shape (n, J) (Samejima, 1969)."""
        return graded_curves(self, as_theta(theta)).information()


def categories(bank: GradedBank) -> Floats:
    """How many answers each item has, shape (J,)."""
    return np.asarray((~np.isnan(bank.thresholds)).sum(axis=1) + 1.0, dtype=np.float64)


def graded_curves(bank: GradedBank, theta: Floats) -> Curves:
    """Each answer at theta (n,).

    With u and v the logits of the threshold below and above an answer,
    P = F(u) F(-v) (1 - exp(v - u)): the difference F(u) - F(v) without losing digits. So
    P'/P = a (F(-u) - F(v)), and the derivative of that is -a² (F(u) F(-u) + F(v) F(-v)).
    """
    a = bank.a[:, None]
    padded = np.isnan(bank.thresholds)
    z = logits(theta[:, None, None], a, np.where(padded, 0.0, bank.thresholds))
    reached = np.where(padded, 0.0, expit(z))
    missed = np.where(padded, 1.0, expit(-z))
    certain, never = np.ones_like(z[:, :, :1]), np.zeros_like(z[:, :, :1])
    up, not_up = np.concatenate([certain, reached], 2), np.concatenate([never, missed], 2)
    over, not_over = np.concatenate([reached, never], 2), np.concatenate([missed, certain], 2)
    slope = a * (not_up - over)
    bend = slope**2 - a**2 * (up * not_up + over * not_over)
    return Curves(up * not_over * _gap(bank), slope, bend)


def _gap(bank: GradedBank) -> Floats:
    """1 - exp(v - u) of each answer, shape (J, K): the same at every theta."""
    gap = np.ones((len(bank), bank.thresholds.shape[1] + 1))
    inner = -np.expm1(-bank.a[:, None] * np.diff(bank.thresholds, axis=1))
    gap[:, 1:-1] = np.where(np.isnan(inner), 1.0, inner)
    return gap


def _thresholds(values: ArrayLike) -> Floats:
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadInput("thresholds is not a table of numbers; pad short rows with NaN.") from error
    if array.ndim != 2 or not array.size:
        raise BadInput(
            f"thresholds has shape {array.shape}; pass (items, answers - 1), padded with NaN."
        )
    for item in np.flatnonzero(np.isinf(array).any(axis=1))[:1]:
        raise BadInput(f"item {item}: thresholds {array[item]} has infinity; pass finite numbers.")
    here = ~np.isnan(array)
    for item in np.flatnonzero(~here[:, 0] | (here[:, 1:] & ~here[:, :-1]).any(axis=1))[:1]:
        raise BadInput(
            f"item {item}: thresholds {array[item]} miss one before the last; "
            "pass at least one number and NaN only at the end of the row."
        )
    for item in np.flatnonzero((np.diff(array, axis=1) <= 0).any(axis=1))[:1]:
        raise BadInput(
            f"item {item}: thresholds {array[item]} do not increase; "
            "sort them, or join answers that nobody gives."
        )
    return array
