"""One cycle of the EM algorithm for items whose persons are integrated out (Bock & Aitkin, 1981)."""

from dataclasses import dataclass

import numpy as np

from tweespraak.psychometrics.anchors import Anchors, Places
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.expectation import (
    Expected,
    ExpectedSums,
    Posterior,
    SumPosterior,
    Sums,
    Table,
)
from tweespraak.psychometrics.families import Family
from tweespraak.psychometrics.grids import Grid, Normal, log_weights, nodes_of
from tweespraak.psychometrics.item_priors import Beliefs, added_to
from tweespraak.psychometrics.maximisation import (
    Look,
    as_sums,
    looking_at,
    looking_at_sums,
    maximised,
    within,
)

_NARROWEST, _WIDEST = -5.0, 3.0  # log sd of a population that can still be integrated over


@dataclass(frozen=True)
class Marginal:
    """The marginal likelihood of free items and, where items are fixed, of the population.

    A point holds the free items' coordinates (J, p) row after row, then the population's mean
    and log sd. The grid's nodes are in standard deviations around the population's mean.
    """

    answers: Table | Sums  # sums are enough where all is answered and two-parameter
    family: Family
    free: Places
    anchors: Anchors
    priors: Beliefs | None
    tied: bool
    grid: Grid

    def step(self, point: Floats) -> tuple[Floats, float]:
        """The next point, and the height of this one: log-likelihood plus log prior."""
        items, population = self.split(point)
        items = within(items, self.family)
        if not (self.family.are_possible(items).all() and _NARROWEST < point[-1] < _WIDEST):
            return point, -np.inf
        nodes = self.nodes(population)
        expected = self.expect(items, nodes)
        height = expected.log_likelihood
        if self.priors is not None:
            height += float(self.priors.slope(items).height.sum())
        if len(items):
            items = maximised(self.look(expected, nodes), items, self.family, self.tied)
        return self.joined(items, self._moments(expected.persons, nodes)), height

    def expect(self, items: Floats, nodes: Floats) -> Expected | ExpectedSums:
        """The E-step, over free and fixed items together."""
        return self.posterior(items, nodes).expect()

    def posterior(self, items: Floats, nodes: Floats) -> Posterior | SumPosterior:
        """Where the persons are, given the items."""
        if isinstance(self.answers, Sums):
            return self.answers.under(self.lines(items), nodes, self.log_weights)
        return self.answers.under(self.log_p(items, nodes), self.log_weights)

    def log_p(self, items: Floats, nodes: Floats) -> Floats:
        """Log-probability (J, K, Q) of each answer to each item, free or fixed."""
        answers = self.family.answers
        table = np.empty((self.size, answers, nodes.size))
        table[self.free] = self.family.log_p(items, nodes)
        table[self.anchors.places] = self.anchors.log_p(nodes, answers)
        return table

    def lines(self, items: Floats) -> Floats:
        """Slope and intercept (J, 2) of two-parameter items, free or fixed."""
        lines = np.empty((self.size, 2))
        lines[self.free] = items
        lines[self.anchors.places] = self.anchors.lines
        return lines

    def nodes(self, population: Normal) -> Floats:
        """Where the integral over persons is taken, (Q,)."""
        return population.mean + population.sd * nodes_of(self.grid)

    @property
    def size(self) -> int:
        """How many items there are, free and fixed together."""
        return len(self.free) + len(self.anchors.banks)

    @property
    def log_weights(self) -> Floats:
        """Log of the share of the population at each node; they add up to one."""
        weights = log_weights(self.grid, Normal())
        return np.asarray(weights - np.logaddexp.reduce(weights))

    def split(self, point: Floats) -> tuple[Floats, Normal]:
        """The items (J, p) and the population in a point."""
        items = point[:-2].reshape(self.family.present.shape)
        sd = float(np.exp(np.clip(point[-1], _NARROWEST, _WIDEST)))
        return items, Normal(float(point[-2]), sd)

    def joined(self, items: Floats, population: tuple[float, float]) -> Floats:
        """A point of items and the population's mean and log sd."""
        return np.concatenate([items.ravel(), population])

    def look(self, expected: Expected | ExpectedSums, nodes: Floats) -> Look:
        """What the M-step raises: the free items' expected log-likelihood and their priors."""
        look = self._likelihood(expected, nodes)
        return look if self.priors is None else added_to(look, self.priors)

    def _likelihood(self, expected: Expected | ExpectedSums, nodes: Floats) -> Look:
        if isinstance(expected, ExpectedSums):
            return looking_at_sums(expected._replace(sums=expected.sums[self.free]), nodes)
        free_only = expected._replace(answers=expected.answers[self.free])
        if self.family.is_logistic:
            return looking_at_sums(as_sums(free_only, nodes), nodes)
        return looking_at(self.family, free_only, nodes)

    def _moments(self, persons: Floats, nodes: Floats) -> tuple[float, float]:
        if not self.anchors.banks:
            return 0.0, 0.0
        mean = float(persons @ nodes / persons.sum())
        variance = float(persons @ (nodes - mean) ** 2 / persons.sum())
        return mean, 0.5 * float(np.log(variance))
