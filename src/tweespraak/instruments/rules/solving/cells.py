"""What can be seen in a cell, as a plain table: layer -> attribute -> whole number."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

Cell = Mapping[str, Mapping[str, int]]  # "outer" -> {"shape": 2, "size": 3, "fill": 0, ...}

TURNS = 8  # steps of 45 degrees in a full turn
SEGMENTS = 8  # segments around the frame, in the order of the clock
PLACES = 9  # places of the 3 x 3 grid, row by row


class Shape:
    """The shapes by number, in the order of their sides; the last two have none to count."""

    TRIANGLE, SQUARE, PENTAGON, HEXAGON, CIRCLE, STAR = range(6)


# After how many steps of 45 degrees a shape looks the same again.
PERIODS: Mapping[int, int] = MappingProxyType(
    {
        Shape.TRIANGLE: 8,
        Shape.SQUARE: 2,
        Shape.PENTAGON: 8,
        Shape.HEXAGON: 4,
        Shape.CIRCLE: 1,
        Shape.STAR: 8,
    }
)


class Attribute(StrEnum):
    """What of a layer may follow a rule."""

    SHAPE = "shape"
    SIZE = "size"
    FILL = "fill"
    ROTATION = "rotation"
    SEGMENTS = "segments"  # which segments are drawn, one bit each
    POSITIONS = "positions"  # which places hold a dot, one bit each
    COUNT = "count"  # how many dots there are


class Trait(NamedTuple):
    """One attribute of one layer."""

    layer: str
    attribute: Attribute

    def __str__(self) -> str:
        return f"{self.layer}.{self.attribute}"


class Unreadable(ValueError):
    """The cells do not hold the same layers and attributes; the message says which differ."""


def traits_of(cells: Sequence[Cell]) -> tuple[Trait, ...]:
    """What can be seen in every one of these cells. Raises Unreadable where one has more."""
    found = [_traits(cell) for cell in cells]
    for number, traits in enumerate(found[1:], start=1):
        if traits != found[0]:
            odd = ", ".join(sorted(map(str, traits ^ found[0])))
            raise Unreadable(f"cell {number} differs from the first in: {odd}")
    return tuple(sorted(found[0]))


def looks(cell: Cell, trait: Trait) -> int:
    """What this trait shows in a cell, as a number that is the same when it looks the same.

    Of a rotation one bit for every turn that looks the same; of a count so many bits.
    """
    value = cell[trait.layer][trait.attribute]
    if trait.attribute is Attribute.COUNT:
        return (1 << value) - 1
    if trait.attribute is not Attribute.ROTATION:
        return value
    try:
        return _TURNS[cell[trait.layer][Attribute.SHAPE], value]
    except KeyError:
        raise Unreadable(f"{trait} is {value} of a shape that is not known") from None


_TURNS: Mapping[tuple[int, int], int] = MappingProxyType(
    {
        (shape, turn): sum(1 << same for same in range(turn % period, TURNS, period))
        for shape, period in PERIODS.items()
        for turn in range(TURNS)
    }
)


def _traits(cell: Cell) -> frozenset[Trait]:
    try:
        return frozenset(
            Trait(layer, Attribute(name)) for layer, values in cell.items() for name in values
        )
    except ValueError as error:
        raise Unreadable(str(error)) from error
