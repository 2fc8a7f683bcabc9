"""Months on a calendar: the same day so many months later, or the last day that month has."""

import calendar
from datetime import date


def months_later(day: date, count: int) -> date:
    """The day `count` months later; 31 August and six months is the last of February."""
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
