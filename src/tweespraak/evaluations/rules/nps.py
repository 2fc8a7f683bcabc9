"""The recommendation in words: how sure it is, when it is strong, and when a change is one (practice §3.4)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.psychometrics import net_promoter_score

FEWEST = 5  # with fewer there is no score, only how many answered
FEW = 30  # with fewer the score gives no more than a direction
STRONG = 40  # the line of the field; who is below it is not weak
HIGHEST = 10
_Z = 1.959963984540054
_ADDED = 0.75  # Rocks (2016, The American Statistician 70, 365): to promoters and to detractors


class Strength(StrEnum):
    """What may be said of a score beside the line of +40."""

    TOO_FEW = "too_few"  # no score
    STRONG = "strong"  # the whole interval lies above the line
    NOT_SHOWN = "not_shown"  # the score does, its interval does not
    BELOW = "below"


@dataclass(frozen=True)
class Standing:
    """How a group stands: from -100 to 100, with the 95 % interval; all None when there is no score."""

    n: int
    promoters: int
    passives: int
    detractors: int
    score: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_indicative(self) -> bool:
        """Whether it gives no more than a direction."""
        return self.score is not None and self.n < FEW

    @property
    def strength(self) -> Strength:
        """What may be said beside the line."""
        if self.score is None or self.low is None:
            return Strength.TOO_FEW
        if self.low > STRONG:
            return Strength.STRONG
        return Strength.NOT_SHOWN if self.score > STRONG else Strength.BELOW


@dataclass(frozen=True)
class Change:
    """From one group to another: the difference with its 95 % interval."""

    difference: float
    low: float
    high: float

    @property
    def is_change(self) -> bool:
        """Whether it may be called a change: chance alone seldom gives this much."""
        return self.low > 0 or self.high < 0


def standing(counts: Sequence[int]) -> Standing:
    """The standing of so many answers of 0, 1, … 10."""
    ratings = [value for value, count in enumerate(counts) for _ in range(count)]
    found = net_promoter_score(ratings)
    sizes = (found.n, found.promoters, found.passives, found.detractors)
    if math.isnan(found.score):
        return Standing(*sizes)
    return Standing(*sizes, found.score, found.low, found.high)


def change(before: Standing, after: Standing) -> Change | None:
    """How `after` differs from `before`, two groups apart; None when one of them has no score.

    The interval is of the adjusted scores, (s1 - s2) ± z √(SE1² + SE2²); the difference is of the
    scores that are shown.
    """
    if before.score is None or after.score is None:
        return None
    (first, first_error), (second, second_error) = _adjusted(before), _adjusted(after)
    half = _Z * math.hypot(first_error, second_error)
    middle = second - first
    return Change(
        after.score - before.score,
        100 * max(-2.0, middle - half),
        100 * min(2.0, middle + half),
    )


def _adjusted(one: Standing) -> tuple[float, float]:
    """The score from -1 to 1 with what is added, and its standard error."""
    size = one.n + 4 * _ADDED
    promoters, detractors = (one.promoters + _ADDED) / size, (one.detractors + _ADDED) / size
    score = promoters - detractors
    return score, math.sqrt((promoters + detractors - score**2) / size)
