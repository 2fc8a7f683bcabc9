"""Processes over vacancies, counted so that no group of fewer than five applications can be worked out.

Counted is once a month, over the procedures of one year that ended at least four weeks before: then
nothing in them changes any more. A vacancy is in a count as a whole or not at all. Each count passes
`suppress` together with every earlier one of that year, so the months are gone through in order, always
with the same outcome. Hidden are small groups, and whatever would lead to one; then the earlier count
stays. A year is shown until the end of the next: not one vacancy of it has been deleted by then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tweespraak.psychometrics import Cell, suppress
from tweespraak.selection.rules.mirror import Measures, settled_on, together

THRESHOLD = 5
EVERYBODY, NO_UNIT = "all", "none"  # the keys of cells that are no unit and no vacancy
Members = frozenset[int]


class Basis(StrEnum):
    """Whom a measure is about: a group is as large as the applications that add something to it."""

    APPLIED = "applied"
    REPLIED = "replied"
    DECIDED = "decided"
    TOLD = "told"  # a rejection whose decision has a day
    REJECTED = "rejected"
    INTERVIEWED = "interviewed"
    ANSWERED = "answered"  # said how useful it was

    def size(self, measures: Measures) -> int:
        """How many applications of a vacancy it is about."""
        sizes = {
            Basis.APPLIED: measures.applications,
            Basis.REPLIED: len(measures.reply),
            Basis.DECIDED: len(measures.decide),
            Basis.TOLD: len(measures.tell),
            Basis.REJECTED: measures.rejected,
            Basis.INTERVIEWED: len(measures.interviews),
            Basis.ANSWERED: len(measures.useful),
        }
        return sizes[self]


@dataclass(frozen=True)
class Ended:
    """A vacancy whose measures are final. `cells` are the units it belongs to."""

    key: str
    closed_on: date
    cells: tuple[str, ...]
    measures: Measures

    @property
    def counted_on(self) -> date:
        """The first of the month in which it is counted first."""
        settled = settled_on(self.closed_on)
        return (settled.replace(day=1) + timedelta(days=32)).replace(day=1)


Groups = dict[str, list[Ended]]


@dataclass(frozen=True)
class Shown:
    """A group as it may be known: of how many applications, together in these measures."""

    people: int
    counted_on: date
    measures: Measures


def is_shown_alone(basis: Basis, measures: Measures) -> bool:
    """Whether a vacancy by itself is no small group."""
    return basis.size(measures) >= THRESHOLD


def years_shown(today: date) -> tuple[int, int]:
    """The years that can be looked at: this one and the last."""
    return today.year, today.year - 1


def publish(basis: Basis, ended: Iterable[Ended], today: date) -> dict[str, Shown]:
    """Every group of one year that may be known today, by its cell; what is hidden is not in it."""
    rows = _counted(basis, ended, today)
    members = _numbered(basis, rows)
    before: list[Cell] = []
    found: dict[str, Shown] = {}
    for month in sorted({one.counted_on for one in rows}):
        so_far = [one for one in rows if one.counted_on <= month]
        new = [one for one in so_far if one.counted_on == month]
        for groups in _in_order(basis, _around(so_far), new):
            cells = [
                Cell(label, frozenset[int]().union(*(members[one.key] for one in group)), 1.0)
                for label, group in groups.items()
            ]
            for cell in suppress(cells, THRESHOLD, before):
                if cell.value is not None:
                    before.append(cell)
                    whole = together([one.measures for one in groups[cell.label]])
                    found[cell.label] = Shown(len(cell.members), month, whole)
    return found


def _in_order(basis: Basis, around: Groups, new: Iterable[Ended]) -> list[Groups]:
    """What is published first may hide what comes after it.

    First everything together, then each vacancy alone. But how useful the feedback was is shown with
    a vacancy to who leads it, so that counts as published whatever it hides.
    """
    alone: list[Groups] = [{one.key: [one]} for one in new]
    return [*alone, around] if basis is Basis.ANSWERED else [around, *alone]


def _counted(basis: Basis, ended: Iterable[Ended], today: date) -> list[Ended]:
    """What adds something to this count today, in the order in which it ended."""
    rows = [one for one in ended if one.counted_on <= today and basis.size(one.measures)]
    return sorted(rows, key=lambda one: (one.closed_on, one.key))


def _numbered(basis: Basis, rows: Sequence[Ended]) -> Mapping[str, Members]:
    """A number for each application a vacancy adds; whose it is nobody knows any more."""
    numbered: dict[str, Members] = {}
    first = 0
    for one in rows:
        after = first + basis.size(one.measures)
        numbered[one.key], first = frozenset(range(first, after)), after
    return numbered


def _around(rows: Iterable[Ended]) -> Groups:
    """Everybody together, and the units."""
    groups: dict[str, list[Ended]] = {EVERYBODY: []}
    for one in rows:
        for cell in (EVERYBODY, *(one.cells or (NO_UNIT,))):
            groups.setdefault(cell, []).append(one)
    return groups
