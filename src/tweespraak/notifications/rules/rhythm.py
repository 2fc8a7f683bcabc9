"""When the next mail about the bell is due: at eight in the morning, where the organisation is."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

AT = time(8)
MONDAY = 0


def next_mail_at(rhythm: str, since: datetime, zone: ZoneInfo) -> datetime | None:
    """The first moment after `since` at which this rhythm has a mail; None when it has none.

    `since` is when the first unmailed notice came or, if later, when the last mail went: so there is
    never more than one mail a day (or week), however late the last one was.
    """
    if rhythm == "at_once":
        return since
    if rhythm not in {"daily", "weekly"}:
        return None
    day = since.astimezone(zone).date()
    if datetime.combine(day, AT, zone) <= since:
        day += timedelta(days=1)
    if rhythm == "weekly":
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    return datetime.combine(day, AT, zone)
