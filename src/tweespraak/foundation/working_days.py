"""Days on which people work: Monday to Friday, without the public holidays of a country.

One function for terms of conversations and reports, so that they agree. The holidays are those of
the *holidays* library; in the Netherlands Liberation Day (5 May) is one only every fifth year.
"""

from datetime import date, timedelta
from functools import cache

import holidays

SATURDAY = 5


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    try:
        found = holidays.country_holidays(country, years=year)
    except NotImplementedError:  # a country the library does not know has weekends only
        return frozenset()
    return frozenset(found)


def is_working_day(day: date, country: str = "NL") -> bool:
    """Whether people work on this day."""
    return day.weekday() < SATURDAY and day not in _holidays(country, day.year)


def after_working_days(day: date, count: int, country: str = "NL") -> date:
    """The day that is so many working days after `day`; 0 is `day` itself, or the first to come."""
    while not is_working_day(day, country):
        day += timedelta(days=1)
    for _step in range(count):
        day += timedelta(days=1)
        while not is_working_day(day, country):
            day += timedelta(days=1)
    return day
