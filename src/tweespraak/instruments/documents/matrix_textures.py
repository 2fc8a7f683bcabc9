"""Hatching and dotting inside an outline, around a round window for what is drawn in the middle."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tweespraak.instruments.documents.matrix_shapes import MIDDLE, Outline
from tweespraak.instruments.rules.matrices.cells import CROSS_HATCH, DOTTED, HATCH

Stroke = tuple[int, int, int, int]
Crossing = tuple[float, float]  # where a line is inside, from and to

_SHORTEST = 20
_EIGHTH = math.sqrt(0.5)  # sine and cosine of 45 degrees


@dataclass(frozen=True)
class Weave:
    """How close a texture is, in tenths; `strokes` is how many are always written."""

    strokes: int
    apart: int
    width: int
    dots_apart: int
    dot: int


OUTER = Weave(strokes=60, apart=70, width=18, dots_apart=100, dot=36)
INNER = Weave(strokes=28, apart=50, width=16, dots_apart=60, dot=26)


def texture(fill: int, within: Outline, window: int, weave: Weave) -> tuple[Stroke, ...]:
    """The strokes of a fill, padded with strokes without length; a dot is a stroke as wide as long."""
    strokes = list(_strokes(fill, within, window, weave))
    return tuple(strokes + [(MIDDLE,) * 4] * (weave.strokes - len(strokes)))


def _strokes(fill: int, within: Outline, window: int, weave: Weave) -> Iterator[Stroke]:
    if fill == DOTTED:
        yield from _dots(within, window, weave)
    if fill in (HATCH, CROSS_HATCH):
        yield from _hatching(within, window, weave.apart, rising=True)
    if fill == CROSS_HATCH:
        yield from _hatching(within, window, weave.apart, rising=False)


def _hatching(within: Outline, window: int, apart: int, *, rising: bool) -> Iterator[Stroke]:
    """Slanted lines: worked out as if the cell were turned an eighth, and turned back."""
    turned = [_turned(x - MIDDLE, y - MIDDLE, back=rising) for x, y in within]
    reach = int(max(abs(y) for _, y in turned)) // apart
    for line in range(-reach - 1, reach + 1):
        height = (line + 0.5) * apart
        for start, end in _inside(turned, height, window):
            if end - start >= _SHORTEST:
                here = _turned(start, height, back=not rising)
                there = _turned(end, height, back=not rising)
                yield _stroke(*here, *there)


def _dots(within: Outline, window: int, weave: Weave) -> Iterator[Stroke]:
    corners = [(x - MIDDLE, y - MIDDLE) for x, y in within]
    apart, half = weave.dots_apart, weave.dot // 2
    room = half + 2 * weave.width
    reach = 440 // apart + 1
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            x, y = (column + row % 2 / 2) * apart, row * apart * 0.9
            clear = not window or math.hypot(x, y) > window + weave.dot
            if clear and _well_inside(corners, x, y, room):
                yield _stroke(x - half, y, x + half, y)


def _well_inside(corners: Sequence[tuple[float, float]], x: float, y: float, room: int) -> bool:
    """Whether a point is inside, and at least `room` away from every side."""
    if not any(start < x < end for start, end in _crossings(corners, y)):
        return False
    sides = pairwise([*corners, corners[0]])
    return all(_distance(x, y, start, end) >= room for start, end in sides if start != end)


def _distance(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    (left, top), (right, bottom) = start, end
    across, down = right - left, bottom - top
    along = ((x - left) * across + (y - top) * down) / (across**2 + down**2)
    along = min(1.0, max(0.0, along))
    return math.hypot(left + along * across - x, top + along * down - y)


def _inside(
    corners: Sequence[tuple[float, float]], height: float, window: int
) -> Iterator[Crossing]:
    """Where a horizontal line is inside the outline and outside the window."""
    half = math.sqrt(window**2 - height**2) if abs(height) < window else 0.0
    for start, end in _crossings(corners, height):
        if half and start < half and end > -half:
            yield start, min(end, -half)
            yield max(start, half), end
        else:
            yield start, end


def _crossings(corners: Sequence[tuple[float, float]], height: float) -> list[Crossing]:
    cuts = sorted(
        left + (right - left) * (height - top) / (bottom - top)
        for (left, top), (right, bottom) in pairwise([*corners, corners[0]])
        if (top <= height) != (bottom <= height)
    )
    return list(zip(cuts[::2], cuts[1::2], strict=True))


def _turned(x: float, y: float, *, back: bool) -> tuple[float, float]:
    side = -1 if back else 1
    return (x + side * y) * _EIGHTH, (y - side * x) * _EIGHTH


def _stroke(left: float, top: float, right: float, bottom: float) -> Stroke:
    return (
        round(MIDDLE + left),
        round(MIDDLE + top),
        round(MIDDLE + right),
        round(MIDDLE + bottom),
    )
