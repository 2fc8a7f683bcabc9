"""How well a profile fits a lens: a band with a word, and everything needed to redo it by hand."""

import math
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.lenses.rules.content import LensContent, Requirement
from tweespraak.psychometrics import (
    Contribution,
    Fit,
    Ideal,
    Match,
    Profile,
    Scale,
    convert,
    differs,
    match,
)

NINETY = 1.64  # standard errors on either side: an interval of 90 %
FULL = 100.0


class Level(StrEnum):
    """The word for a match; see `BORDERS` for what it means."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


# 25 points of fit are one C, half a standard deviation of the norm group. So strong is on average
# at most half a standard deviation outside the ideal ranges, fair at most a whole one.
BORDERS = ((75.0, Level.STRONG), (50.0, Level.FAIR))


@dataclass(frozen=True)
class Part:
    """One competency of a match; what was not measured has None and is never made up.

    `share` is weight * fit / sum of the measured weights: the shares add up to the score.
    `lost` is what a full fit would have added: the shares and the losses add up to 100.
    """

    competency: str
    weight: int
    low: float
    high: float
    label: Fit
    share: float
    fit: float | None = None
    c: float | None = None
    c_se: float | None = None
    lost: float = 0.0

    @property
    def measured(self) -> bool:
        """Whether the person has a score on this competency."""
        return self.label is not Fit.MISSING


@dataclass(frozen=True)
class MatchBand:
    """A match as it may be shown: never the score alone, always the interval and its word.

    `touches` holds the other words the interval reaches into.
    """

    match: Match
    low: float
    high: float
    level: Level
    touches: tuple[Level, ...]
    parts: tuple[Part, ...]

    @property
    def complete(self) -> bool:
        """Whether every competency of the lens was measured."""
        return all(part.measured for part in self.parts)

    @property
    def measured_weight(self) -> int:
        """The sum of the weights that were measured: what every share is divided by."""
        return sum(part.weight for part in self.parts if part.measured)


def match_of(profile: Profile, content: LensContent) -> MatchBand | None:
    """How a profile fits a lens; None when nothing the lens asks for was measured."""
    asked = {part.competency: part for part in content.requirements}
    if not any(math.isfinite(profile.z.get(key, math.nan)) for key in asked):
        return None
    found = match(
        profile, {key: Ideal(part.weight, part.low, part.high) for key, part in asked.items()}
    )
    low, high = (
        max(0.0, found.score - NINETY * found.se),
        min(FULL, found.score + NINETY * found.se),
    )
    level = level_of(found.score)
    measured = sum(part.weight for part in found.contributions if part.label is not Fit.MISSING)
    return MatchBand(
        match=found,
        low=low,
        high=high,
        level=level,
        touches=tuple(other for other in _between(low, high) if other is not level),
        parts=tuple(
            _part(one, asked[one.competency], profile, measured) for one in found.contributions
        ),
    )


def level_of(score: float) -> Level:
    """The word for a match score."""
    return next((level for border, level in BORDERS if score >= border), Level.WEAK)


def is_different(one: MatchBand, other: MatchBand) -> bool:
    """Whether two matches on the same lens differ demonstrably, with 90 % confidence."""
    return differs(one.match, other.match, 0.90)


def _between(low: float, high: float) -> list[Level]:
    """The words an interval reaches into, the strongest first."""
    words = list(Level)
    return words[words.index(level_of(high)) : words.index(level_of(low)) + 1]


def _part(one: Contribution, asked: Requirement, profile: Profile, measured: int) -> Part:
    place = (one.competency, one.weight, asked.low, asked.high, one.label, one.share)
    if one.label is Fit.MISSING:
        return Part(*place)
    variance = profile.error_covariance[one.competency, one.competency]
    return Part(
        *place,
        fit=one.fit,
        c=float(convert(profile.z[one.competency], Scale.Z, Scale.C)),
        c_se=2.0 * math.sqrt(variance),  # C = 5 + 2 z
        lost=one.weight * FULL / measured - one.share,
    )
