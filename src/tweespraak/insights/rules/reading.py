"""How a score is read: the bands its interval reaches, and its place on the chart."""

import math
from dataclasses import dataclass

from tweespraak.insights.rules.scores import Band, ScaleScore, band_of

# The chart draws the borders of the bands (C 3.5 and 6.5) at one and two thirds.
LEFT, WIDTH = 0.5, 9.0
EDGE = 0.015  # a point at the very end is still drawn whole
NINETY = 1.645  # two-sided 90 % of the normal distribution


@dataclass(frozen=True)
class Place:
    """Where a score and its interval lie on the chart, 0 to 1."""

    low: float
    high: float
    point: float


def bands_reached(score: ScaleScore) -> tuple[Band, ...]:
    """The band of the score first, then what the interval of one standard error also reaches."""
    if score.band is None or score.low is None or score.high is None:
        return ()
    order = list(Band)
    first, last = order.index(band_of(score.low)), order.index(band_of(score.high))
    others = tuple(band for band in order[first : last + 1] if band is not score.band)
    return (score.band, *others)


def place_of(score: ScaleScore) -> Place | None:
    """The score on the chart; None when it was not scored."""
    if score.c is None or score.low is None or score.high is None:
        return None
    point = min(max(_on_chart(score.c), EDGE), 1 - EDGE)
    return Place(min(_on_chart(score.low), point), max(_on_chart(score.high), point), point)


def is_different(one: ScaleScore, other: ScaleScore) -> bool:
    """Whether two scores of one person differ by more than their errors explain, 90 % sure."""
    if one.z is None or one.se is None or other.z is None or other.se is None:
        return False
    return abs(one.z - other.z) > NINETY * math.hypot(one.se, other.se)


def _on_chart(c: float) -> float:
    return min(max((c - LEFT) / WIDTH, 0.0), 1.0)
