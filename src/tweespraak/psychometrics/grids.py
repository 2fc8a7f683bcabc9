"""What is believed before any answer, and the nodes over which abilities are integrated."""

import math
from dataclasses import dataclass

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput

_ENDS = np.array([19087, 84199, 37738, 75242, 55031, 61343]) / 60480


@dataclass(frozen=True)
class Normal:
    """A normal distribution, in theta units; BadInput unless mean is finite and sd above 0."""

    mean: float = 0.0
    sd: float = 1.0

    def __post_init__(self) -> None:
        if not math.isfinite(self.mean):
            raise BadInput(f"Normal: mean is {self.mean}; pass a finite number.")
        if not (math.isfinite(self.sd) and self.sd > 0):
            raise BadInput(f"Normal: sd is {self.sd}; pass a finite number above 0.")


@dataclass(frozen=True)
class Grid:
    """Equally spaced nodes from low to high, in theta units; BadInput when that is impossible."""

    low: float = -4.0
    high: float = 4.0
    nodes: int = 61

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise BadInput(f"Grid: {self.low} to {self.high} is no range; pass low below high.")
        if not (isinstance(self.nodes, int | np.integer) and self.nodes >= 3):
            raise BadInput(f"Grid: {self.nodes} nodes; pass a whole number from 3, such as 61.")


def nodes_of(grid: Grid) -> Floats:
    """The nodes, shape (Q,)."""
    return np.linspace(grid.low, grid.high, grid.nodes)


def log_weights(grid: Grid, prior: Normal) -> Floats:
    """Log of density times integration weight at each node, up to a constant, shape (Q,).

    Inside, every node counts alike, which for smooth curves is hard to beat (Trefethen &
    Weideman, 2014); six nodes at each end correct for a density that has not died out there
    (Gregory's rule with differences up to the fifth; Hildebrand, 1974, sec. 5.9).
    """
    density = -0.5 * ((nodes_of(grid) - prior.mean) / prior.sd) ** 2
    ends = np.log(_ENDS if grid.nodes >= 2 * _ENDS.size else _ENDS[:0])
    density[: ends.size] += ends
    density[grid.nodes - ends.size :] += ends[::-1]
    return density
