"""When an evaluation goes out, when it is asked for once more, and when it closes (practice §3.1, E2).

Days are local days; the morning is the organisation's.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tweespraak.evaluations.rules.states import State
from tweespraak.evaluations.rules.topics import SetRefusal
from tweespraak.foundation.working_days import after_working_days

MORNING = time(8)
SENDS_AFTER = 2  # working days after a vacancy was closed
BETWEEN = timedelta(days=30)  # between two invitations of the same client
LATEST = timedelta(days=30)  # it may be put off so long after the last vacancy was closed
REMINDERS = (timedelta(days=4), timedelta(days=9))  # after it was sent
OPEN_FOR = timedelta(days=14)


class SendRefusal(StrEnum):
    """Why an evaluation is not sent."""

    ALREADY = "already"
    ASKED_RECENTLY = "asked_recently"  # this client was asked something less than thirty days ago
    GONE = "gone"  # the client is here no more
    TOPICS = "topics"  # what would be asked is not right yet


class HandRefusal(StrEnum):
    """Why an evaluation is not prepared by hand."""

    ONESELF = "oneself"  # nobody is asked about themselves
    AHEAD = "ahead"  # it is not over yet
    LONG_AGO = "long_ago"  # nobody remembers how it went


class DayRefusal(StrEnum):
    """Why an evaluation is not put off to this day."""

    PAST = "past"
    TOO_SOON = "too_soon"  # the client was asked something less than thirty days before
    TOO_LATE = "too_late"  # nobody remembers by then how it went


def free_on(last_asked: date | None) -> date | None:
    """The first day on which this client may be asked again; None: any day."""
    return last_asked + BETWEEN if last_asked else None


def sends_on(closed_on: date, last_asked: date | None) -> date:
    """The day on which an evaluation goes out of itself."""
    first = after_working_days(closed_on, SENDS_AFTER)
    free = free_on(last_asked)
    return max(first, after_working_days(free, 0)) if free else first


def latest_day(closed: Iterable[date], last_asked: date | None) -> date:
    """The last day to which it may be put off."""
    free = free_on(last_asked)
    last = max(closed) + LATEST
    return max(last, after_working_days(free, 0)) if free else last


def hand_refused(closed_on: date, *, today: date, is_self: bool) -> HandRefusal | None:
    """Why it is not prepared by hand; None when it may."""
    if is_self:
        return HandRefusal.ONESELF
    if closed_on > today:
        return HandRefusal.AHEAD
    return HandRefusal.LONG_AGO if today - closed_on > LATEST else None


def send_refused(
    state: State,
    *,
    today: date,
    last_asked: date | None,
    is_here: bool,
    topics: SetRefusal | None,
) -> SendRefusal | None:
    """Why it is not sent today; None when it may. `is_here`: the client is still a member."""
    if state is not State.PREPARED:
        return SendRefusal.ALREADY
    if not is_here:
        return SendRefusal.GONE
    free = free_on(last_asked)
    if free and today < free:
        return SendRefusal.ASKED_RECENTLY
    return SendRefusal.TOPICS if topics else None


def day_refused(
    day: date, *, today: date, last_asked: date | None, latest: date
) -> DayRefusal | None:
    """Why it does not go out on this day; None when it may."""
    free = free_on(last_asked)
    if day <= today:
        return DayRefusal.PAST
    if free and day < free:
        return DayRefusal.TOO_SOON
    return DayRefusal.TOO_LATE if day > latest else None


def next_look(sent_on: date, reminders: int) -> date:
    """The day of the next reminder, or else the day on which it closes."""
    wait = REMINDERS[reminders] if reminders < len(REMINDERS) else OPEN_FOR
    return sent_on + wait


def morning_of(day: date, zone: str) -> datetime:
    """The morning of a day where the organisation works."""
    return datetime.combine(day, MORNING, ZoneInfo(zone))
