"""Counts over evaluations that others may know: no group of fewer than five clients can be worked out.

Counted is when a period is over, once and for all: an answer more never redraws it. Of a client who
answered twice in it the last counts, so that everybody has one voice; the intervals suppose that, too.
Of each measure, everybody is shown, the departments, and the recruiters; each table passes `suppress`, and
together they may lead to no smaller group either (`cuts`). Nothing is shown of a department and a
recruiter at once. What is shown of several periods is a sum of what was shown of each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tweespraak.evaluations.rules.cuts import smallest_group
from tweespraak.psychometrics import Cell, suppress

THRESHOLD = 5
NPS, RESPONSE = "nps", "response"  # measures that are no topic
_REST = ""


class Kind(StrEnum):
    """What a group has in common."""

    EVERYBODY = "everybody"
    UNIT = "unit"
    RECRUITER = "recruiter"


class Response(StrEnum):
    """How far somebody who was asked came; stored as its place in this list."""

    INVITED = "invited"
    STARTED = "started"
    COMPLETED = "completed"


RESPONSES = tuple(Response)


@dataclass(frozen=True)
class Voice:
    """One client's answer to one measure, the last of the period; the keys say nothing."""

    client: str
    unit: str
    recruiter: str
    value: int


@dataclass(frozen=True)
class Group:
    """A group that may be known; `key` is of its department or recruiter."""

    kind: Kind
    key: str
    voices: tuple[Voice, ...]


def publish(voices: Sequence[Voice]) -> list[Group]:
    """The groups of one measure in one period that may be known; what is hidden is not among them.

    Every client has one voice.
    """
    numbers = {one.client: number for number, one in enumerate(voices)}
    tables = (_table(voices, Kind.UNIT), _table(voices, Kind.RECRUITER))
    whole = Group(Kind.EVERYBODY, "", tuple(voices))
    candidates: list[Group] = []
    for table in tables:
        shown = suppress([_cell(one, numbers) for one in (whole, *table)], THRESHOLD)
        if shown[0].value is None:
            return []
        candidates += [
            one for one, cell in zip(table, shown[1:], strict=True) if cell.value is not None
        ]
    return [whole, *_together(voices, candidates)]


def counts(voices: Iterable[Voice], lowest: int, highest: int) -> list[int]:
    """How often each value from `lowest` to `highest` was given."""
    found = [0] * (highest - lowest + 1)
    for one in voices:
        found[one.value - lowest] += 1
    return found


def with_nps(voices: Sequence[Voice], nps: Mapping[str, int]) -> list[int]:
    """What a correlation with the recommendation needs of a group: n, Σx, Σy, Σx², Σy², Σxy.

    Empty when somebody in it gave no recommendation: the sums would tell that person apart.
    """
    if not voices or any(one.client not in nps for one in voices):
        return []
    pairs = [(one.value, nps[one.client]) for one in voices]
    return [
        len(pairs),
        sum(x for x, _y in pairs),
        sum(y for _x, y in pairs),
        sum(x * x for x, _y in pairs),
        sum(y * y for _x, y in pairs),
        sum(x * y for x, y in pairs),
    ]


def _table(voices: Sequence[Voice], kind: Kind) -> list[Group]:
    """The parts of one division; who belongs to none counts with everybody only."""
    parts: dict[str, list[Voice]] = {}
    for one in voices:
        parts.setdefault(one.unit if kind is Kind.UNIT else one.recruiter, []).append(one)
    return [Group(kind, key, tuple(parts[key])) for key in sorted(parts) if key != _REST]


def _cell(group: Group, numbers: Mapping[str, int]) -> Cell:
    return Cell(group.key, frozenset(numbers[one.client] for one in group.voices), 1.0)


def _together(voices: Sequence[Voice], candidates: list[Group]) -> list[Group]:
    """The groups that may be shown beside each other: all of them, or the largest first."""
    if _is_safe(voices, candidates):
        return candidates
    shown: list[Group] = []
    for one in sorted(candidates, key=lambda group: (-len(group.voices), group.kind, group.key)):
        if _is_safe(voices, [*shown, one]):
            shown.append(one)
    return shown


def _is_safe(voices: Sequence[Voice], shown: Sequence[Group]) -> bool:
    units = {one.key for one in shown if one.kind is Kind.UNIT}
    recruiters = {one.key for one in shown if one.kind is Kind.RECRUITER}
    pairs = [
        (
            one.unit if one.unit in units else _REST,
            one.recruiter if one.recruiter in recruiters else _REST,
        )
        for one in voices
    ]
    return smallest_group(pairs) >= THRESHOLD
