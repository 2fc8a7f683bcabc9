"""What not knowing the item parameters exactly adds to the error of ML, MAP and WLE.

For an estimate t and parameters xi = (log a, b) with covariance S per item, the delta method
adds sum_j (dt/dxi_j)' S_j (dt/dxi_j) to the error variance. The estimate itself stays. EAP needs
no such approximation: see `averaged_curves`.
"""

import numpy as np
from scipy.special import expit

from tweespraak.psychometrics.answers import chosen
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.curves import logits
from tweespraak.psychometrics.models import ItemBank


def added_to_mode(bank: ItemBank, x: Floats, theta: Floats, precision: Floats) -> Floats:
    """Error variance (n,) added to an estimate that solves score(theta) = 0.

    dt/dxi = (d score / dxi) / precision, the implicit function theorem; precision (n,) is the
    information, with that of the prior for MAP.
    """
    by_log_a, by_b = (chosen(table, x) for table in _moved_slopes(bank, theta))
    return _quadratic(bank, by_log_a, by_b) / precision**2


def _moved_slopes(bank: ItemBank, theta: Floats) -> tuple[Floats, Floats]:
    """How the slope in theta of log P of each answer moves with log a and with b, (n, J, 2)."""
    z = logits(theta[:, None], bank.a, bank.b)
    up, down = expit(z), expit(-z)
    rise = (bank.d - bank.c) * up * down  # dP/dz
    turn = rise * (down - up)  # d²P/dz²
    p = np.stack([(1 - bank.d) * up + (1 - bank.c) * down, bank.d * up + bank.c * down], axis=2)
    sign = np.array([-1.0, 1.0])
    by_theta = bank.a * rise
    first = (rise * z, -by_theta)
    mixed = (by_theta + bank.a * z * turn, -(bank.a**2) * turn)
    by_log_a, by_b = (
        sign * m[:, :, None] / p - (by_theta * d)[:, :, None] / p**2
        for m, d in zip(mixed, first, strict=True)
    )
    return by_log_a, by_b


def _quadratic(bank: ItemBank, by_log_a: Floats, by_b: Floats) -> Floats:
    covariance = np.zeros((len(bank), 2, 2)) if bank.covariance is None else bank.covariance
    parts = (
        by_log_a**2 * covariance[:, 0, 0]
        + 2.0 * by_log_a * by_b * covariance[:, 0, 1]
        + by_b**2 * covariance[:, 1, 1]
    )
    return np.asarray(parts.sum(axis=1), dtype=np.float64)
