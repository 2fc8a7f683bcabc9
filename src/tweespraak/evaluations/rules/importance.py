"""What goes together with recommending: how important a topic is to clients, worked out, not asked.

Practice leaves the choice: one can ask clients how important each topic is, or see how its score goes
together with the recommendation. We do the second: ten questions more would be asked for the first, and
everything is important when one asks. It is a correlation (Pearson): it says that they go together, never
that one makes the other. With its 95 % interval by Fisher (1921).
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 10  # with fewer answers nothing is said
_Z = 1.959963984540054
SOME, MUCH = 0.3, 0.5  # Cohen (1988): medium and large


class Weight(StrEnum):
    """How much a topic goes together with recommending, as far as can be said."""

    UNCLEAR = "unclear"  # the interval reaches nought
    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


@dataclass(frozen=True)
class Importance:
    """The correlation of a topic with the recommendation over n answers."""

    n: int
    value: float
    low: float
    high: float

    @property
    def weight(self) -> Weight:
        """In a word."""
        if self.low <= 0:
            return Weight.UNCLEAR
        if self.value >= MUCH:
            return Weight.MUCH
        return Weight.SOME if self.value >= SOME else Weight.LITTLE


def importance(sums: Iterable[Sequence[int]]) -> Importance | None:
    """From n, Σx, Σy, Σx², Σy², Σxy of each period; None with few answers, or when all say the same."""
    rows = [row for row in sums if row]
    if not rows:
        return None
    n, x, y, xx, yy, xy = (sum(column) for column in zip(*rows, strict=True))
    spread = (n * xx - x * x) * (n * yy - y * y)
    if n < FEWEST or spread <= 0:
        return None
    value = (n * xy - x * y) / math.sqrt(spread)
    middle = math.atanh(max(-0.999999, min(0.999999, value)))
    half = _Z / math.sqrt(n - 3)
    return Importance(n, value, math.tanh(middle - half), math.tanh(middle + half))
