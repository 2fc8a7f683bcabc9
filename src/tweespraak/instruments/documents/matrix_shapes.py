"""The outlines of the figures in a matrix, in tenths of the 96 units a cell is wide."""

import math
from functools import lru_cache

from tweespraak.instruments.rules.matrices.cells import (
    CIRCLE,
    HEXAGON,
    PENTAGON,
    SQUARE,
    STAR,
    TRIANGLE,
    Figure,
)

Point = tuple[int, int]
Outline = tuple[Point, ...]

MIDDLE = 480
CORNERS = 32  # every outline is written with this many points; a circle has them all
OUTER_RADII = (200, 260, 320, 380, 440)
INNER_RADII = (90, 120, 150, 180, 210)
NOTHING: Outline = ((MIDDLE, MIDDLE),) * CORNERS

_DIAGONAL = math.sqrt(0.5)


def _regular(corners: int, first: float) -> tuple[tuple[float, float], ...]:
    angles = [math.radians(first + 360 * corner / corners) for corner in range(corners)]
    return tuple((math.cos(angle), math.sin(angle)) for angle in angles)


def _star() -> tuple[tuple[float, float], ...]:
    tips = _regular(10, -90)
    return tuple((x / (1 + k % 2), y / (1 + k % 2)) for k, (x, y) in enumerate(tips))


# On a circle of radius 1, y downwards. The triangle is a pointer and the pentagon a house, so that
# each of their eight rotations is seen.
_UNIT = {
    TRIANGLE: ((0.0, -1.0), (_DIAGONAL, _DIAGONAL), (-_DIAGONAL, _DIAGONAL)),
    SQUARE: _regular(4, -135),
    PENTAGON: ((0.0, -1.0), (0.8, -0.2), (0.8, 0.6), (-0.8, 0.6), (-0.8, -0.2)),
    HEXAGON: _regular(6, 0),
    CIRCLE: _regular(CORNERS, -90),
    STAR: _star(),
}


@lru_cache(maxsize=512)
def outline(figure: Figure, radius: int) -> Outline:
    """The corners of a figure, clockwise; the last one repeated until there are `CORNERS`."""
    turn = math.radians(45 * figure.rotation)
    cosine, sine = math.cos(turn), math.sin(turn)
    corners = [
        (_placed(x * cosine - y * sine, radius), _placed(x * sine + y * cosine, radius))
        for x, y in _UNIT[figure.shape]
    ]
    return tuple(corners + corners[-1:] * (CORNERS - len(corners)))


@lru_cache(maxsize=16)
def ring(radius: int) -> Outline:
    """A circle around the middle; with radius 0 only its middle."""
    return tuple((_placed(x, radius), _placed(y, radius)) for x, y in _UNIT[CIRCLE])


def _placed(part: float, radius: int) -> int:
    return round(MIDDLE + part * radius)
