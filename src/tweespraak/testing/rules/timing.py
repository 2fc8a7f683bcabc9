"""The time for one item: kept by the server, standing still while a connection is lost.

A page that is open gives a sign every five seconds. When the signs stop, the clock stops at the last
one: at most three times and five minutes in all per session. The item that was on screen is not
shown again; another of its stratum comes instead. Beyond that the time runs on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

PER_ITEM = timedelta(seconds=60)
BEAT = timedelta(seconds=5)  # how often an open page gives a sign
LOST_AFTER = 2 * BEAT + timedelta(seconds=2)  # one sign may go missing, and the net may be slow
ON_ITS_WAY = timedelta(seconds=2)  # an answer sent in the last second still counts
STOPS = 3
STOPPED_IN_ALL = timedelta(minutes=5)
_NO_TIME = timedelta(0)


class Standing(StrEnum):
    """How it is with the item on screen."""

    RUNNING = "running"
    TIMED_OUT = "timed_out"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True)
class OnScreen:
    """An item from when it was shown; `seen_at` is when its page last gave a sign."""

    shown_at: datetime
    seen_at: datetime
    allowed: timedelta


@dataclass(frozen=True)
class Clock:
    """What the clock says: `left` for this item, and how long it stood still just now."""

    standing: Standing
    left: timedelta
    stood_still: timedelta = _NO_TIME


def allowed_with(multiplier: float) -> timedelta:
    """The time per item with the extra time that was decided before the start; 1 without."""
    return PER_ITEM * multiplier


def clock_at(item: OnScreen, stops: Sequence[timedelta], at: datetime) -> Clock:
    """What the clock says at this moment; `stops` are how long it stood still earlier in the session.

    To be asked at every sign of a page, before that sign is stored. A clock that stood still is a
    stop to be stored, with how long it lasted.
    """
    still = _stood_still(item, stops, at)
    run = max(at - still - item.shown_at, _NO_TIME)
    left = max(item.allowed - run, _NO_TIME)
    if not left:
        return Clock(Standing.TIMED_OUT, _NO_TIME, still)
    if still:
        return Clock(Standing.INTERRUPTED, _NO_TIME, still)
    return Clock(Standing.RUNNING, left)


def answer_counts(item: OnScreen, at: datetime) -> bool:
    """Whether an answer that comes in now was given in time, also after silence.

    It was on its way for a moment. One that comes later is only read by what `clock_at` says.
    """
    return at - item.shown_at <= item.allowed + ON_ITS_WAY


def _stood_still(item: OnScreen, stops: Sequence[timedelta], at: datetime) -> timedelta:
    silent = at - item.seen_at
    was_over = item.seen_at - item.shown_at >= item.allowed
    if silent <= LOST_AFTER or was_over or len(stops) >= STOPS:
        return _NO_TIME
    return min(silent, max(STOPPED_IN_ALL - sum(stops, _NO_TIME), _NO_TIME))
