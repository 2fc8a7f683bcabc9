"""The protocol of the feedback talk: which steps there are, when it counts as held, what it is about.

Practice §6.1 and §7.1 A12. What the participant says is not written down; of step 6 nothing is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from tweespraak.assessments.rules.marks import MarkKind
from tweespraak.assessments.rules.talks import TalkRefusal

STEPS = tuple(range(1, 13))
UNWRITTEN = 6  # disappointment or joy: room for it, and nothing on paper
GROWTH = 9
NEEDED = tuple(number for number in STEPS if number != UNWRITTEN)
MOST_CHOSEN = {"strengths": 3, "development": 3}
AFTERCARE = timedelta(days=14)


class Order(StrEnum):
    """With what the participant begins."""

    CONCLUSION = "conclusion"
    PARTS = "parts"


class Tick(StrEnum):
    """What is noted of a step."""

    DISCUSSED = "discussed"
    SKIPPED = "skipped"  # at the participant's wish
    OPEN = "open"


class Recognised(StrEnum):
    """Whether the participant recognises themselves in a part: their word."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class AftercareBy(StrEnum):
    """How one asks in two weeks how it goes; the participant chooses."""

    CALL = "call"
    MESSAGE = "message"


class StepRefusal(StrEnum):
    """Why a step is not noted so."""

    NOT_NOW = "not_now"
    NEVER_WRITTEN = "never_written"  # step 6
    GROWTH_STAYS = "growth_stays"  # with a negative advice growth is talked about
    TOO_MANY = "too_many"


@dataclass(frozen=True)
class Point:
    """One sentence the participant marked, for the agenda."""

    section: str
    quote: str
    kind: MarkKind
    note: str


def tick_refused(number: int, tick: Tick, *, is_negative: bool) -> StepRefusal | None:
    """Why this step cannot be noted so."""
    if number not in STEPS:
        return StepRefusal.NOT_NOW
    if number == UNWRITTEN:
        return StepRefusal.NEVER_WRITTEN
    if number == GROWTH and tick is Tick.SKIPPED and is_negative:
        return StepRefusal.GROWTH_STAYS
    return None


def open_steps(ticks: Mapping[int, Tick], *, is_negative: bool) -> tuple[int, ...]:
    """The steps that still have to be discussed or skipped before it counts as held."""
    return tuple(
        number
        for number in NEEDED
        if ticks.get(number, Tick.OPEN) is Tick.OPEN
        or tick_refused(number, ticks[number], is_negative=is_negative)
    )


def hold_refused(
    starts_at: datetime, ticks: Mapping[int, Tick], *, is_negative: bool, at: datetime
) -> TalkRefusal | None:
    """Why the talk does not count as held (A12)."""
    if at < starts_at:
        return TalkRefusal.TOO_EARLY
    return TalkRefusal.STEPS_OPEN if open_steps(ticks, is_negative=is_negative) else None


def choice_refused(
    kind: str, chosen: Collection[str], there: Collection[str]
) -> StepRefusal | None:
    """Why the participant cannot choose these strengths or development points of the report."""
    if kind not in MOST_CHOSEN or not set(chosen) <= set(there):
        return StepRefusal.NOT_NOW
    return StepRefusal.TOO_MANY if len(set(chosen)) > MOST_CHOSEN[kind] else None


def agenda(marks: Mapping[Any, Iterable[Point]]) -> list[tuple[Any, list[Point]]]:
    """What the participant wants to talk about: per section, questions first, then what they do not
    recognise; what they do recognise comes last."""
    order = (MarkKind.QUESTION, MarkKind.NOT, MarkKind.RECOGNISE)
    return [
        (section, sorted(points, key=lambda one: order.index(one.kind)))
        for section, points in marks.items()
        if points
    ]


def steps_in_order(order: str) -> Sequence[int]:
    """The steps as they are walked through: who begins with the parts hears the conclusion after them."""
    if order == Order.PARTS:
        return (1, 2, 4, 3, *STEPS[4:])
    return STEPS


def aftercare_on(held_at: datetime, zone: str) -> date:
    """The day on which one asks how it goes."""
    return (held_at + AFTERCARE).astimezone(ZoneInfo(zone)).date()
