"""EAP and its standard error from log posteriors on the nodes, for one person or many."""

import math

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.bank_tables import BankTables


def eap(
    tables: BankTables, log_posterior: Floats, log_averaged: Floats | None
) -> tuple[Floats, Floats]:
    """Mean and standard error, each (n,), of the posteriors (n, Q); as `posterior.expected`.

    `log_averaged` (n, Q) is the posterior by the averaged curves of a bank with a covariance.
    """
    mean, square = _moments(tables, log_posterior)
    variance = np.maximum(square - mean * mean, 0.0)
    if log_averaged is not None:
        centre, square = _moments(tables, log_averaged)
        variance = np.maximum(variance, square - mean * (2.0 * centre - mean))
    return mean, np.sqrt(variance)


def eap_of_one(
    tables: BankTables, log_posterior: Floats, log_averaged: Floats | None
) -> tuple[float, float]:
    """The same of one person's posterior (Q,), in plain numbers: who waits has no use for arrays."""
    mean, square = _moments_of_one(tables, log_posterior)
    variance = max(square - mean * mean, 0.0)
    if log_averaged is not None:
        centre, square = _moments_of_one(tables, log_averaged)
        variance = max(variance, square - mean * (2.0 * centre - mean))
    return mean, math.sqrt(variance)


def _moments(tables: BankTables, log_weight: Floats) -> Floats:
    """The mean of theta and of theta², (2, n)."""
    weight = np.exp(log_weight - log_weight.max(axis=1, keepdims=True))
    sums = weight @ tables.moments
    return np.asarray((sums[:, 1:] / sums[:, :1]).T, dtype=np.float64)


def _moments_of_one(tables: BankTables, log_weight: Floats) -> tuple[float, float]:
    total, first, second = (np.exp(log_weight - log_weight.max()) @ tables.moments).tolist()
    return first / total, second / total
