"""Squared extrapolation: reaching the fixed point of a slow, steady map in few turns."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from tweespraak.psychometrics.arrays import Floats

Step = Callable[[Floats], tuple[Floats, float]]


class Fixed(NamedTuple):
    """Where the map stands still, how often it was used, and whether it really stood still."""

    point: Floats
    maps: int
    converged: bool


def fixed_point(step: Step, start: Floats, tolerance: float, limit: int) -> Fixed:
    """The point that `step` leaves where it is (Varadhan & Roland, 2008, scheme SqS3).

    `step` returns the next point and the height of the point it was given; -inf where that is
    impossible. Two steps show the direction r and how it bends, v; the jump goes along both. A
    jump that lands lower than the last step is taken back. Stops when a step, times how far it
    takes to jump, moves nothing by more than `tolerance`, or after `limit` steps.
    """
    point, maps = start, 0
    while maps < limit:
        first, _ = step(point)
        second, height = step(first)
        maps += 2
        r, v = first - point, second - 2.0 * first + point
        length = max(1.0, float(np.sqrt((r @ r) / (v @ v)))) if v.any() else 1.0
        if length * np.abs(second - first).max(initial=0.0) < tolerance:
            return Fixed(second, maps, True)
        jump = point + 2.0 * length * r + length**2 * v
        landed, reached = step(jump)
        maps += 1
        point = landed if reached >= height else second
        if reached >= height and length * np.abs(landed - jump).max() < tolerance:
            return Fixed(landed, maps, True)
    return Fixed(point, maps, False)
