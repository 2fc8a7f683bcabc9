"""When who has not signed yet is reminded: gently, on a working day, and not for ever."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from tweespraak.foundation.working_days import after_working_days

REMIND_AFTER = 3  # working days
REMIND_FOR = timedelta(days=21)  # after that a mail no longer helps: call
BY_HAND_AFTER = timedelta(hours=20)  # somebody may be reminded by hand once a day
MORNING = time(9)


def remind_at(at: datetime, zone: str) -> datetime:
    """The morning on which is looked again who still has to sign."""
    place = ZoneInfo(zone)
    day = after_working_days(at.astimezone(place).date(), REMIND_AFTER)
    return datetime.combine(day, MORNING, place)


def may_remind(reminded_at: datetime | None, at: datetime) -> bool:
    """Whether somebody may be reminded by hand: not twice on a day."""
    return reminded_at is None or at - reminded_at >= BY_HAND_AFTER


def reminds_until(sent_at: datetime) -> datetime:
    """Until when who has not signed is reminded."""
    return sent_at + REMIND_FOR
