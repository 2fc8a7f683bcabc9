"""The parts of an assessment: what there is, how it is supervised, and when all of it is done.

Practice A6, N21–N23.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

MINUTES = (5, 480)  # the shortest and the longest part
MOST_PARTS = 20
EARLIER_LASTS = 365  # days in which an earlier result can be used instead of taking a test again


class PartKind(StrEnum):
    """What a part is."""

    TEST = "test"  # ours
    INTERVIEW = "interview"
    SIMULATION = "simulation"
    OTHER_TEST = "other_test"  # of another publisher, written down by hand


class Mode(StrEnum):
    """How it is supervised (ITC 2005)."""

    OPEN = "open"
    CONTROLLED = "controlled"
    SUPERVISED = "supervised"
    MANAGED = "managed"


class ScoreKind(StrEnum):
    """On which scale a score of another publisher is written."""

    RAW = "raw"
    C = "c"
    STANINE = "stanine"
    T = "t"
    STEN = "sten"
    PERCENTILE = "percentile"
    OTHER = "other"


class PartRefusal(StrEnum):
    """Why a part is not changed, held or left out."""

    NOT_NOW = "not_now"
    NO_REASON = "no_reason"
    NOT_BY_HAND = "not_by_hand"  # a test of ours is done when it is finished
    NO_RESULT = "no_result"
    NO_MODE = "no_mode"
    HELD = "held"
    TOO_EARLY = "too_early"
    NOT_STARTED = "not_started"


@dataclass(frozen=True)
class PartFacts:
    """What decides whether a part is over."""

    kind: PartKind
    mode: str = ""
    starts_at: datetime | None = None
    held_at: datetime | None = None
    is_skipped: bool = False
    has_result: bool = False  # scored, or written down by hand


def is_over(part: PartFacts) -> bool:
    """Held, or left out with a reason."""
    return part.held_at is not None or part.is_skipped


def all_over(parts: Collection[PartFacts]) -> bool:
    """Whether the day is done: every part over, and at least one of them held."""
    return all(is_over(one) for one in parts) and any(one.held_at for one in parts)


def hold_refused(part: PartFacts, at: datetime) -> PartRefusal | None:
    """Why a part cannot be noted as held."""
    if part.is_skipped:
        return PartRefusal.NOT_NOW
    if part.kind in (PartKind.TEST, PartKind.OTHER_TEST) and not part.has_result:
        return PartRefusal.NO_RESULT
    if not part.mode:
        return PartRefusal.NO_MODE
    return PartRefusal.TOO_EARLY if part.starts_at and part.starts_at > at else None


def skip_refused(part: PartFacts, reason: str) -> PartRefusal | None:
    """Why a part cannot be left out."""
    if part.held_at is not None:
        return PartRefusal.HELD
    return None if reason.strip() else PartRefusal.NO_REASON


def last_day(held: Collection[datetime], zone: str) -> date | None:
    """The day of the last part that was held, where the organisation works."""
    there = ZoneInfo(zone)
    return max((one.astimezone(there).date() for one in held), default=None)
