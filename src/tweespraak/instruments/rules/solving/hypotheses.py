"""Which laws the eight cells of one trait obey, over rows and over columns, and what they predict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from itertools import combinations, permutations
from operator import and_
from types import MappingProxyType

from tweespraak.instruments.rules.solving.cells import TURNS
from tweespraak.instruments.rules.solving.laws import LAWS, Law, Reading, Rule

VISIBLE = 8
Triple = tuple[int, int, int]


class Direction(StrEnum):
    """Along which lines a rule runs."""

    ROWS = "rows"
    COLUMNS = "columns"


@dataclass(frozen=True)
class Explanation:
    """A rule that holds for all that can be seen of a trait, and the value it asks for.

    `drawn` is how that many dots stand elsewhere in the item; None where the number is a new one.
    """

    rule: Rule
    direction: Direction
    reading: Reading
    predicted: int
    step: int = 0
    swapped: bool = False
    drawn: int | None = None

    def fits(self, value: int) -> bool:
        """Whether what an option shows is what this rule asks for."""
        if self.reading is Reading.TURN:
            return bool(value & self.predicted)
        if self.reading is Reading.COUNT:
            return value.bit_count() == self.predicted and self.drawn in {None, value}
        return value == self.predicted


@dataclass(frozen=True)
class _Lines:
    """The two whole lines and the two cells before the empty one."""

    whole: tuple[Triple, Triple]
    last: tuple[int, int]


_PLACES: Mapping[Direction, tuple[int, ...]] = MappingProxyType(
    {Direction.ROWS: (0, 1, 2, 3, 4, 5, 6, 7), Direction.COLUMNS: (0, 3, 6, 1, 4, 7, 2, 5)}
)


def explanations(looks: Sequence[int], reading: Reading) -> Iterator[Explanation]:
    """Every hypothesis of this reading that the eight visible looks do not contradict.

    Dots are read as a number only where as many dots always stand in the same places.
    """
    if reading is not Reading.COUNT:
        yield from _explanations(looks, reading)
        return
    drawn = {look.bit_count(): look for look in looks}
    if all(drawn[look.bit_count()] == look for look in looks):
        for found in _explanations([look.bit_count() for look in looks], reading):
            yield replace(found, drawn=drawn.get(found.predicted))


def _explanations(values: Sequence[int], reading: Reading) -> Iterator[Explanation]:
    still = reading is Reading.TURN and _stand_still(values)
    for direction, places in _PLACES.items():
        v = [values[place] for place in places]
        lines = _Lines(((v[0], v[1], v[2]), (v[3], v[4], v[5])), (v[6], v[7]))
        for law in LAWS[reading][:1] if still else LAWS[reading]:
            predicted = _continued(lines, law, reading)
            if predicted is not None:
                yield Explanation(law.rule, direction, reading, predicted, law.step, law.swapped)
        predicted = None if still else _distributed(lines, reading)
        if predicted is not None:
            yield Explanation(Rule.DISTRIBUTION, direction, reading, predicted)


def _stand_still(turns: Sequence[int]) -> bool:
    """A turn nobody can see is no hypothesis: what may all stand the same way, stands still."""
    return bool(reduce(and_, turns))


def _continued(lines: _Lines, law: Law, reading: Reading) -> int | None:
    for first, second, third in lines.whole:
        predicted = law.third(first, second)
        if predicted is None:
            return None
        if not (predicted & third if reading is Reading.TURN else predicted == third):
            return None
    return law.third(*lines.last)


def _distributed(lines: _Lines, reading: Reading) -> int | None:
    if reading is Reading.SIDES:
        return None  # the same as of kinds
    if reading is Reading.TURN and _is_blurred(lines):
        return _distributed_turns(lines)
    three = set(lines.whole[0])
    if len(three) != 3 or three != set(lines.whole[1]):
        return None
    left = three - set(lines.last)
    return left.pop() if len(left) == 1 else None


def _is_blurred(lines: _Lines) -> bool:
    """Whether shapes of unlike symmetry stand here: turns that overlap without being the same."""
    seen = {*lines.whole[0], *lines.whole[1], *lines.last}
    return any(one & other for one, other in combinations(seen, 2))


def _distributed_turns(lines: _Lines) -> int | None:
    """Three turns, each once in a line, where some turns look the same on some shapes."""
    predicted = 0
    for three in combinations(range(TURNS), 3):
        orders = list(permutations(three))
        if all(any(_may_show(line, order) for order in orders) for line in lines.whole):
            for order in orders:
                predicted |= (1 << order[2]) * _may_show(lines.last, order)
    return predicted or None


def _may_show(masks: Sequence[int], turns: Sequence[int]) -> bool:
    return all(mask >> turn & 1 for mask, turn in zip(masks, turns, strict=False))
