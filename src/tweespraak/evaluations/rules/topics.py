"""What may be asked at once: how many topics, and of which dimensions (practice §3.1)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from tweespraak.evaluations.rules.states import Side

MOST_ONLINE = 10
MOST_LIVE = 5


class Dimension(StrEnum):
    """What a topic is about."""

    BEHAVIOUR = "behaviour"
    SERVICE = "service"
    RESULT = "result"
    TOGETHER = "together"  # how it was to work with the client; asked of recruiters


DIMENSIONS: Mapping[Side, tuple[Dimension, ...]] = MappingProxyType(
    {
        Side.CLIENT: (Dimension.BEHAVIOUR, Dimension.SERVICE, Dimension.RESULT),
        Side.RECRUITER: (Dimension.TOGETHER,),
    }
)

# Client's topic and recruiter's topic about the same thing (practice §3.3).
MIRRORED = (
    ("G01", "C03"), ("G03", "C01"), ("S01", "C01"), ("G07", "C08"), ("S06", "C02"),
    ("S08", "C10"), ("G09", "C10"), ("R03", "C05"), ("S07", "C07"), ("G06", "C09"),
)  # fmt: skip

# What is asked when an organisation chose nothing.
DEFAULTS: Mapping[Side, tuple[str, ...]] = MappingProxyType(
    {
        Side.CLIENT: (
            "G07", "G11", "G12", "G13", "S01", "S06", "S08", "R02", "R03", "R04",
        ),
        Side.RECRUITER: ("C01", "C02", "C04", "C05", "C06", "C08"),
    }
)  # fmt: skip


class SetRefusal(StrEnum):
    """Why a set of topics is not asked."""

    NONE = "none"
    TOO_MANY = "too_many"
    TWICE = "twice"
    ELSEWHERE = "elsewhere"  # a topic that is asked of the other side
    DIMENSION_MISSING = "dimension_missing"


def set_refused(side: Side, dimensions: Sequence[Dimension]) -> SetRefusal | None:
    """Why topics of these dimensions are not asked of this side; None when they may be."""
    if not dimensions:
        return SetRefusal.NONE
    if len(dimensions) > MOST_ONLINE:
        return SetRefusal.TOO_MANY
    if any(one not in DIMENSIONS[side] for one in dimensions):
        return SetRefusal.ELSEWHERE
    return SetRefusal.DIMENSION_MISSING if missing(side, dimensions) else None


def side_of(dimension: Dimension) -> Side:
    """Who is asked about this dimension."""
    return next(side for side, found in DIMENSIONS.items() if dimension in found)


def live_refused(keys: Sequence[str]) -> SetRefusal | None:
    """Why these topics are not the agenda of a conversation; None when they may be."""
    if not keys:
        return SetRefusal.NONE
    if len(keys) > MOST_LIVE:
        return SetRefusal.TOO_MANY
    return SetRefusal.TWICE if len(set(keys)) < len(keys) else None


def missing(side: Side, dimensions: Iterable[Dimension]) -> tuple[Dimension, ...]:
    """The dimensions nothing is asked about yet."""
    there = Counter(dimensions)
    return tuple(one for one in DIMENSIONS[side] if not there[one])


def mirrors_of(key: str) -> tuple[str, ...]:
    """The topics of the other side about the same thing."""
    found = [right for left, right in MIRRORED if left == key]
    return (*found, *(left for left, right in MIRRORED if right == key))
