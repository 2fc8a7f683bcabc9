"""What a score is: its scale, its numbers, its error and the band it is shown as."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.psychometrics import Profile, Scale, convert


class Kind(StrEnum):
    """What a scale is made of: items, facets of one domain, or facets with weights."""

    FACET = "facet"
    DOMAIN = "domain"
    COMPETENCY = "competency"


class Band(StrEnum):
    """Low up to C 3, mid 4 to 6, high from 7, after rounding: the borders are z -0.75 and 0.75."""

    LOW = "low"
    MID = "mid"
    HIGH = "high"


class Reason(StrEnum):
    """Why there is a score, or why not."""

    ENOUGH = "enough"
    TOO_FEW_ANSWERS = "too_few_answers"
    PART_NOT_SCORED = "part_not_scored"


@dataclass(frozen=True)
class Standing:
    """A z as shown (reversed for N) with its standard error in z."""

    z: float
    se: float


@dataclass(frozen=True)
class ScaleScore:
    """One scale of one person; numbers are None when `reason` is not ENOUGH.

    `raw` is the (pro-rated) sum in the items' own direction, None for a competency;
    `z`, `percentile`, `c`, `low` and `high` are as shown (high = calm for N). `se` is in
    z; `low` and `high` are C minus and plus one standard error.
    """

    key: str
    kind: Kind
    answered: int
    items: int
    reason: Reason
    raw: float | None = None
    z: float | None = None
    se: float | None = None
    percentile: float | None = None
    c: float | None = None
    band: Band | None = None
    low: float | None = None
    high: float | None = None

    @property
    def enough(self) -> bool:
        """Whether there was enough to score."""
        return self.reason is Reason.ENOUGH


@dataclass(frozen=True)
class Scoring:
    """All scores by key (facets, domains, competencies) and the profile lenses match with."""

    scores: Mapping[str, ScaleScore]
    profile: Profile


def scale_score(
    key: str,
    kind: Kind,
    answered: int,
    items: int,
    raw: float | None = None,
    z: float | None = None,
    se: float | None = None,
) -> ScaleScore:
    """A score with all that follows from its z; without a z, the reason why. Rebuilds stored rows."""
    if z is None or se is None:
        reason = Reason.TOO_FEW_ANSWERS if kind is Kind.FACET else Reason.PART_NOT_SCORED
        return ScaleScore(key, kind, answered, items, reason)
    c, low, high = (float(value) for value in convert([z, z - se, z + se], Scale.Z, Scale.C))
    percentile = float(convert(z, Scale.Z, Scale.PERCENTILE))
    return ScaleScore(
        key, kind, answered, items, Reason.ENOUGH, raw, z, se, percentile, c, band_of(c), low, high
    )


def band_of(c: float) -> Band:
    """The band of a C score; a score exactly on a border belongs to the middle."""
    rounded = round(c)  # rounds halves to even: 3.5 and 6.5 both go to the middle
    return Band.LOW if rounded <= 3 else Band.HIGH if rounded >= 7 else Band.MID
