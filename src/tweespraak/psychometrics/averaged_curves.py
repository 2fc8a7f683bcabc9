"""The curves of items that are not known exactly, averaged over what they may be.

Items answer for one person independently of each other, so that the answers' likelihood averaged
over the uncertainty of all items is the product of every item's own average: no approximation
(Tsutakawa & Johnson, 1990, who expand it in derivatives instead).
"""

from functools import lru_cache

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.grids import Grid, nodes_of
from tweespraak.psychometrics.models import ItemBank, item_curves

_LOCATIONS, _SLOPES = 9, 5  # points of Gauss-Hermite for b, and for log a given b


@lru_cache(maxsize=16)
def averaged_log_curves(bank: ItemBank, grid: Grid) -> Floats:
    """Log of the average probability of wrong and right at each node, shape (Q, J, 2)."""
    nodes = nodes_of(grid)
    total = np.zeros((grid.nodes, len(bank), 2))
    by_b, own, sd_b = _spread(bank)
    for step_b, share_b in zip(*_gauss(_LOCATIONS), strict=True):
        for step_a, share_a in zip(*_gauss(_SLOPES), strict=True):
            a = bank.a * np.exp(by_b * step_b + own * step_a)
            drawn = ItemBank(a, bank.b + sd_b * step_b, bank.c, bank.d)
            total += share_a * share_b * item_curves(drawn, nodes).p
    return np.log(total)


def _gauss(points: int) -> tuple[Floats, Floats]:
    """Steps in standard deviations of a normal variable, and the share of each."""
    steps, weight = np.polynomial.hermite_e.hermegauss(points)
    return steps, weight / weight.sum()


def _spread(bank: ItemBank) -> tuple[Floats, Floats, Floats]:
    """log a moves `by_b` with every standard deviation of b, and `own` by itself; each (J,)."""
    covariance = np.zeros((len(bank), 2, 2)) if bank.covariance is None else bank.covariance
    sd_b = np.sqrt(covariance[:, 1, 1])
    by_b = np.where(sd_b > 0, covariance[:, 0, 1] / np.where(sd_b > 0, sd_b, 1.0), 0.0)
    own = np.sqrt(np.maximum(covariance[:, 0, 0] - by_b**2, 0.0))
    return by_b, own, sd_b
