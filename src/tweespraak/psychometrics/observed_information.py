"""How sharply the marginal likelihood peaks: what calibration knows about each item.

The observed information is what would be known had theta been seen, less what is lost because
it was not (Louis, 1982): I = I_complete - sum_i Cov_i(S_i), where S_i(theta) is the derivative
of person i's log-likelihood to all coordinates and Cov_i is over that person's posterior.

The covariance of two functions over a posterior is the sum of the products of their components
along polynomials that are orthonormal under it. S is smooth, a posterior is narrow, and so a few
polynomials are enough; each costs matrix products only.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.anchors import Places
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.expectation import blocks
from tweespraak.psychometrics.grids import Normal
from tweespraak.psychometrics.marginal import Marginal

Singles = NDArray[np.float32]
_MOST = 12  # polynomials
_ENOUGH = 2e-5  # of the information: what the last polynomial may still have taken off
_STEP = 1e-4
_NARROWEST = np.float32(1e-3)  # theta units: a posterior on fewer nodes has no more polynomials


def observed_information(marginal: Marginal, x: Floats, point: Floats) -> Floats:
    """Information (P, P) at a point: on its J p coordinates, then mean and log sd.

    x (n, J), with NaN where not answered. Coordinates an item does not have get rows of 0, as
    has the population where no item is fixed. Priors add their curvature.
    """
    items, population = marginal.split(point)
    complete = _complete(marginal, items, population, len(x))
    negligible = _ENOUGH * float(complete.trace()) / len(x)
    return complete - _lost(marginal, x, items, population, negligible)


def _complete(marginal: Marginal, items: Floats, population: Normal, persons: int) -> Floats:
    """What would be known with theta seen: a block per item, by central differences."""
    nodes = marginal.nodes(population)
    look = marginal.look(marginal.expect(items, nodes), nodes)
    size = items.shape[1]
    total = np.zeros((items.size + 2, items.size + 2))
    for coordinate in range(size if len(items) else 0):
        shift = np.where(np.arange(size) == coordinate, _STEP, 0.0)
        change = (look(items - shift).gradient - look(items + shift).gradient) / (2.0 * _STEP)
        rows = np.arange(items.size).reshape(items.shape)
        total[rows, rows[:, coordinate : coordinate + 1]] = change
    if marginal.anchors.banks:
        total[-2, -2], total[-1, -1] = persons / population.sd**2, 2.0 * persons
    return total


def _lost(
    marginal: Marginal, x: Floats, items: Floats, population: Normal, negligible: float
) -> Floats:
    """sum_i Cov_i(S_i), until a polynomial adds less than `negligible` per person."""
    nodes = marginal.nodes(population)
    tables = _by_coordinate(marginal.family.scores(items, nodes))
    of_population = _population_scores(nodes, population) * bool(marginal.anchors.banks)
    total = np.zeros((items.size + 2, items.size + 2))
    posterior = marginal.posterior(items, nodes)
    for rows in blocks(x):
        given = _given(x[rows][:, marginal.free], items.shape[1], len(tables))
        weights = posterior.weights(rows)[0].astype(np.float32)
        for component in _orthonormal(weights, nodes.astype(np.float32)):
            along = sum(component.T @ t * g for t, g in zip(tables, given, strict=True))
            s = np.concatenate([along, component.T @ of_population], axis=1)
            added = s.T @ s
            total += added
            if added.trace() <= negligible * s.shape[0]:
                break
    return total[np.ix_(*2 * [_by_item(items)])]


def _by_coordinate(scores: Floats) -> list[Singles]:
    """Per answer a table (Q, p J) of S, every item's first coordinate before every second."""
    each = scores.astype(np.float32).transpose(1, 3, 2, 0)
    return [table.reshape(len(table), -1) for table in each]


def _given(x: Floats, size: int, answers: int) -> list[Singles]:
    """Per answer 1 where it was given, (n, p J)."""
    return [np.tile(x == answer, size).astype(np.float32) for answer in range(answers)]


def _by_item(items: Floats) -> Places:
    """Where the coordinates stand in `_by_coordinate`, item after item; the population stays."""
    count, size = items.shape
    places = np.arange(items.size).reshape(size, count).T.ravel()
    return np.concatenate([places, items.size + np.arange(2)])


def _population_scores(nodes: Floats, population: Normal) -> Singles:
    """S of the population's mean and log sd, (Q, 2)."""
    z = (nodes - population.mean) / population.sd
    return np.stack([z / population.sd, z**2 - 1.0], axis=1).astype(np.float32)


def _orthonormal(posterior: Singles, nodes: Singles) -> Iterator[Singles]:
    """Weight times polynomial of degree 1, 2, .. at the nodes, (Q, n), orthonormal per person.

    By the three-term recurrence of Stieltjes (Gautschi, 2004, sec. 2.2).
    """
    before, now = np.zeros_like(posterior), np.ones_like(posterior)
    weighted, norm = posterior, np.zeros(posterior.shape[1], dtype=np.float32)
    for _ in range(_MOST):
        centre = nodes @ (weighted * now)
        following = (nodes[:, None] - centre) * now
        following -= norm * before
        norm = np.sqrt((posterior * following * following).sum(axis=0))
        following *= np.where(norm > _NARROWEST, 1.0 / np.maximum(norm, _NARROWEST), 0.0)
        before, now = now, following
        weighted = posterior * now
        yield weighted
