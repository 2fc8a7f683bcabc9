"""When the two are reminded of an agreement: fixed days around the day it is due. Practice §7.5."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from tweespraak.conversations.rules.agreements import REPORTED, AgreementState

MORNING = time(8)  # of the organisation: a reminder is no alarm in the night


class Whom(StrEnum):
    """Which of the two is reminded."""

    OWNER = "owner"
    OTHER = "other"


@dataclass(frozen=True)
class Reminder:
    """Somebody is reminded so many days after the day it is due; before it when negative."""

    days: int
    whom: Whom

    @property
    def key(self) -> str:
        """A name for the bell, such as `soon_14` or `past_7`."""
        return f"past_{self.days}" if self.days > 0 else f"soon_{-self.days}"


REMINDERS = (
    Reminder(-14, Whom.OWNER),
    Reminder(-14, Whom.OTHER),  # can you help?
    Reminder(-3, Whom.OWNER),
    Reminder(1, Whom.OWNER),
    Reminder(7, Whom.OWNER),
    Reminder(7, Whom.OTHER),
)
_RUNNING = (AgreementState.ACTIVE, AgreementState.ADJUSTING)


def moment_of(reminder: Reminder, due_on: date, zone: ZoneInfo) -> datetime:
    """When a reminder comes: that morning, as the clock of the organisation has it."""
    return datetime.combine(due_on + timedelta(days=reminder.days), MORNING, zone)


def next_moment(due_on: date, after: datetime, zone: ZoneInfo) -> datetime | None:
    """The first moment after this one at which somebody is reminded."""
    moments = (moment_of(reminder, due_on, zone) for reminder in REMINDERS)
    return min((moment for moment in moments if moment > after), default=None)


def due_now(
    state: AgreementState, due_on: date, since: datetime, until: datetime, zone: ZoneInfo
) -> list[Reminder]:
    """Who is reminded now, of all that fell between two moments: each at most once, of the last.

    When the worker stood still for weeks nobody gets a pile.
    """
    last: dict[Whom, Reminder] = {}
    for reminder in REMINDERS:
        if since <= moment_of(reminder, due_on, zone) <= until and _fits(reminder, state):
            last[reminder.whom] = reminder
    return list(last.values())


def is_followed(state: AgreementState) -> bool:
    """Whether the clock looks after an agreement in this state."""
    return state in (*_RUNNING, *REPORTED)


def _fits(reminder: Reminder, state: AgreementState) -> bool:
    """Who has reported is not asked again; the other is, as long as they have not reacted."""
    if state in REPORTED:
        return reminder.whom is Whom.OTHER and reminder.days > 0
    return state in _RUNNING
