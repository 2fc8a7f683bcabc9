"""A score on 1 to 5: its mean, how sure it is, and the anchor it is nearest to."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LOWEST, HIGHEST = 1, 5
FEWEST = 5
_Z = 1.959963984540054


@dataclass(frozen=True)
class Score:
    """The mean of n answers; the interval is None when there are fewer than five."""

    n: int
    mean: float
    low: float | None
    high: float | None

    @property
    def anchor(self) -> int:
        """The value whose words come nearest."""
        return min(HIGHEST, max(LOWEST, math.floor(self.mean + 0.5)))


def score(counts: Sequence[int]) -> Score | None:
    """The score of so many answers of 1, 2, … 5; what was not applicable is not among them."""
    n = sum(counts)
    if not n:
        return None
    mean = sum(value * count for value, count in enumerate(counts, LOWEST)) / n
    if n < FEWEST:
        return Score(n, mean, None, None)
    squares = sum((value - mean) ** 2 * count for value, count in enumerate(counts, LOWEST))
    # Half an answer at each end is added: five equal answers are no certainty.
    added = 0.5 * ((LOWEST - mean) ** 2 + (HIGHEST - mean) ** 2)
    half = _Z * math.sqrt((squares + added) / n) / math.sqrt(n)
    return Score(n, mean, max(float(LOWEST), mean - half), min(float(HIGHEST), mean + half))


def together(counts: Iterable[Sequence[int]]) -> list[int]:
    """Several counts of the same values as one."""
    return [sum(column) for column in zip(*counts, strict=True)]
