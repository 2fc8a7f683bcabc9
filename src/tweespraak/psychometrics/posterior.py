"""The mean and spread of what the answers leave possible: expected a posteriori (EAP)."""

from functools import lru_cache

import numpy as np

from tweespraak.psychometrics.answers import chunks, gathered, is_complete
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.averaged_curves import averaged_log_curves
from tweespraak.psychometrics.banks import Bank, curves_of
from tweespraak.psychometrics.grids import Grid, Normal, log_weights, nodes_of
from tweespraak.psychometrics.models import ItemBank, is_two_parameter

_STEP = 1e-3  # of X·a in the table; a straight line between its rows is within 2e-7


def expected(bank: Bank, x: Floats, prior: Normal, grid: Grid) -> tuple[Floats, Floats]:
    """Posterior mean and standard error, each (n,) (Bock & Mislevy, 1982).

    The standard error is the posterior's standard deviation. With items that are not known
    exactly it is the root of the mean squared distance to the same estimate, over the posterior
    by curves averaged over the uncertainty, and never less than with known items.
    """
    if isinstance(bank, ItemBank) and _is_plain(bank) and is_complete(x):
        return _from_sums(bank, x, prior, grid)
    theta, variance = np.empty(len(x)), np.empty(len(x))
    log_prior = log_weights(grid, prior)
    for rows in chunks(x):
        log_posterior = gathered(log_curves(bank, grid), x[rows]) + log_prior
        weight = _normalised(log_posterior)
        theta[rows], variance[rows] = _moments(weight, nodes_of(grid))
        if isinstance(bank, ItemBank) and bank.covariance is not None:
            averaged = gathered(averaged_log_curves(bank, grid), x[rows]) + log_prior
            around = _around(_normalised(averaged), nodes_of(grid), theta[rows])
            variance[rows] = np.maximum(variance[rows], around)
    return theta, np.sqrt(variance)


@lru_cache(maxsize=16)
def log_curves(bank: Bank, grid: Grid) -> Floats:
    """Log-probability of each answer at each node, shape (Q, J, K); 0 where it is padding."""
    p = curves_of(bank, nodes_of(grid)).p
    return np.log(np.where(p > 0, p, 1.0))


def _is_plain(bank: ItemBank) -> bool:
    return is_two_parameter(bank) and bank.covariance is None


def _from_sums(bank: ItemBank, x: Floats, prior: Normal, grid: Grid) -> tuple[Floats, Floats]:
    """With complete 2PL answers the posterior depends on a person through s = X·a alone.

    log P(x | theta) = s theta + sum_j log(1 - P_j(theta)) + a constant (Birnbaum, 1968, ch. 18).
    """
    shape = log_curves(bank, grid)[:, :, 0].sum(axis=1) + log_weights(grid, prior)
    sums = np.concatenate([x[rows] @ bank.a for rows in chunks(x)] or [np.empty(0)])
    length = int(bank.a.sum() / _STEP) + 2
    if len(x) < 2 * length:
        return _of_sums(sums, shape, nodes_of(grid))
    table: Floats = np.arange(length, dtype=np.float64) * _STEP
    mean, sd = _of_sums(table, shape, nodes_of(grid))
    return _between(mean, sums), _between(sd, sums)


def _between(table: Floats, sums: Floats) -> Floats:
    """The table, one row per step from 0, at `sums`: on the line between two rows."""
    row = (sums / _STEP).astype(np.int32)
    share = sums / _STEP - row
    return np.asarray(table[row] + share * np.diff(table)[row], dtype=np.float64)


def _of_sums(sums: Floats, shape: Floats, nodes: Floats) -> tuple[Floats, Floats]:
    theta, sd = np.empty(len(sums)), np.empty(len(sums))
    for rows in chunks(sums):
        weight = _normalised(np.multiply.outer(sums[rows], nodes) + shape)
        theta[rows], variance = _moments(weight, nodes)
        sd[rows] = np.sqrt(variance)
    return theta, sd


def _normalised(log_posterior: Floats) -> Floats:
    weight = np.exp(log_posterior - log_posterior.max(axis=1, keepdims=True))
    weight /= weight.sum(axis=1, keepdims=True)
    return np.asarray(weight, dtype=np.float64)


def _moments(weight: Floats, nodes: Floats) -> tuple[Floats, Floats]:
    mean = weight @ nodes
    return mean, np.maximum(weight @ nodes**2 - mean**2, 0.0)


def _around(weight: Floats, nodes: Floats, centre: Floats) -> Floats:
    """Mean squared distance to `centre` (n,)."""
    return np.asarray(weight @ nodes**2 - centre * (2.0 * (weight @ nodes) - centre))
