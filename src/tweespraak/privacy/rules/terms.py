"""When it is looked whether terms are over."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

NIGHT = time(4)
ONCE_MORE = timedelta(hours=1)  # when something could not be erased
# A consent that is withdrawn has its effect within a day, also on the day of twenty-five hours.
WITHIN_A_DAY = timedelta(hours=23)


def next_night(at: datetime, zone: str) -> datetime:
    """The first time from now that it is four in the morning there."""
    here = at.astimezone(ZoneInfo(zone))
    day = here.date() + timedelta(days=here.time() >= NIGHT)
    return datetime.combine(day, NIGHT, ZoneInfo(zone))
