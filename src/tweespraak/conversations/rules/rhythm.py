"""The rhythm of a year: periods in which everybody talks, and what a good year has.

Practice §4.4: a talk at the start of the year about the course and ambitions, two or three check-ins, a
talk in autumn that looks back and forward; never more than 120 days without talking; the four fixed
themes once in every calendar year.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

from tweespraak.conversations.rules.cards import FEWEST_THEMES, MOST_QUESTIONS, Chosen
from tweespraak.conversations.rules.library import Kind, Library
from tweespraak.conversations.rules.planning import MINUTES, cycle_refused

LONGEST_GAP = timedelta(days=120)
FIXED_THEMES = ("results", "development", "collaboration", "wellbeing")
ALWAYS = "wellbeing"  # no good conversation goes without
MOST_PERIODS = 6
ASK_BEFORE = timedelta(days=28)  # so long before a period begins the two are asked for a moment
ROOM_TO_PLAN = timedelta(days=14)  # what the year offers leaves so much time besides the lead time


@dataclass(frozen=True)
class Period:
    """A period in which everybody of a cycle talks once."""

    key: str
    kind: Kind
    minutes: int
    from_on: date
    until_on: date
    themes: tuple[str, ...] = ()


class PeriodFault(StrEnum):
    """Why a year cannot be planned like this."""

    NO_PERIOD = "no_period"
    UNTIL_BEFORE_FROM = "until_before_from"
    TOO_SOON = "too_soon"
    OVERLAP = "overlap"
    GAP = "gap"
    TOO_FEW_THEMES = "too_few_themes"
    WITHOUT_ALWAYS = "without_always"


@dataclass(frozen=True)
class Found:
    """A fault with the place of its period (from 0; none: the year as a whole) and the days it takes."""

    fault: PeriodFault
    place: int | None = None
    days: int = 0


def year_rhythm(today: date) -> tuple[Period, ...]:
    """What is left of this year with room to plan it; without its autumn talk: the next year."""
    left = _left(_rhythm_of(today.year), today)
    if left and left[-1].key == "autumn":
        return left
    return _rhythm_of(today.year + 1)


def _rhythm_of(year: int) -> tuple[Period, ...]:
    def good(key: str, begin: tuple[int, int], end: tuple[int, int], *themes: str) -> Period:
        kind = Kind.GOOD_CONVERSATION
        return Period(key, kind, MINUTES[kind], date(year, *begin), date(year, *end), themes)

    def short(key: str, begin: tuple[int, int], end: tuple[int, int]) -> Period:
        kind = Kind.CHECK_IN
        return Period(key, kind, MINUTES[kind], date(year, *begin), date(year, *end))

    return (
        good("start", (1, 8), (2, 15), "wellbeing", "ambitions", "direction"),
        short("spring", (4, 1), (4, 30)),
        short("summer", (6, 8), (7, 3)),
        short("september", (9, 1), (9, 26)),
        good("autumn", (10, 26), (11, 27), *FIXED_THEMES),
    )


def _left(periods: Iterable[Period], today: date) -> tuple[Period, ...]:
    return tuple(
        replace(one, from_on=max(one.from_on, today))
        for one in periods
        if cycle_refused(one.kind, one.until_on - ROOM_TO_PLAN, today) is None
    )


def year_faults(periods: Sequence[Period], today: date) -> list[Found]:
    """What has to change before this year can be planned; `periods` by their first day."""
    if not periods:
        return [Found(PeriodFault.NO_PERIOD)]
    found = [fault for place, one in enumerate(periods) for fault in _own_faults(place, one, today)]
    for place, (before, one) in enumerate(pairwise(periods), start=1):
        apart = one.until_on - before.from_on
        if one.from_on <= before.until_on:
            found.append(Found(PeriodFault.OVERLAP, place))
        elif apart > LONGEST_GAP:  # early in one period, late in the next
            found.append(Found(PeriodFault.GAP, place, apart.days))
    return found


def _own_faults(place: int, one: Period, today: date) -> Iterable[Found]:
    if one.until_on < one.from_on:
        yield Found(PeriodFault.UNTIL_BEFORE_FROM, place)
    elif cycle_refused(one.kind, one.until_on, today):
        yield Found(PeriodFault.TOO_SOON, place)
    if one.kind is Kind.GOOD_CONVERSATION:
        if len(one.themes) < FEWEST_THEMES[one.kind]:
            yield Found(PeriodFault.TOO_FEW_THEMES, place)
        elif ALWAYS not in one.themes:
            yield Found(PeriodFault.WITHOUT_ALWAYS, place)


def years_without(periods: Iterable[Period]) -> dict[int, list[str]]:
    """The fixed themes that a calendar year of this cycle does not offer, by year.

    A period over New Year is sure of neither year: whoever talks in it chooses which.
    """
    years = {year for one in periods for year in (one.from_on.year, one.until_on.year)}
    found = {}
    for year in sorted(years):
        offered = {
            theme
            for one in periods
            if one.from_on.year == one.until_on.year == year
            for theme in one.themes
        }
        missing = missing_themes(offered)
        if missing:
            found[year] = missing
    return found


def missing_themes(offered: Collection[str]) -> list[str]:
    """The fixed themes that are not among these, in their order."""
    return [theme for theme in FIXED_THEMES if theme not in offered]


def is_too_long(last_on: date | None, next_on: date | None, today: date) -> bool:
    """Whether two people go more than 120 days without talking: they did, or plan to.

    `last_on` is the day of their last talk (none: nothing to count from), `next_on` of the next.
    """
    if last_on is None:
        return False
    return max(next_on or today, today) - last_on > LONGEST_GAP


def questions_for(kind: Kind, themes: Collection[str], library: Library) -> tuple[Chosen, ...]:
    """A card for these themes: those of the ready card first, as many of each theme as fit."""
    if kind is Kind.CHECK_IN:
        return tuple(
            Chosen(theme.key, one.key)
            for theme in library.of_kind(kind)
            for one in theme.questions
            if one.key in library.ready[kind]
        )
    chosen = [theme for theme in library.of_kind(kind) if theme.key in themes]
    each = max(1, min(2, MOST_QUESTIONS[kind] // max(1, len(chosen))))
    ready = library.ready[kind]
    return tuple(
        Chosen(theme.key, one.key)
        for theme in chosen
        for one in sorted(theme.questions, key=lambda one: one.key not in ready)[:each]
    )


def stored_periods(periods: Iterable[Period]) -> list[dict[str, Any]]:
    """The periods as plain values to keep."""
    return [
        {
            "key": one.key,
            "kind": one.kind.value,
            "minutes": one.minutes,
            "from_on": one.from_on.isoformat(),
            "until_on": one.until_on.isoformat(),
            "themes": list(one.themes),
        }
        for one in periods
    ]


def read_periods(rows: Iterable[Mapping[str, Any]]) -> tuple[Period, ...]:
    """The periods from what is stored."""
    return tuple(
        Period(
            key=row["key"],
            kind=Kind(row["kind"]),
            minutes=row["minutes"],
            from_on=date.fromisoformat(row["from_on"]),
            until_on=date.fromisoformat(row["until_on"]),
            themes=tuple(row["themes"]),
        )
        for row in rows
    )
