"""The M-step: items that make the expected counts most likely, by Fisher scoring with halving."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from scipy.special import expit

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.expectation import Expected, ExpectedSums, softplus
from tweespraak.psychometrics.families import LEAST_GUESSING, MOST_GUESSING, Family, Guessing

_STEPS = 2  # per cycle; the next cycle goes on where this one stopped (Lange, 1995)
_HALVINGS = 12
_LONGEST = 1.5  # coordinate units per step
_LEAST = 1e-8  # of information, far below that of one answer: keeps it invertible
STEEPEST, FARTHEST = 50.0, 200.0  # slope and intercept at which a search is given up


class Slope(NamedTuple):
    """Height per item (J,), its gradient (J, p) and the information (J, p, p)."""

    height: Floats
    gradient: Floats
    information: Floats


Look = Callable[[Floats], Slope]


def looking_at(family: Family, expected: Expected, nodes: Floats) -> Look:
    """The expected complete-data log-likelihood of the items, for any family."""
    seen = expected.answers.sum(axis=1)[:, None]

    def look(items: Floats) -> Slope:
        log_p, scores = family.log_p(items, nodes), family.scores(items, nodes)
        height = (expected.answers * log_p).sum(axis=(1, 2))
        flat = scores.transpose(0, 2, 1, 3).reshape(*items.shape, -1)
        weight = (seen * np.exp(log_p)).reshape(len(items), 1, -1)
        gradient = flat @ expected.answers.reshape(len(items), -1, 1)
        return Slope(
            height,
            gradient[:, :, 0],
            (flat * weight) @ flat.transpose(0, 2, 1),
        )

    return look


def looking_at_sums(expected: ExpectedSums, nodes: Floats) -> Look:
    """The same for two-parameter items from x'E[theta] and x'1: a logistic regression each."""
    powers = np.stack([nodes**2, nodes, np.ones_like(nodes)], axis=1)

    def look(items: Floats) -> Slope:
        z = items[:, :1] * nodes + items[:, 1:]
        up = expit(z)
        height = (items * expected.sums).sum(axis=1) - (expected.persons * softplus(z)).sum(axis=-1)
        gradient = expected.sums - (expected.persons * up) @ powers[:, 1:]
        moments = (expected.persons * up * (1.0 - up)) @ powers
        return Slope(height, gradient, moments[:, [[0, 1], [1, 2]]])

    return look


def as_sums(expected: Expected, nodes: Floats) -> ExpectedSums:
    """What two-parameter items need of the counts, when not everybody answered everything."""
    right = expected.answers[:, 1]
    sums = right @ np.stack([nodes, np.ones_like(nodes)], axis=1)
    return ExpectedSums(expected.answers.sum(axis=1), sums, expected.log_likelihood)


def maximised(look: Look, items: Floats, family: Family, tied: bool) -> Floats:
    """Items (J, p) higher than before; with `tied` all keep one slope (the 1PL)."""
    here = look(items)
    for _ in range(_STEPS):
        move = _tied(here) if tied else _own(here, items, family)
        reach = np.abs(move).max(axis=None if tied else 1, keepdims=True, initial=_LONGEST)
        items, here = _uphill(look, items, here, move * (_LONGEST / reach), family, tied)
    return items


def _own(here: Slope, items: Floats, family: Family) -> Floats:
    """Each item's own step, information^-1 gradient, over the coordinates that can move."""
    low, high = _bounds(family)
    g, info = here.gradient, here.information
    stuck = ((items <= low) & (g < 0)) | ((items >= high) & (g > 0)) | ~family.present
    ridge = 1e-10 * info.trace(axis1=1, axis2=2)[:, None] + _LEAST + stuck
    free = ~stuck[:, :, None] & ~stuck[:, None, :]
    information = np.where(free, info, 0.0) + ridge[:, :, None] * np.eye(low.size)
    return np.linalg.solve(information, np.where(stuck, 0.0, g)[:, :, None])[:, :, 0]


def _tied(here: Slope) -> Floats:
    """The step of one shared slope and J intercepts, by eliminating the intercepts."""
    g, info = here.gradient, here.information + _LEAST * np.eye(2)
    share = info[:, 0, 1] / info[:, 1, 1]
    slope = (g[:, 0] - share * g[:, 1]).sum() / (info[:, 0, 0] - share * info[:, 0, 1]).sum()
    return np.stack([np.full(len(g), slope), (g[:, 1] - info[:, 0, 1] * slope) / info[:, 1, 1]], 1)


def _uphill(
    look: Look, items: Floats, here: Slope, move: Floats, family: Family, tied: bool
) -> tuple[Floats, Slope]:
    """One step, halved for the items (all, when tied) that it would bring down."""
    for _ in range(_HALVINGS):
        there = within(items + move, family)
        possible = family.are_possible(there)
        there = np.where(possible[:, None], there, items)
        after = look(there)
        lower = ~(possible & (after.height >= here.height - 1e-12 * np.abs(here.height)))
        if tied:
            lower[:] = not after.height.sum() >= here.height.sum() * (1 + 1e-12)
        if not lower.any():
            return there, after
        move = np.where(lower[:, None], 0.5 * move, move)
    there = np.where(lower[:, None], items, there)
    return there, look(there)


def within(items: Floats, family: Family) -> Floats:
    """Items held where a number can still be worked with."""
    return np.clip(items, *_bounds(family))


def _bounds(family: Family) -> tuple[Floats, Floats]:
    high = np.full(family.present.shape[1], FARTHEST)
    high[0] = STEEPEST
    low = -high
    if isinstance(family, Guessing):
        low[2], high[2] = LEAST_GUESSING, MOST_GUESSING
    return low, high
