"""What is in one cell of a matrix: an outer and an inner figure, segments of a frame, dots."""

from dataclasses import dataclass

TRIANGLE, SQUARE, PENTAGON, HEXAGON, CIRCLE, STAR = range(6)
NONE, HATCH, CROSS_HATCH, DOTTED, SOLID = range(5)
SIZES = range(1, 6)
TURNS = range(8)  # of 45 degrees, clockwise
SEGMENTS = 8  # bit 0 is the top side of the frame, then clockwise
PLACES = 9  # bit 0 is the dot top left, then in reading order

# The drawn triangle and pentagon point one way; the others look the same after a quarter turn.
TURNING = frozenset({TRIANGLE, PENTAGON})


@dataclass(frozen=True)
class Figure:
    """One figure, in the middle of its cell."""

    shape: int
    size: int
    fill: int
    rotation: int = 0


@dataclass(frozen=True)
class Cell:
    """A figure that is absent is None; an empty set of segments or dots is 0."""

    outer: Figure | None = None
    inner: Figure | None = None
    lines: int = 0
    dots: int = 0
