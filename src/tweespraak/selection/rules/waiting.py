"""How long a candidate hears nothing, and when whoever leads the vacancy is reminded of it.

Practice §5.5: a word at least every ten working days, and a decision told within two. Days are local
days; the morning is the organisation's.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tweespraak.foundation.working_days import after_working_days, is_working_day

MORNING = time(8)
TELL_WITHIN = 2  # working days after the decision
AGAIN_AFTER = 5  # working days between two reminders
MOST = 3  # reminders about the same silence


@dataclass(frozen=True)
class Silence:
    """Since when a candidate hears nothing; `promised`: until when they were told to wait;
    `nudged`: the last reminder about it, of `nudges`."""

    since: date
    promised: date | None = None
    nudges: int = 0
    nudged: date | None = None


def next_nudge(silence: Silence, most_days: int) -> date | None:
    """The day on which somebody is reminded; None: no more about this silence.

    It is the first working day after `most_days` of them, or after a promise that was not kept.
    """
    if silence.nudges >= MOST:
        return None
    if silence.nudged:
        return after_working_days(silence.nudged, AGAIN_AFTER)
    first = after_working_days(silence.since, most_days + 1)
    if silence.promised and silence.promised >= silence.since:
        return min(first, after_working_days(silence.promised + timedelta(days=1), 0))
    return first


def working_days_between(first: date, last: date) -> int:
    """How many working days passed after `first`, until and with `last`."""
    days = (last - first).days
    return sum(1 for n in range(1, days + 1) if is_working_day(first + timedelta(days=n)))


def morning_of(day: date, zone: str) -> datetime:
    """The morning of a day where the organisation works."""
    return datetime.combine(day, MORNING, ZoneInfo(zone))
