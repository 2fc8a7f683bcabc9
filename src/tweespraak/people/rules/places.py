"""Reporting lines without circles, and how long an organisation keeps what it knows of who left."""

from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

Key = TypeVar("Key", bound=Hashable)

KEPT_AFTER_LEAVING = timedelta(days=28)
SECOND_THOUGHTS = timedelta(minutes=10)  # how long leaving can be taken back


def manager_circle(lines: Mapping[Key, Key | None]) -> tuple[Key, ...]:
    """The first circle in who has whom as manager, from a person up to that person again; else ().

    `lines` is person -> manager; somebody who is only a manager need not be a key.
    """
    settled: set[Key] = set()
    for start in lines:
        chain: dict[Key, None] = {}
        one: Key | None = start
        while one is not None and one not in settled and one not in chain:
            chain[one] = None
            one = lines.get(one)
        if one is not None and one in chain:
            walked = list(chain)
            return (*walked[walked.index(one) :], one)
        settled.update(chain)
    return ()


@dataclass(frozen=True)
class Line:
    """Who has whom as manager, from a day until (not on) another."""

    member: Any
    manager: Any
    since_on: date
    until_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this is so on that day."""
        return self.since_on <= day and (self.until_on is None or day < self.until_on)


def circle_in_time(lines: Collection[Line], on: date) -> tuple[Any, ...]:
    """The first circle on that day or a later one; lines only change on days on which some begin."""
    for day in sorted({on, *(line.since_on for line in lines if line.since_on > on)}):
        found = manager_circle({one.member: one.manager for one in lines if one.holds_on(day)})
        if found:
            return found
    return ()


def may_be_deleted_at(ended_at: datetime) -> datetime:
    """From when what an organisation knows of someone who left may be deleted."""
    return ended_at + KEPT_AFTER_LEAVING


def may_be_taken_back(ended_at: datetime, at: datetime) -> bool:
    """Whether somebody left so short ago that it may have been a slip."""
    return at - ended_at < SECOND_THOUGHTS
