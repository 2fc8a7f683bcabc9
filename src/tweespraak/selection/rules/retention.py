"""How long an application and a vacancy are kept, in days of the organisation (practice §10: R7, R8).

Day 28 after the end of the procedure is the last one on which an application is there.
"""

from datetime import date, timedelta
from enum import StrEnum

from tweespraak.selection.rules.opening import deletes_on

WARNING = timedelta(days=14)  # before it goes, the person hears so
VACANCY_KEPT = timedelta(days=730)


class Kind(StrEnum):
    """What goes, as the log calls it."""

    APPLICATION = "application"
    VACANCY = "vacancy"


class Term(StrEnum):
    """Which term is over."""

    DAYS_28 = "28_days"
    A_YEAR = "a_year"  # the candidate let it be kept, and the year is over or was taken back
    TWO_YEARS = "2_years"


def is_over(
    today: date, *, closed_on: date | None, year_until_on: date | None, is_held: bool
) -> bool:
    """Whether an application has to go now; `year_until_on` only of a consent that stands."""
    if closed_on is None or is_held:
        return False
    day = deletes_on(closed_on, year_until_on)
    return day is not None and today >= day


def must_warn(
    today: date,
    *,
    closed_on: date | None,
    year_until_on: date | None,
    is_held: bool,
    told_on: date | None,
) -> bool:
    """Whether the person hears now that it goes; once per day on which it would go."""
    day = deletes_on(closed_on, year_until_on)
    if closed_on is None or is_held or day is None:
        return False
    first = day - WARNING
    return first <= today < day and (told_on is None or told_on < first)


def is_vacancy_over(today: date, closed_on: date | None) -> bool:
    """Whether what is kept of a process without persons has been there for its two years."""
    return closed_on is not None and today > closed_on + VACANCY_KEPT
