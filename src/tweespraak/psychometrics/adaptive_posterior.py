"""EAP and its standard error from log posteriors on the nodes, for one person or many."""

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.bank_tables import BankTables, Unsure

Integers = NDArray[np.int64]


def eap(tables: BankTables, log_posterior: Floats, answers: Integers) -> tuple[Floats, Floats]:
    """Mean and standard error, each (n,), of the posteriors (n, Q).

    `answers` (n, k) are the rows of `tables.log_p` that were added, -1 padded; they are looked
    at only where the items are not known exactly.
    """
    weight = np.exp(log_posterior - np.maximum.reduce(log_posterior, axis=1, keepdims=True))
    sums = weight @ tables.moments
    total, first, second = sums.T
    mean = first / total
    variance = np.maximum(second / total - mean * mean, 0.0)
    if tables.unsure is not None and answers.size:
        away = weight / sums[:, :1] * (tables.nodes - mean[:, None])
        variance = variance + _added(tables.unsure, away, answers)
    return mean, np.sqrt(variance)


def _added(unsure: Unsure, away: Floats, answers: Integers) -> Floats:
    """What unsure items add to the error variance, (n,); see `uncertainty`."""
    real = answers >= 0
    by_log_a = np.where(real, np.einsum("nq,nkq->nk", away, unsure.by_log_a[answers]), 0.0)
    by_b = np.where(real, np.einsum("nq,nkq->nk", away, unsure.by_b[answers]), 0.0)
    s = unsure.covariance[answers // 2]
    parts = by_log_a**2 * s[..., 0, 0] + by_b**2 * s[..., 1, 1]
    parts += 2.0 * by_log_a * by_b * s[..., 0, 1]
    return np.asarray(parts.sum(axis=1), dtype=np.float64)
