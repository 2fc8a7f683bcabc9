"""EAP and its standard error from log posteriors on the nodes, for one person or many."""

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.bank_tables import BankTables


def eap(
    tables: BankTables, log_posterior: Floats, log_averaged: Floats | None
) -> tuple[Floats, Floats]:
    """Mean and standard error, each (n,), of the posteriors (n, Q); as `posterior.expected`.

    `log_averaged` (n, Q) is the posterior by the averaged curves of a bank with a covariance.
    """
    total, first, second = _sums(tables, log_posterior)
    mean = first / total
    variance = np.maximum(second / total - mean * mean, 0.0)
    if log_averaged is not None:
        total, first, second = _sums(tables, log_averaged)
        around = second / total - mean * (2.0 * first / total - mean)
        variance = np.maximum(variance, around)
    return mean, np.sqrt(variance)


def _sums(tables: BankTables, log_weight: Floats) -> Floats:
    """Of weight, weight x theta and weight x theta² over the nodes, (3, n)."""
    weight = np.exp(log_weight - np.maximum.reduce(log_weight, axis=1, keepdims=True))
    return np.asarray((weight @ tables.moments).T, dtype=np.float64)
