"""The E-step: what everybody's answers say about where on theta each answer was given."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from tweespraak.psychometrics.answers import is_complete
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.item_tables import Booleans

_ROWS = 1024  # persons at a time: their posterior stays in the processor's cache


class Expected(NamedTuple):
    """Expected number of persons at each node, (Q,), and giving each answer there, (J, K, Q)."""

    persons: Floats
    answers: Floats
    log_likelihood: float


class ExpectedSums(NamedTuple):
    """The same for complete two-parameter answers, where sums over nodes are all that is needed.

    `sums` (J, 2): of x E[theta] and of x over the persons.
    """

    persons: Floats
    sums: Floats
    log_likelihood: float


class Table:
    """Answers (n, J), NaN where not given, as columns of 0 and 1 that matrix products can use."""

    def __init__(self, x: Floats, answers: int) -> None:
        self.items, self.kinds = x.shape[1], answers
        self.complete = is_complete(x)
        given = [x == answer for answer in range(1, answers)]
        if not self.complete:
            given.append(~np.isnan(x))
        self.columns: Booleans = np.concatenate(given, axis=1)

    def under(self, log_p: Floats, log_weights: Floats) -> "Posterior":
        """The persons' posterior under log-probabilities (J, K, Q) of the answers."""
        more = (log_p[:, 1:] - log_p[:, :1]).transpose(1, 0, 2).reshape(-1, log_p.shape[2])
        if self.complete:
            return Posterior(self, more.T.copy(), log_p[:, 0].sum(axis=0) + log_weights)
        return Posterior(self, np.concatenate([more, log_p[:, 0]]).T.copy(), log_weights)

    def per_answer(self, counts: Floats, persons: Floats) -> Floats:
        """Counts (J, K, Q) from those of the columns (Q, columns)."""
        split = counts.T.reshape(-1, self.items, persons.size).transpose(1, 0, 2)
        higher = split[:, : self.kinds - 1]
        seen = persons if self.complete else split[:, -1]
        lowest = np.maximum(seen - higher.sum(axis=1), 0.0)
        return np.concatenate([lowest[:, None], higher], axis=1)


@dataclass(frozen=True)
class Posterior:
    """Log-posterior as what each column adds, (Q, columns), to what all share, (Q,)."""

    table: Table
    added: Floats
    shared: Floats

    def weights(self, rows: slice) -> tuple[Floats, Floats]:
        """Weights (Q, n) of the persons in `rows`, adding up to one, and log-likelihood (n,)."""
        log_posterior = self.added @ self.table.columns[rows].astype(np.float64).T
        log_posterior += self.shared[:, None]
        weight, size, top = _weighed(log_posterior)
        weight /= size
        return weight, top + np.log(size)

    def expect(self) -> Expected:
        """Expected counts, by two matrix products (GEMM) per block of persons."""
        persons, total = np.zeros(self.shared.size), 0.0
        counts = np.zeros(self.added.shape)
        for rows in blocks(self.table.columns):
            weight, log_likelihood = self.weights(rows)
            counts += weight @ self.table.columns[rows].astype(np.float64)
            persons += weight @ np.ones(weight.shape[1])
            total += float(log_likelihood.sum())
        return Expected(persons, self.table.per_answer(counts, persons), total)


class Sums:
    """Complete answers (n, J), 0 or 1, to items with logits a theta + d.

    log P(x | theta) = s theta + x'd + sum_j log(1 - P_j(theta)) with s = x'a, so a person's
    posterior depends on s alone (Birnbaum, 1968, ch. 18): no approximation.
    """

    def __init__(self, x: Floats) -> None:
        self.x, self.right = x, x.sum(axis=0)

    def under(self, lines: Floats, nodes: Floats, log_weights: Floats) -> "SumPosterior":
        """The persons' posterior under slopes and intercepts, `lines` (J, 2)."""
        wrong = -softplus(lines[:, :1] * nodes + lines[:, 1:]).sum(axis=0)
        constant = float(self.right @ lines[:, 1])
        return SumPosterior(self, lines[:, 0].copy(), nodes, wrong + log_weights, constant)


@dataclass(frozen=True)
class SumPosterior:
    """Log-posterior as x'a theta added to what all share, (Q,); `constant` is the sum of x'd."""

    answers: Sums
    a: Floats
    nodes: Floats
    shared: Floats
    constant: float

    def weights(self, rows: slice) -> tuple[Floats, Floats]:
        """Weights (Q, n) of the persons in `rows`; their log-likelihood (n,) without x'd."""
        weight, size, top = _weighed(self._heights(rows))
        weight /= size
        return weight, top + np.log(size)

    def expect(self) -> ExpectedSums:
        """Expected sums, by two matrix-vector products per block of persons."""
        persons, by_theta, total = np.zeros(self.nodes.size), np.zeros(self.a.size), self.constant
        for rows in blocks(self.answers.x):
            weight, size, top = _weighed(self._heights(rows))
            persons += weight @ (1.0 / size)
            by_theta += (self.nodes @ weight / size) @ self.answers.x[rows]
            total += float(top.sum() + np.log(size).sum())
        return ExpectedSums(persons, np.stack([by_theta, self.answers.right], axis=1), total)

    def _heights(self, rows: slice) -> Floats:
        log_posterior = np.multiply.outer(self.nodes, self.answers.x[rows] @ self.a)
        log_posterior += self.shared[:, None]
        return log_posterior


def blocks(x: Floats | Booleans) -> Iterator[slice]:
    """Slices that together are all rows of x."""
    for start in range(0, len(x), _ROWS):
        yield slice(start, min(start + _ROWS, len(x)))


def softplus(z: Floats) -> Floats:
    """log(1 + exp z)."""
    return np.asarray(np.maximum(z, 0.0) + np.log(1.0 + np.exp(-np.abs(z))))


def _weighed(log_posterior: Floats) -> tuple[Floats, Floats, Floats]:
    """exp of the columns less their largest, made in place; what they sum to; the largest."""
    top = log_posterior.max(axis=0)
    log_posterior -= top
    np.exp(log_posterior, out=log_posterior)
    return log_posterior, log_posterior.sum(axis=0), top
