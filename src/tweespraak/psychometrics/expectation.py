"""The E-step: what everybody's answers say about where on theta each answer was given."""

from collections.abc import Iterator
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
    """Answers (n, J) laid out so that the E-step is two matrix products (GEMM) per block."""

    def __init__(self, x: Floats, answers: int) -> None:
        self.items, self.kinds = x.shape[1], answers
        self.complete = is_complete(x)
        given = [x == answer for answer in range(1, answers)]
        if not self.complete:
            given.append(~np.isnan(x))
        self.columns: Booleans = np.concatenate(given, axis=1)

    def posterior(self, rows: slice, log_p: Floats, log_weights: Floats) -> tuple[Floats, Floats]:
        """Posterior (Q, n) of the persons in `rows` and their log-likelihood (n,)."""
        weights, shared = self._flat(log_p)
        log_posterior = weights.T @ self.columns[rows].astype(np.float64).T
        log_posterior += (shared + log_weights)[:, None]
        return normalised(log_posterior)

    def expect(self, log_p: Floats, log_weights: Floats) -> Expected:
        """Counts expected under log-probabilities (J, K, Q)."""
        persons, total = np.zeros(log_weights.size), 0.0
        counts = np.zeros((log_weights.size, self.columns.shape[1]))
        for rows in blocks(self.columns):
            posterior, log_likelihood = self.posterior(rows, log_p, log_weights)
            counts += posterior @ self.columns[rows].astype(np.float64)
            persons += posterior.sum(axis=1)
            total += float(log_likelihood.sum())
        return Expected(persons, self._per_answer(counts, persons), total)

    def _flat(self, log_p: Floats) -> tuple[Floats, Floats]:
        """One row of log-probabilities per column, beside what all persons share, (Q,)."""
        more = log_p[:, 1:] - log_p[:, :1]
        rows = more.transpose(1, 0, 2).reshape(-1, log_p.shape[2])
        if self.complete:
            return rows, log_p[:, 0].sum(axis=0)
        return np.concatenate([rows, log_p[:, 0]]), np.zeros(log_p.shape[2])

    def _per_answer(self, counts: Floats, persons: Floats) -> Floats:
        split = counts.T.reshape(-1, self.items, persons.size).transpose(1, 0, 2)
        higher = split[:, : self.kinds - 1]
        seen = persons if self.complete else split[:, -1]
        lowest = np.maximum(seen - higher.sum(axis=1), 0.0)
        return np.concatenate([lowest[:, None], higher], axis=1)


class Sums:
    """Complete answers (n, J), 0 or 1, to items with logits a theta + d: `lines` (J, 2).

    log P(x | theta) = s theta + x'd + sum_j log(1 - P_j(theta)) with s = x'a, so a person's
    posterior depends on s alone (Birnbaum, 1968, ch. 18): no approximation.
    """

    def __init__(self, x: Floats) -> None:
        self.x = x

    def posterior(
        self, rows: slice, lines: Floats, nodes: Floats, log_weights: Floats
    ) -> tuple[Floats, Floats]:
        """Posterior (Q, n) of the persons in `rows`; their log-likelihood (n,) without x'd."""
        wrong = -np.logaddexp(0.0, lines[:, :1] * nodes + lines[:, 1:]).sum(axis=0)
        sums = self.x[rows] @ lines[:, 0]
        return normalised(np.multiply.outer(nodes, sums) + (wrong + log_weights)[:, None])

    def expect(self, lines: Floats, nodes: Floats, log_weights: Floats) -> ExpectedSums:
        """What a cycle needs, by two matrix-vector products per block of persons."""
        persons, total = np.zeros(nodes.size), 0.0
        sums = np.zeros((len(lines), 2))
        for rows in blocks(self.x):
            given = self.x[rows]
            posterior, log_likelihood = self.posterior(rows, lines, nodes, log_weights)
            persons += posterior.sum(axis=1)
            sums[:, 0] += (nodes @ posterior) @ given
            sums[:, 1] += given.sum(axis=0)
            total += float(log_likelihood.sum())
        return ExpectedSums(persons, sums, total + float(sums[:, 1] @ lines[:, 1]))


def blocks(x: Floats | Booleans) -> Iterator[slice]:
    """Slices that together are all rows of x."""
    for start in range(0, len(x), _ROWS):
        yield slice(start, min(start + _ROWS, len(x)))


def normalised(log_posterior: Floats) -> tuple[Floats, Floats]:
    """Columns that sum to one, made in place, and the logarithm of what they summed to."""
    top = log_posterior.max(axis=0)
    log_posterior -= top
    np.exp(log_posterior, out=log_posterior)
    total = log_posterior.sum(axis=0)
    log_posterior /= total
    return log_posterior, top + np.log(total)
