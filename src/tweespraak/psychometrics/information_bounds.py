"""The most an item can tell within a small stretch of theta: whoever leads may stop looking early.

Theta is cut into cells, and in each the items are put in order of an upper bound of their
information there. Looking for the most informative item at a theta, one walks down the list of
its cell and stops where the bound falls below the best found: exact, after one or two items.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.grids import Grid
from tweespraak.psychometrics.item_scan import ItemScan
from tweespraak.psychometrics.models import ItemBank

_WIDTH = 0.05  # of a cell, in theta
_ROUNDING = 1e-9  # by which a bound is raised above its own rounding error
_HALVINGS = 60


class Bounds(NamedTuple):
    """Per cell (C, J) the items by falling bound, and those bounds; cells run from low on."""

    order: NDArray[np.int32]
    bound: Floats
    low: float
    width: float


@lru_cache(maxsize=8)
def bounds_of(bank: ItemBank, grid: Grid) -> Bounds:
    """The bounds of `bank` in cells that together are the range of `grid`."""
    cells = max(1, round((grid.high - grid.low) / _WIDTH))
    edges = np.linspace(grid.low, grid.high, cells + 1)
    peak = np.clip(peaks(bank), grid.low, grid.high)
    scan = ItemScan(bank, grid.low, grid.high)
    ends = scan.information(edges[:, None])
    most = np.maximum(ends[:-1], ends[1:])
    highest = scan.information(peak)
    here = (edges[:-1, None] <= peak) & (peak <= edges[1:, None])
    most = np.where(here, highest, most) * (1.0 + _ROUNDING)
    order = np.argsort(-most, axis=1, kind="stable").astype(np.int32)
    bound = np.take_along_axis(most, order.astype(np.int64), axis=1)
    return Bounds(order, bound, grid.low, (grid.high - grid.low) / cells)


def peaks(bank: ItemBank) -> Floats:
    """The theta (J,) at which each item tells most; its information falls to both sides.

    With p the logistic curve and P = c + (d - c) p, the slope of log information has the sign of
    2 (1 - 2p) P (1 - P) - (d - c) p (1 - p) (1 - 2P), which changes once (Magis, 2013).
    """
    low, high = np.zeros(len(bank)), np.ones(len(bank))
    gap = bank.d - bank.c
    for _ in range(_HALVINGS):
        p = 0.5 * (low + high)
        right = bank.c + gap * p
        slope = 2 * (1 - 2 * p) * right * (1 - right) - gap * p * (1 - p) * (1 - 2 * right)
        low, high = np.where(slope > 0, p, low), np.where(slope > 0, high, p)
    p = 0.5 * (low + high)
    return np.asarray(bank.b + np.log(p / (1.0 - p)) / bank.a)
