"""What not knowing the item parameters exactly adds to the error of an ability.

For an estimate t and parameters xi = (log a, b) with covariance S per item, the delta method
adds sum_j (dt/dxi_j)' S_j (dt/dxi_j) to the error variance: for EAP this is the law of
total variance to first order (Tsutakawa & Johnson, 1990). The estimate itself stays.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import expit

from tweespraak.psychometrics.answers import chosen
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.curves import logits
from tweespraak.psychometrics.models import ItemBank


class Sensitivity(NamedTuple):
    """Derivatives of log P of each answer to log a and b: of itself, and of its slope in theta.

    Both are pairs of (n, J, 2) tables, for log a and for b.
    """

    level: tuple[Floats, Floats]
    slope: tuple[Floats, Floats]


def sensitivity(bank: ItemBank, theta: Floats) -> Sensitivity:
    """How the log-probabilities at theta (n,) move when log a or b moves."""
    z = logits(theta[:, None], bank.a, bank.b)
    up, down = expit(z), expit(-z)
    rise = (bank.d - bank.c) * up * down  # dP/dz
    turn = rise * (down - up)  # d²P/dz²
    p = np.stack([(1 - bank.d) * up + (1 - bank.c) * down, bank.d * up + bank.c * down], axis=2)
    sign = np.array([-1.0, 1.0])
    by_theta = bank.a * rise
    first = (rise * z, -by_theta)
    mixed = (by_theta + bank.a * z * turn, -(bank.a**2) * turn)
    level = [sign * d[:, :, None] / p for d in first]
    slope = [
        sign * m[:, :, None] / p - (by_theta * d)[:, :, None] / p**2
        for m, d in zip(mixed, first, strict=True)
    ]
    return Sensitivity((level[0], level[1]), (slope[0], slope[1]))


def added_to_mode(bank: ItemBank, x: Floats, theta: Floats, precision: Floats) -> Floats:
    """Error variance (n,) added to an estimate that solves score(theta) = 0.

    dt/dxi = (d score / dxi) / precision, the implicit function theorem; precision (n,) is the
    information, with that of the prior for MAP.
    """
    by_log_a, by_b = (chosen(table, x) for table in sensitivity(bank, theta).slope)
    return _quadratic(bank, by_log_a, by_b) / precision**2


def added_to_mean(bank: ItemBank, x: Floats, nodes: Floats, deviations: Floats) -> Floats:
    """Error variance (n,) added to a posterior mean: dt/dxi = Cov(theta, d log P / dxi).

    `deviations` (n, Q): posterior weight of each node times its distance to the mean.
    """
    level = sensitivity(bank, nodes).level
    by_log_a, by_b = (_covariances(table, x, deviations) for table in level)
    return _quadratic(bank, by_log_a, by_b)


def _covariances(table: Floats, x: Floats, deviations: Floats) -> Floats:
    each = np.stack([deviations @ table[:, :, answer] for answer in (0, 1)], axis=2)
    return chosen(each, x)


def _quadratic(bank: ItemBank, by_log_a: Floats, by_b: Floats) -> Floats:
    covariance = np.zeros((len(bank), 2, 2)) if bank.covariance is None else bank.covariance
    parts = (
        by_log_a**2 * covariance[:, 0, 0]
        + 2.0 * by_log_a * by_b * covariance[:, 0, 1]
        + by_b**2 * covariance[:, 1, 1]
    )
    return np.asarray(parts.sum(axis=1), dtype=np.float64)
