"""Counts about groups of people, published so that no group of fewer than five can be worked out.

A figure is counted per cell: everybody who was there at the start of a cycle, a department, a team, who
has none, who joined later. The groups stay the same, so that no two counts differ by one person. Every
publication passes `suppress` together with all that was ever published of that figure: hidden are small
groups, the one beside a small group, and a group that grew or shrank by a few; of that the earlier count
stays.

What people say (pulses, themes, agreements) is never published while it trickles in: a person whose part
changed is a new respondent to `suppress`. Whether a talk took place is counted anew for the same groups:
how many of at least five, once a week.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from tweespraak.psychometrics import Cell, suppress

THRESHOLD = 5
EVERYBODY, NO_UNIT, JOINED = "all", "none", "joined"  # the keys of cells that are no unit
Counts = Mapping[str, float]


class Figure(StrEnum):
    """What is counted; each is published by itself."""

    PROGRESS = "progress"  # planned, held, not held
    THEMES = "themes"  # how many talked about each
    AGREEMENTS = "agreements"  # made, due, followed up on time
    PULSE_EMPLOYEES = "pulse_employees"  # averages of B1 to B4
    PULSE_MANAGERS = "pulse_managers"
    RHYTHM = "rhythm"  # who misses a theme this year, which pairs do not talk for too long

    @property
    def is_live(self) -> bool:
        """Whether it is how far the same group is, and not what its people said."""
        return self in (Figure.PROGRESS, Figure.RHYTHM)


class Why(StrEnum):
    """Why there is no number, or an older one."""

    SMALL = "small"  # fewer than five people
    BESIDE = "beside"  # with it a smaller group, or who changed since then, could be worked out
    NOTHING = "nothing"  # there is nobody to count yet


@dataclass(frozen=True)
class Part:
    """What one person adds to a figure: the cells they stand in, and their numbers."""

    person: str  # an opaque key
    cells: tuple[str, ...]
    counts: Counts

    def token(self, is_live: bool) -> str:
        """Who it is; of what people said, with what they said. Not to be read back."""
        said = self.person if is_live else f"{self.person}:{sorted(self.counts.items())}"
        return blake2b(said.encode(), digest_size=9).hexdigest()


@dataclass(frozen=True)
class Counted:
    """A cell as it can be read: how many people, the sums of their parts, and of which day."""

    cell: str
    people: int = 0
    sums: Counts = field(default_factory=dict)
    on: str = ""  # ISO; empty: nothing was ever shown
    why: Why | None = None  # why it is not shown, or not as it is today


@dataclass
class Ledger:
    """Everything that was published of one figure. Respondents are numbers in the order they came."""

    numbers: dict[str, int] = field(default_factory=dict)
    shown: list[dict[str, Any]] = field(default_factory=list)  # cell, members, sums, on

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> "Ledger":
        """From what is stored."""
        return cls(dict(row.get("numbers", {})), list(row.get("shown", [])))

    def stored(self) -> dict[str, Any]:
        """As plain values to keep."""
        return {"numbers": self.numbers, "shown": self.shown}

    def number(self, part: Part, is_live: bool) -> int:
        """The number of this respondent."""
        return self.numbers.setdefault(part.token(is_live), len(self.numbers))

    def last(self, cell: str) -> dict[str, Any] | None:
        """What was published last about a cell."""
        return next((row for row in reversed(self.shown) if row["cell"] == cell), None)


def publish(
    ledger: Ledger, parts: Iterable[Part], on: date, *, is_live: bool = False
) -> list[Counted]:
    """Publish what can be published today; gives every cell as it can be read now.

    What is new is added to the ledger. The order: everybody first, then by key.
    """
    by_cell: dict[str, list[Part]] = {EVERYBODY: []}
    for part in parts:
        for cell in part.cells:
            by_cell.setdefault(cell, []).append(part)
    cells = [
        Cell(label, frozenset(ledger.number(part, is_live) for part in by_cell[label]), 1.0)
        for label in sorted(by_cell, key=lambda cell: (cell != EVERYBODY, cell))
    ]
    before = [Cell(row["cell"], frozenset(row["members"]), 1.0) for row in ledger.shown]
    found = []
    for whole, now in zip(cells, suppress(cells, THRESHOLD, before), strict=True):
        is_shown = now.value is not None
        if is_shown:
            _show(ledger, whole, _sums(by_cell[whole.label]), on)
        found.append(_readable(ledger, whole, is_shown))
    return found


def average(sums: Counts, people: int, key: str) -> float:
    """The average of a number over a group, to one decimal: finer would tell more than it knows."""
    return round(sums.get(key, 0) / people, 1) if people else 0.0


def _show(ledger: Ledger, cell: Cell, sums: Counts, on: date) -> None:
    """A group that was shown before gets its new sums; a group that changed is shown beside the old."""
    last, members = ledger.last(cell.label), sorted(cell.members)
    row = {"cell": cell.label, "members": members, "sums": sums, "on": on.isoformat()}
    if last is None or last["members"] != members:
        ledger.shown.append(row)
    else:
        last.update(row)


def _sums(parts: Iterable[Part]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for part in parts:
        for key, value in part.counts.items():
            sums[key] = sums.get(key, 0) + value
    return sums


def _readable(ledger: Ledger, cell: Cell, is_shown: bool) -> Counted:
    last = ledger.last(cell.label)
    why = None if is_shown else _why(len(cell.members))
    if last is None:
        return Counted(cell.label, why=why)
    return Counted(cell.label, len(last["members"]), last["sums"], last["on"], why)


def _why(people: int) -> Why:
    if people == 0:
        return Why.NOTHING
    return Why.SMALL if people < THRESHOLD else Why.BESIDE
