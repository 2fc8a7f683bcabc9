"""Of when figures are: quarters that are over, a quiet one together with the next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tweespraak.foundation.months import months_later

QUARTER = 3  # months


@dataclass(frozen=True, order=True)
class Period:
    """From a first day of a month until before another."""

    from_on: date
    until_on: date

    @property
    def is_quarter(self) -> bool:
        """Whether it is one quarter, and not a longer time."""
        return months_later(self.from_on, QUARTER) == self.until_on

    @property
    def quarter(self) -> int:
        """Which quarter of its year it begins in, 1 to 4."""
        return (self.from_on.month - 1) // QUARTER + 1

    @property
    def last_month(self) -> date:
        """Its last month."""
        return months_later(self.until_on, -1)


def quarter_of(day: date) -> date:
    """The first day of the quarter a day is in."""
    return date(day.year, (day.month - 1) // QUARTER * QUARTER + 1, 1)


def closed_periods(
    clients: Mapping[date, frozenset[str]], after: date, today: date, fewest: int
) -> list[Period]:
    """The periods that may be counted: quarters that are over, each until enough clients answered in it.

    `clients` says who answered in each month; nothing before `after` is looked at.
    """
    found: list[Period] = []
    begun, end = quarter_of(after), quarter_of(today)
    next_on, seen = begun, frozenset[str]()
    while next_on < end:
        until_on = months_later(next_on, QUARTER)
        seen |= frozenset[str]().union(
            *(who for month, who in clients.items() if next_on <= month < until_on)
        )
        if len(seen) >= fewest:
            found.append(Period(begun, until_on))
        if len(seen) >= fewest or not seen:
            begun, seen = until_on, frozenset()
        next_on = until_on
    return found
