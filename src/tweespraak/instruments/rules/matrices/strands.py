"""One attribute through the nine cells: its values, and what the wrong options have instead.

Which of the two, the right value or the other, is the right one cannot be seen from the options:
for every drawing there is one in which they have changed places, and a coin decides (`draw`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tweespraak.instruments.rules.matrices.attributes import ELEMENTS, KINDS, Kind
from tweespraak.instruments.rules.matrices.chance import Chance
from tweespraak.instruments.rules.matrices.laws import (
    Direction,
    Law,
    Rule,
    is_sound,
    third,
    transposed,
)

_TRIES = 400
# In these the right value and the others are already exchangeable: they are names for one another.
_EVEN = frozenset({Law.CONSTANT, Law.THREE})
# Two sets: how many elements are in both, only in the first, only in the second, by what is left.
_PARTS = {
    Law.OR: [(k, i, j) for k in (0, 1, 2) for i in (1, 2) for j in (1, 2) if 3 <= k + i + j <= 5],
    Law.AND: [(k, i, j) for k in (1, 2, 3) for i in (1, 2) for j in (1, 2)],
    Law.XOR: [(k, i, j) for k in (1, 2) for i in (1, 2, 3) for j in (1, 2)],
    Law.DIFFERENCE: [(k, i, j) for k in (1, 2) for i in (1, 2, 3) for j in (1, 2)],
}
_LEFT = {
    Law.OR: range(3, 6),
    Law.AND: range(1, 4),
    Law.XOR: range(2, 6),
    Law.DIFFERENCE: range(1, 4),
}


@dataclass(frozen=True)
class Strand:
    """An attribute, its rule, its nine values (the last is the answer), and the other value."""

    attribute: str
    rule: Rule
    values: tuple[int, ...]
    other: int

    @property
    def answer(self) -> int:
        """The value in the cell that is left out."""
        return self.values[8]


class CannotBeDrawn(Exception):
    """No values follow this rule without breaking a guard."""


def draw(attribute: str, rule: Rule, domain: Sequence[int], chance: Chance) -> Strand:
    """A strand in which nobody sees from the options alone which value is right.

    One drawing, then another with the two values in each other's place; a coin says which. Where
    there is no such other, the first goes too: so both are as likely, whatever the rule prefers.
    """
    for _ in range(_TRIES):
        first = _one(attribute, rule, domain, chance)
        if not first or not _sound(first):
            continue
        if rule.law in _EVEN:
            return first
        if second := _exchanged(first, domain, chance):
            return chance.pick((first, second))
    raise CannotBeDrawn(f"{attribute} {rule}")


def _exchanged(first: Strand, domain: Sequence[int], chance: Chance) -> Strand | None:
    """Another drawing of the same rule, with the right value and the other in each other's place."""
    kind = KINDS[first.attribute]
    wanted = _relation(first.other, first.answer, kind)
    for _ in range(_TRIES):
        second = _one(first.attribute, first.rule, domain, chance)
        if second and _relation(second.answer, second.other, kind) == wanted and _sound(second):
            return second
    return None


def _relation(answer: int, other: int, kind: Kind) -> tuple[int, ...]:
    """How two values differ; sets only by how many elements, for which ones is drawn evenly."""
    if kind is Kind.SET:
        return (answer & other).bit_count(), answer.bit_count(), other.bit_count()
    return answer, other


def _sound(strand: Strand) -> bool:
    return is_sound(strand.values, strand.rule, KINDS[strand.attribute])


def _one(attribute: str, rule: Rule, domain: Sequence[int], chance: Chance) -> Strand | None:
    """Values that follow the rule, and one of those seen that could have been the answer."""
    values = _values(attribute, rule, domain, chance)
    others = [
        value
        for value in sorted(set(values[:8]) - {values[8]})
        if _could_be_last(rule, value, domain) and _apart(value, values[8], KINDS[attribute])
    ]
    return Strand(attribute, rule, values, chance.pick(others)) if others else None


def _could_be_last(rule: Rule, value: int, domain: Sequence[int]) -> bool:
    match rule.law:
        case Law.PROGRESSION:
            return value - 2 * rule.step in domain
        case Law.PLUS:
            return value > 1
        case Law.MINUS:
            return value < max(domain)
    return rule.law not in _LEFT or value.bit_count() in _LEFT[rule.law]


def _apart(one: int, other: int, kind: Kind) -> bool:
    """Whether an eye tells two options with these values apart."""
    return kind is not Kind.SET or (one ^ other).bit_count() >= 2


def _values(attribute: str, rule: Rule, domain: Sequence[int], chance: Chance) -> tuple[int, ...]:
    rows: list[tuple[int, ...]]
    if rule.law is Law.CONSTANT:
        rows = [(value,) * 3 for value in _constants(attribute, domain, chance)]
    elif rule.law is Law.THREE:
        rows = _three(_different(attribute, domain, chance), chance)
    else:
        rows = [_row(attribute, rule, domain, chance) for _ in range(3)]
    values = tuple(value for row in rows for value in row)
    return values if rule.direction is Direction.ROWS else transposed(values)


def _constants(attribute: str, domain: Sequence[int], chance: Chance) -> list[int]:
    """A value per row: all different, or two rows alike."""
    values = _different(attribute, domain, chance)
    if chance.below(3) == 0:
        values[2] = values[0]
        return chance.shuffled(values)
    return values


def _different(attribute: str, domain: Sequence[int], chance: Chance) -> list[int]:
    if attribute not in ELEMENTS:
        return chance.some(domain, 3)
    while True:
        values = [_set(ELEMENTS[attribute], 2 + chance.below(3), chance) for _ in range(3)]
        if all(
            _apart(a, b, Kind.SET) for a, b in zip(values, values[1:] + values[:1], strict=True)
        ):
            return values


def _three(values: list[int], chance: Chance) -> list[tuple[int, ...]]:
    """A Latin square: one step further in each row, one way or the other."""
    step = chance.pick((1, 2))
    return [tuple(values[(row * step + column) % 3] for column in range(3)) for row in range(3)]


def _row(attribute: str, rule: Rule, domain: Sequence[int], chance: Chance) -> tuple[int, ...]:
    if rule.law in _PARTS:
        first, second = _two_sets(ELEMENTS[attribute], rule.law, chance)
    else:
        first, second = _two_numbers(rule, domain, chance)
    last = third(rule.law, rule.step, first, second)
    return first, second, last or 0


def _two_numbers(rule: Rule, domain: Sequence[int], chance: Chance) -> tuple[int, int]:
    if rule.law is Law.ROTATION:
        start = chance.pick(domain)
        return start, (start + rule.step) % 8
    if rule.law is Law.PROGRESSION:
        start = chance.pick([value for value in domain if value + 2 * rule.step in domain])
        return start, start + rule.step
    one = 1 + chance.below(max(domain) - 1)
    other = 1 + chance.below(max(domain) - one)
    return (one, other) if rule.law is Law.PLUS else (one + other, other)


def _two_sets(elements: int, law: Law, chance: Chance) -> tuple[int, int]:
    both, only_first, only_second = chance.pick(_PARTS[law])
    order = chance.some(range(elements), both + only_first + only_second)
    shared = _mask(order[:both])
    first = _mask(order[both : both + only_first])
    second = _mask(order[both + only_first :])
    return shared | first, shared | second


def _set(elements: int, size: int, chance: Chance) -> int:
    return _mask(chance.some(range(elements), size))


def _mask(elements: Sequence[int]) -> int:
    return sum(1 << element for element in elements)
