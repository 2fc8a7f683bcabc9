"""Every law two cells may follow to a third, and how the numbers of a trait may be read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from types import MappingProxyType

from tweespraak.instruments.rules.solving.cells import PLACES, TURNS, Attribute, Shape

Third = Callable[[int, int], int | None]  # what follows after two cells; None: the law is broken


class Rule(StrEnum):
    """The rules of the language, the plainest first: in this order somebody would look for them."""

    CONSTANT = "constant"
    PROGRESSION = "progression"
    ROTATION = "rotation"
    DISTRIBUTION = "distribution"  # each of three values once in every line
    ADDITION = "addition"
    SUBTRACTION = "subtraction"
    OR = "or"
    AND = "and"
    XOR = "xor"
    DIFFERENCE = "difference"


class Reading(StrEnum):
    """As what the numbers of a trait are taken."""

    KIND = "kind"  # names without an order
    SIDES = "sides"  # a polygon as the number of its sides
    SIZE = "size"
    FILL = "fill"
    TURN = "turn"  # one bit for every turn that looks the same
    FRAME = "frame"  # a set of segments around the frame
    PLACES = "places"  # a set of places in the grid
    COUNT = "count"


@dataclass(frozen=True)
class Law:
    """A rule with its step; `swapped` takes the first away from the second."""

    rule: Rule
    third: Third
    step: int = 0
    swapped: bool = False


def _same(first: int, second: int) -> int | None:
    return first if first == second else None


def _on(step: int, lowest: int, highest: int, first: int, second: int) -> int | None:
    third = second + step
    fits = second - first == step and lowest <= first <= highest and lowest <= third <= highest
    return third if fits and lowest <= second <= highest else None


def _turned(turns: int, step: int, around: int) -> int:
    """A set on a circle of so many places, turned by a step."""
    step %= around
    return (turns << step | turns >> (around - step)) & ((1 << around) - 1)


def _still(first: int, second: int) -> int | None:
    return first & second or None


def _turning(step: int, first: int, second: int) -> int | None:
    """The turns the third may have when the second is the first, turned; both sets of turns."""
    return _turned(_turned(first, step, TURNS) & second, step, TURNS) or None


def _around(step: int, first: int, second: int) -> int | None:
    follows = _turned(first, step, TURNS) == second
    return _turned(second, step, TURNS) if follows else None


def _progressions(lowest: int, highest: int) -> tuple[Law, ...]:
    return tuple(
        Law(Rule.PROGRESSION, partial(_on, step, lowest, highest), step) for step in (1, -1, 2, -2)
    )


_TURN_STEPS = (1, -1, 2, -2, 3, -3)
_CONSTANT = Law(Rule.CONSTANT, _same)
_COUNTS = (
    Law(Rule.ADDITION, lambda a, b: a + b if a + b <= PLACES else None),
    Law(Rule.SUBTRACTION, lambda a, b: a - b if a >= b else None),
    Law(Rule.SUBTRACTION, lambda a, b: b - a if b >= a else None, swapped=True),
)
_SETS = (
    Law(Rule.OR, lambda a, b: a | b),
    Law(Rule.AND, lambda a, b: a & b),
    Law(Rule.XOR, lambda a, b: a ^ b),
    Law(Rule.DIFFERENCE, lambda a, b: a & ~b),
    Law(Rule.DIFFERENCE, lambda a, b: b & ~a, swapped=True),
)

# Distribution of three stands apart: it looks at a whole line, not at two cells and a third.
LAWS: Mapping[Reading, tuple[Law, ...]] = MappingProxyType(
    {
        Reading.KIND: (_CONSTANT,),
        Reading.SIDES: _progressions(Shape.TRIANGLE, Shape.HEXAGON),
        Reading.SIZE: (_CONSTANT, *_progressions(1, 5)),
        Reading.FILL: (_CONSTANT, *_progressions(0, 4)),
        Reading.TURN: (
            Law(Rule.CONSTANT, _still),
            *(Law(Rule.ROTATION, partial(_turning, step), step) for step in _TURN_STEPS),
        ),
        Reading.FRAME: (
            _CONSTANT,
            *(Law(Rule.ROTATION, partial(_around, step), step) for step in _TURN_STEPS),
            *_SETS,
        ),
        Reading.PLACES: (_CONSTANT, *_SETS),
        Reading.COUNT: (_CONSTANT, *_progressions(0, PLACES), *_COUNTS),
    }
)

READINGS: Mapping[Attribute, tuple[Reading, ...]] = MappingProxyType(
    {
        Attribute.SHAPE: (Reading.KIND, Reading.SIDES),
        Attribute.SIZE: (Reading.SIZE,),
        Attribute.FILL: (Reading.FILL,),
        Attribute.ROTATION: (Reading.TURN,),
        Attribute.SEGMENTS: (Reading.FRAME,),
        Attribute.POSITIONS: (Reading.PLACES, Reading.COUNT),
        Attribute.COUNT: (Reading.COUNT,),
    }
)
