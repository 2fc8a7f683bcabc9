"""The curves a calibration can fit, in the coordinates in which fitting is easiest.

Coordinates of an item: its slope a and the intercepts d_k = -a b_k, so that a logit is
a theta + d_k, and for guessing g = logit c. Tables at Q nodes have the shape (J, K, Q), and the
derivatives of log P to p coordinates (J, K, p, Q).
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from scipy.special import expit, logit

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.item_tables import Booleans

_FARTHEST = 300.0  # logits
_CLOSEST = 1e-6  # logits between two intercepts of one item
LEAST_GUESSING, MOST_GUESSING = -11.5, 3.0  # logits: c of .00001 and .95


class Family(Protocol):
    """One way to turn coordinates (J, p) into the probability of each answer."""

    @property
    def present(self) -> Booleans:
        """Which coordinates (J, p) the items have."""

    @property
    def intercepts(self) -> int:
        """How many of them are intercepts: the second and on."""

    @property
    def answers(self) -> int:
        """How many answers the item with most of them has, K."""

    @property
    def is_logistic(self) -> bool:
        """Whether this is the two-parameter model, with a logit that is linear in theta."""

    def log_p(self, items: Floats, nodes: Floats) -> Floats:
        """Log-probability of each answer, (J, K, Q); 0 where an item has no such answer."""

    def scores(self, items: Floats, nodes: Floats) -> Floats:
        """Derivative of `log_p` to each coordinate, (J, K, p, Q)."""

    def are_possible(self, items: Floats) -> Booleans:
        """Which items (J,) give every answer a probability above 0."""


@dataclass(frozen=True)
class Guessing:
    """Three coordinates: a, d and g; P(right) = c + (1 - c) F(a theta + d) (Birnbaum, 1968)."""

    present: Booleans
    intercepts: int = 1
    answers: int = 2
    is_logistic: bool = False

    def log_p(self, items: Floats, nodes: Floats) -> Floats:
        up, down, c = self._parts(items, nodes)
        return np.log(np.stack([(1.0 - c) * down, c + (1.0 - c) * up], axis=1))

    def scores(self, items: Floats, nodes: Floats) -> Floats:
        up, down, c = self._parts(items, nodes)
        right = c + (1.0 - c) * up
        by_logit = np.stack([-up, (1.0 - c) * up * down / right], axis=1)
        by_guess = np.stack([np.broadcast_to(-c, up.shape), c * (1.0 - c) * down / right], axis=1)
        return np.stack([by_logit * nodes, by_logit, by_guess], axis=2)

    def are_possible(self, items: Floats) -> Booleans:
        return np.asarray(np.isfinite(items).all(axis=1))

    def _parts(self, items: Floats, nodes: Floats) -> tuple[Floats, Floats, Floats]:
        z = _logits(items[:, :1] * nodes + items[:, 1:2])
        return expit(z), expit(-z), expit(items[:, 2:])


@dataclass(frozen=True)
class KnownGuessing:
    """Two coordinates, a and d, beside a chance c of guessing that is the same for all items."""

    present: Booleans
    c: float
    intercepts: int = 1
    answers: int = 2
    is_logistic: bool = False

    def log_p(self, items: Floats, nodes: Floats) -> Floats:
        return self._free.log_p(self._with_guess(items), nodes)

    def scores(self, items: Floats, nodes: Floats) -> Floats:
        return self._free.scores(self._with_guess(items), nodes)[:, :, :2]

    def are_possible(self, items: Floats) -> Booleans:
        return np.asarray(np.isfinite(items).all(axis=1))

    @property
    def _free(self) -> Guessing:
        return Guessing(np.ones((len(self.present), 3), dtype=np.bool_))

    def _with_guess(self, items: Floats) -> Floats:
        return np.column_stack([items, np.full(len(items), logit(self.c))])


@dataclass(frozen=True)
class Graded:
    """K coordinates: a and d_1 > ... > d_(K - 1); P(answer >= k) = F(a theta + d_k).

    Samejima (1969); with K = 2 the two-parameter model.
    """

    present: Booleans

    def log_p(self, items: Floats, nodes: Floats) -> Floats:
        z, gap = self._parts(items, nodes)
        p = expit(z[:, :-1]) * expit(-z[:, 1:]) * gap[:, :, None]
        return np.log(np.where(self._answers[:, :, None], p, 1.0))

    def scores(self, items: Floats, nodes: Floats) -> Floats:
        """With u, v the logits at either side of an answer and P = F(u) F(-v) (1 - exp(v - u)),

        dlogP/du = F(-u) + r and dlogP/dv = -F(v) - r, where r = 1 / (exp(u - v) - 1).
        """
        z, gap = self._parts(items, nodes)
        ratio = (1.0 / gap - 1.0)[:, :, None]
        by_u, by_v = expit(-z[:, :-1]) + ratio, -expit(z[:, 1:]) - ratio
        table = np.zeros((*z[:, 1:].shape[:2], items.shape[1], nodes.size))
        for answer in range(items.shape[1]):
            table[:, answer, 0] = (by_u + by_v)[:, answer] * nodes
            if answer:
                table[:, answer, answer] = by_u[:, answer]
            if answer + 1 < items.shape[1]:
                table[:, answer, answer + 1] = by_v[:, answer]
        both = self.present[:, None, :, None] & self._answers[:, :, None, None]
        return np.where(both, table, 0.0)

    def are_possible(self, items: Floats) -> Booleans:
        falling = (np.diff(items[:, 1:], axis=1) < -_CLOSEST) | ~self.present[:, 2:]
        return np.asarray(falling.all(axis=1) & np.isfinite(items).all(axis=1))

    @property
    def intercepts(self) -> int:
        return self.answers - 1

    @property
    def answers(self) -> int:
        return int(self.present.shape[1])

    @property
    def is_logistic(self) -> bool:
        return self.answers == 2

    @property
    def _answers(self) -> Booleans:
        """Which answers 0 .. K - 1 the items have: one more than thresholds."""
        return self.present

    def _parts(self, items: Floats, nodes: Floats) -> tuple[Floats, Floats]:
        """Logits (J, K + 1, Q) with the certain and the impossible around them; 1 - exp(v - u)."""
        intercepts = np.where(self.present[:, 1:], items[:, 1:], -_FARTHEST)
        ends = np.full((len(items), 1), _FARTHEST)
        around = np.concatenate([ends, intercepts, -ends], axis=1)
        gap = -np.expm1(np.minimum(np.diff(around, axis=1), -_CLOSEST))
        z = _logits(items[:, :1, None] * nodes + around[:, :, None])
        z[:, 0], z[:, -1] = _FARTHEST, -_FARTHEST
        return z, np.where(self._answers, gap, 1.0)


def _logits(z: Floats) -> Floats:
    return np.clip(z, -_FARTHEST, _FARTHEST)
