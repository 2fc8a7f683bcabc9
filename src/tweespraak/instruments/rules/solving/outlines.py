"""Which shape an outline is, how it is turned and how large it is, from where its corners stand."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from tweespraak.instruments.rules.solving.cells import PERIODS, Shape, Unreadable

Point = tuple[int, int]  # tenths of a unit, from the middle of the cell, y downwards
_Corners = tuple[tuple[float, float], ...]

_RADII: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {"outer": (200, 260, 320, 380, 440), "inner": (90, 120, 150, 180, 210)}
)
_NEAR = 2.0  # how far a corner may stand from where it should, in tenths


def _around(*polar: tuple[float, float]) -> _Corners:
    """Corners from (degrees, radius), degrees with the clock from the right."""
    return tuple(
        (radius * math.cos(math.radians(angle)), radius * math.sin(math.radians(angle)))
        for angle, radius in polar
    )


_UPRIGHT: Mapping[int, _Corners] = MappingProxyType(
    {
        Shape.TRIANGLE: _around((-90, 1), (45, 1), (135, 1)),  # a pointer
        Shape.SQUARE: _around((-135, 1), (-45, 1), (45, 1), (135, 1)),
        Shape.PENTAGON: ((0, -1), (0.8, -0.2), (0.8, 0.6), (-0.8, 0.6), (-0.8, -0.2)),  # a house
        Shape.HEXAGON: _around(*((60 * corner, 1) for corner in range(6))),
        Shape.CIRCLE: _around(*((11.25 * corner, 1) for corner in range(32))),
        Shape.STAR: _around(*((36 * tip - 90, 1 - 0.5 * (tip % 2)) for tip in range(10))),
    }
)
_BY_CORNERS = {len(corners): shape for shape, corners in _UPRIGHT.items()}


def recognised(points: Sequence[Point]) -> tuple[int, int]:
    """The shape and its turn in steps of 45 degrees. Raises Unreadable."""
    corners = [points[0], *(after for before, after in pairwise(points) if before != after)]
    shape = _BY_CORNERS.get(len(corners))
    if shape is None:
        raise Unreadable(f"no shape has {len(corners)} corners")
    for turn in range(PERIODS[shape]):
        if _lie_on(corners, shape, turn):
            return shape, turn
    raise Unreadable(f"these {len(corners)} corners are no shape of the language")


def size_of(points: Sequence[Point], layer: str) -> int:
    """The size, 1 to 5, of a figure in this layer. Raises Unreadable."""
    radius = _radius(points)
    for size, expected in enumerate(_RADII[layer], start=1):
        if abs(radius - expected) <= _NEAR:
            return size
    raise Unreadable(f"no {layer} figure has a radius of {radius:.0f}")


def _lie_on(corners: Sequence[Point], shape: int, turn: int) -> bool:
    """Whether each corner of the turned shape is there, wherever the outline begins."""
    radius, angle = _radius(corners), math.radians(45 * turn)
    cosine, sine = math.cos(angle), math.sin(angle)
    return all(
        any(
            math.hypot(x - radius * (a * cosine - b * sine), y - radius * (a * sine + b * cosine))
            <= _NEAR
            for x, y in corners
        )
        for a, b in _UPRIGHT[shape]
    )


def _radius(points: Sequence[Point]) -> float:
    return max(math.hypot(x, y) for x, y in points)
