"""When the clock looks at a case, and what it does: open the decision, remind, expire, end.

Practice A14, A18, A20, N13. Days are local days; midnight is the organisation's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tweespraak.assessments.rules.states import State
from tweespraak.foundation.working_days import after_working_days

MORNING = time(8)
REMIND_EVERY = 5  # working days of silence: reminders on the fifth and the tenth
REMINDERS = 2
SILENT = 10  # working days after the last reminder
NOTES_LAST = timedelta(days=30)  # after the release
REVIEW_HOLD = timedelta(days=90)
WAITS = (State.WITH_PARTICIPANT, State.DECIDING)  # for the participant


class Due(StrEnum):
    """What the clock does with a participant who is silent."""

    NOTHING = "nothing"
    REMIND = "remind"
    EXPIRE = "expire"


@dataclass(frozen=True)
class Silence:
    """How long it is silent. `since`: the last sign of the participant; `reminded`: the last reminder
    after it, of `reminders`."""

    since: date
    reminders: int = 0
    reminded: date | None = None


def due_in_silence(silence: Silence, today: date) -> Due:
    """What is due today. Nothing expires before two reminders went out, however late the clock is."""
    if today < next_day(silence):
        return Due.NOTHING
    return Due.REMIND if silence.reminders < REMINDERS else Due.EXPIRE


def next_day(silence: Silence) -> date:
    """The day on which something is due."""
    if silence.reminders == 0 or silence.reminded is None:
        return after_working_days(silence.since, REMIND_EVERY)
    days = REMIND_EVERY if silence.reminders < REMINDERS else SILENT
    return after_working_days(silence.reminded, days)


def first_look(state: State, at: datetime, zone: str) -> datetime | None:
    """When the clock looks first at a case that came into this state; None: never by itself."""
    if state in (State.TALK_HELD, State.TALK_WAIVED):
        return at
    if state in WAITS:
        day = at.astimezone(ZoneInfo(zone)).date()
        return morning_of(next_day(Silence(day)), zone)
    return None


def morning_of(day: date, zone: str) -> datetime:
    """The morning of a day where the organisation works."""
    return datetime.combine(day, MORNING, ZoneInfo(zone))


def midnight_after(day: date, zone: str) -> datetime:
    """The first moment after a day: what lasts until and including that day ends here."""
    return datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(zone))


def earliest(moments: Iterable[datetime | None]) -> datetime | None:
    """The first of these that is known."""
    return min((one for one in moments if one), default=None)
