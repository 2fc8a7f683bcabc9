"""Counts about groups of people, published so that no group of fewer than five can be worked out.

A figure is counted per cell: everybody in a cycle, a department, a team, who has none. Every publication
passes `suppress` together with all that was ever published of that figure: hidden are small groups, the
one beside a small group, and a group of which too few people changed since the last time; of those the
earlier count stays. A person whose part in a figure changed is a new respondent to `suppress`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from tweespraak.psychometrics import Cell, suppress

THRESHOLD = 5
EVERYBODY, NO_UNIT = "all", "none"  # the keys of cells that are no unit
Counts = Mapping[str, float]


class Figure(StrEnum):
    """What is counted; each is published by itself."""

    PROGRESS = "progress"  # planned, held, not held
    THEMES = "themes"  # how many talked about each
    AGREEMENTS = "agreements"  # made, due, followed up on time
    PULSE_EMPLOYEES = "pulse_employees"  # averages of B1 to B4
    PULSE_MANAGERS = "pulse_managers"
    RHYTHM = "rhythm"  # who misses a theme this year, which pairs do not talk for too long


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

    @property
    def token(self) -> str:
        """The person with their part: another part is another respondent. Not to be read back."""
        said = f"{self.person}:{sorted(self.counts.items())}"
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

    def number(self, part: Part) -> int:
        """The number of this respondent."""
        return self.numbers.setdefault(part.token, len(self.numbers))

    def last(self, cell: str) -> dict[str, Any] | None:
        """What was published last about a cell."""
        return next((row for row in reversed(self.shown) if row["cell"] == cell), None)


def publish(ledger: Ledger, parts: Iterable[Part], on: date) -> list[Counted]:
    """Publish what can be published today; gives every cell as it can be read now.

    What is new is added to the ledger. The order: everybody first, then by key.
    """
    by_cell: dict[str, list[Part]] = {EVERYBODY: []}
    for part in parts:
        for cell in (EVERYBODY, *part.cells):
            by_cell.setdefault(cell, []).append(part)
    labels = sorted(by_cell, key=lambda cell: (cell != EVERYBODY, cell))
    cells = [
        Cell(label, frozenset(ledger.number(part) for part in by_cell[label]), 1.0)
        for label in labels
    ]
    before = [Cell(row["cell"], frozenset(row["members"]), 1.0) for row in ledger.shown]
    found = []
    for whole, now in zip(cells, suppress(cells, THRESHOLD, before), strict=True):
        is_shown = now.value is not None
        if is_shown and not _stands(ledger.last(whole.label), whole):
            sums, members = _sums(by_cell[whole.label]), sorted(whole.members)
            row = {"cell": whole.label, "members": members, "sums": sums, "on": on.isoformat()}
            ledger.shown.append(row)
        found.append(_readable(ledger, whole, is_shown))
    return found


def average(sums: Counts, people: int, key: str) -> float:
    """The average of a number over a group, to one decimal: finer would tell more than it knows."""
    return round(sums.get(key, 0) / people, 1) if people else 0.0


def _stands(last: Mapping[str, Any] | None, cell: Cell) -> bool:
    return last is not None and last["members"] == sorted(cell.members)


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
