"""When two people talk: how far ahead, who may move it and why, and where they go on after moving.

Practice §4.2 and §7.2 (C1, C2, C6, C14). Days are the organisation's.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tweespraak.conversations.rules.cards import Side
from tweespraak.conversations.rules.library import Kind
from tweespraak.conversations.rules.states import (
    BEFORE_HELD,
    BEFORE_REVEAL,
    Act,
    OneSided,
    Reason,
    State,
)
from tweespraak.conversations.rules.writing import READING_TIME

LEAD_DAYS: Mapping[Kind, int] = {
    Kind.GOOD_CONVERSATION: 14,
    Kind.CHECK_IN: 2,
    Kind.LIVE_EVALUATION: 0,  # the sooner the better
}
MINUTES: Mapping[Kind, int] = {
    Kind.GOOD_CONVERSATION: 60,
    Kind.CHECK_IN: 30,
    Kind.LIVE_EVALUATION: 30,
}
SHORTEST, LONGEST = 10, 240  # minutes
FURTHEST = timedelta(days=366)  # so far ahead one plans a talk
FREE_MOVES = 1  # of each side, without a reason
REMIND_DAYS = 2  # working days between the reminder to prepare and the reveal
ANSWER_WITHIN = timedelta(days=3)  # then who has not answered yet is asked once more

MOVE_REASONS = (Reason.BUSY, Reason.ABSENT, Reason.NOT_PREPARED, Reason.OTHER_TALK)
CALL_OFF_REASONS = (Reason.NO_LONGER_NEEDED, Reason.OTHER_TALK, Reason.BUSY, Reason.ABSENT)


class Refusal(StrEnum):
    """Why a moment is not proposed, confirmed, moved or called off."""

    PAST = "past"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"
    CHANGED = "changed"  # what the page showed is not how it is any more
    REASON = "reason"
    CALLING_OFF = "calling_off"  # one of the two asks to call it off; that comes first
    READ = "read"  # the two have read each other: it can be moved, not called off
    NOT_NOW = "not_now"
    CARD = "card"  # not enough themes, or too many questions


@dataclass(frozen=True)
class Moment:
    """When two talk, for how long, and where."""

    starts_at: datetime
    minutes: int
    place: str = ""


def moment_in(day: date, hour: time, zone: str) -> datetime | None:
    """That hour on that day where the organisation works; None when a clock skips it that day.

    In UTC: of an hour that comes twice it is the first, and only so it equals what is kept.
    """
    there = ZoneInfo(zone)
    local = datetime.combine(day, hour, there)
    moment = local.astimezone(UTC)
    back = moment.astimezone(there)
    return moment if back.replace(tzinfo=None) == local.replace(tzinfo=None) else None


def earliest_day(kind: Kind, asked_on: date) -> date:
    """The first day for which no agreement on "sooner" is needed."""
    return asked_on + timedelta(days=LEAD_DAYS[kind])


def is_sooner(kind: Kind, starts_at: datetime, asked_at: datetime, zone: str) -> bool:
    """Whether there are fewer days between asking and talking than preparing calmly takes."""
    there = ZoneInfo(zone)
    return starts_at.astimezone(there).date() < earliest_day(
        kind, asked_at.astimezone(there).date()
    )


def proposal_refused(
    kind: Kind, starts_at: datetime, *, at: datetime, zone: str, sooner: bool
) -> Refusal | None:
    """Why this moment cannot be proposed now; `sooner`: who proposes it says that it may be."""
    if starts_at <= at:
        return Refusal.PAST
    if starts_at > at + FURTHEST:
        return Refusal.TOO_FAR
    if is_sooner(kind, starts_at, at, zone) and not sooner:
        return Refusal.TOO_SOON
    return None


def cycle_refused(kind: Kind, by_on: date, today: date) -> Refusal | None:
    """Why nobody but the two can ask for a talk by this day: only they may agree on sooner."""
    return Refusal.TOO_SOON if by_on < earliest_day(kind, today) else None


def move_refused(moved_before: int, reason: Reason | None) -> Refusal | None:
    """Why a side cannot move a moment that stood: once is free, after that with a reason."""
    needs_reason = moved_before >= FREE_MOVES
    return Refusal.REASON if needs_reason and reason not in MOVE_REASONS else None


def call_off_refused(state: State, reason: Reason | None) -> Refusal | None:
    """Why the two cannot call it off."""
    if state not in BEFORE_HELD:
        return Refusal.NOT_NOW
    if state not in BEFORE_REVEAL:
        return Refusal.READ
    return None if reason in CALL_OFF_REASONS else Refusal.REASON


def resumed(ready: Collection[Side], *, was_revealed: bool, one_sided: str) -> tuple[Act, ...]:
    """The steps from PREPARING to where the two were before it was moved: nothing gets lost.

    Who had chosen to talk from their own card was read by nobody: the other has time to prepare again.
    """
    if not ready:
        return ()
    if was_revealed and one_sided == OneSided.SHOWN:
        return (Act.READY, Act.REVEAL_ONE_SIDED)
    if len(set(ready)) < 2:
        return (Act.READY,)
    both = (Act.READY, Act.READY_TOO)
    return (*both, Act.REVEAL) if was_revealed else both


def reveal_at(starts_at: datetime) -> datetime:
    """When both read each other, if both are ready by then."""
    return starts_at - READING_TIME


def remind_at(starts_at: datetime, zone: str) -> datetime:
    """When who is not ready is reminded: two working days before the reveal, at the same hour."""
    revealed = reveal_at(starts_at).astimezone(ZoneInfo(zone))
    day, left = revealed.date(), REMIND_DAYS
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < 5  # Monday to Friday
    return datetime.combine(day, revealed.time(), revealed.tzinfo)


def due_after(state: State, starts_at: datetime, *, at: datetime, zone: str) -> datetime | None:
    """When the clock looks at a conversation that has just come into this state."""
    if state is State.INVITING:
        asked_again = at + ANSWER_WITHIN
        return asked_again if asked_again < starts_at else None
    if state is State.PREPARING:
        return max(at, remind_at(starts_at, zone)) if at < starts_at else None
    if state is State.READY_ONE:
        reminder = remind_at(starts_at, zone)
        return reminder if at < reminder else max(at, starts_at)
    return max(at, reveal_at(starts_at)) if state is State.READY_BOTH else None


def outlasts(
    starts_at: datetime | None, by_on: date | None, *, on: date, at: datetime, zone: str
) -> bool:
    """Whether a talk is still held although one of the two works elsewhere from a day on.

    So it is when it comes before that day; without a moment, when it has to be held before it.
    """
    there = ZoneInfo(zone)
    if on <= at.astimezone(there).date():
        return False
    day = starts_at.astimezone(there).date() if starts_at else by_on
    return day is not None and day < on
