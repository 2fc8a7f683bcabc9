"""The rules a matrix can follow, and every rule that explains eight given values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from tweespraak.instruments.rules.matrices.attributes import Kind


class Law(StrEnum):
    """What the three values of a row have to do with each other."""

    CONSTANT = "constant"
    PROGRESSION = "progression"
    ROTATION = "rotation"
    THREE = "three"  # the same three in each row, each time in another order
    PLUS = "plus"
    MINUS = "minus"
    OR = "or"
    AND = "and"
    XOR = "xor"
    DIFFERENCE = "difference"


class Direction(StrEnum):
    """Which way a rule is read."""

    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(frozen=True)
class Rule:
    """A law, how far its steps are, and which way it is read."""

    law: Law
    direction: Direction = Direction.ROWS
    step: int = 0


# How hard the families are, from easy to hard: nobody may find an easier rule than the one meant.
RANK: Mapping[Law, int] = MappingProxyType(
    {
        Law.CONSTANT: 0,
        Law.PROGRESSION: 1,
        Law.ROTATION: 1,
        Law.THREE: 2,
        Law.PLUS: 3,
        Law.MINUS: 3,
        Law.OR: 4,
        Law.AND: 4,
        Law.XOR: 5,
        Law.DIFFERENCE: 5,
    }
)
STEPS: Mapping[Law, tuple[int, ...]] = MappingProxyType(
    {Law.PROGRESSION: (1, -1, 2, -2), Law.ROTATION: (1, -1, 2, -2, 3, -3)}
)
LAWS: Mapping[Kind, tuple[Law, ...]] = MappingProxyType(
    {
        Kind.NAME: (Law.THREE,),
        Kind.SIZE: (Law.PROGRESSION, Law.THREE),
        Kind.TURN: (Law.ROTATION, Law.THREE),
        Kind.COUNT: (Law.PROGRESSION, Law.PLUS, Law.MINUS, Law.THREE),
        Kind.SET: (Law.OR, Law.AND, Law.XOR, Law.DIFFERENCE, Law.THREE),
    }
)
_RANGE: Mapping[Kind, range] = MappingProxyType(
    {
        Kind.NAME: range(6),
        Kind.SIZE: range(1, 6),
        Kind.TURN: range(8),
        Kind.COUNT: range(1, 10),
        Kind.SET: range(1, 512),
    }
)


def transposed(values: Sequence[int]) -> tuple[int, ...]:
    """Nine values with rows and columns exchanged; the last stays last."""
    return tuple(values[3 * column + row] for row in range(3) for column in range(3))


def third(law: Law, step: int, first: int, second: int) -> int | None:
    """The third value of a row under a law, or None where the first two already break it."""
    match law:
        case Law.CONSTANT:
            return first if first == second else None
        case Law.PROGRESSION:
            return second + step if second == first + step else None
        case Law.ROTATION:
            return (second + step) % 8 if second == (first + step) % 8 else None
    return _computed(law, first, second)


def _computed(law: Law, first: int, second: int) -> int:
    match law:
        case Law.PLUS:
            return first + second
        case Law.MINUS:
            return first - second
        case Law.OR:
            return first | second
        case Law.AND:
            return first & second
        case Law.XOR:
            return first ^ second
    return first & ~second


def explanations(values: Sequence[int], kind: Kind) -> Iterator[tuple[Rule, int]]:
    """Every rule that the eight visible values follow, with what it says the ninth is."""
    for direction in Direction:
        lines = tuple(values) if direction is Direction.ROWS else transposed(values)
        for law in (Law.CONSTANT, *LAWS[kind]):
            for step in STEPS.get(law, (0,)):
                said = _ninth(law, step, lines)
                if said is not None and said in _RANGE[kind]:
                    yield Rule(law, direction, step), said


def is_sound(values: Sequence[int], rule: Rule, kind: Kind) -> bool:
    """Whether all rules that fit agree on the ninth value, and none is easier than the one meant."""
    if kind is Kind.COUNT and not _agree([(1 << value) - 1 for value in values], Kind.SET):
        return False  # counted dots can be seen as sets: the first so many places
    laws = {other for other, _ in explanations(values, kind)}
    easiest = min((RANK[other.law] for other in laws), default=RANK[rule.law])
    return rule in laws and easiest == RANK[rule.law] and _agree(values, kind)


def _agree(values: Sequence[int], kind: Kind) -> bool:
    return all(said == values[8] for _, said in explanations(values, kind))


def _ninth(law: Law, step: int, values: Sequence[int]) -> int | None:
    if law is Law.THREE:
        return _last_of_three(values)
    for line in (0, 3):
        if third(law, step, values[line], values[line + 1]) != values[line + 2]:
            return None
    return third(law, step, values[6], values[7])


def _last_of_three(values: Sequence[int]) -> int | None:
    three = set(values[:3])
    left = three - {values[6], values[7]}
    fits = len(three) == 3 and set(values[3:6]) == three and values[6] != values[7]
    return left.pop() if fits and len(left) == 1 else None
