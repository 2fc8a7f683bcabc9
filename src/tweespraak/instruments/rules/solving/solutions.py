"""The solution of an item from its eight visible cells: what fits, what does not, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import and_

from tweespraak.instruments.rules.solving.cells import (
    Cell,
    Trait,
    Unreadable,
    looks,
    traits_of,
)
from tweespraak.instruments.rules.solving.hypotheses import VISIBLE, Explanation, explanations
from tweespraak.instruments.rules.solving.laws import READINGS, Reading, Rule

_PLAINEST = {rule: place for place, rule in enumerate(Rule)}


class Fault(StrEnum):
    """Why an item may not be used."""

    NOTHING_CHANGES = "nothing_changes"  # there is no rule to find
    UNEXPLAINED = "unexplained"  # a trait follows no rule of the language
    AMBIGUOUS = "ambiguous"  # a trait may go on in two ways
    NONE_FITS = "none_fits"
    SEVERAL_FIT = "several_fit"
    TWINS = "twins"  # two options look the same
    WRONG_KEY = "wrong_key"
    DRAWN_OTHERWISE = "drawn_otherwise"  # the drawing does not show what the table says


@dataclass(frozen=True)
class Solution:
    """What follows from the visible cells, and how each option stands against it."""

    reasons: Mapping[Trait, tuple[Explanation, ...]]  # the plainest first
    ambiguous: tuple[Trait, ...]
    misses: tuple[tuple[Trait, ...], ...]  # per option, what contradicts every explanation
    twins: bool
    changing: tuple[Trait, ...]  # what there is to find a rule for

    @property
    def fitting(self) -> tuple[int, ...]:
        """The options that nothing contradicts, counted from 0."""
        return tuple(place for place, wrong in enumerate(self.misses) if not wrong)

    @property
    def answer(self) -> int | None:
        """The one right option, where there is exactly one."""
        return self.fitting[0] if len(self.fitting) == 1 else None

    @property
    def unexplained(self) -> tuple[Trait, ...]:
        """The traits that follow no rule of the language."""
        return tuple(trait for trait, reasons in self.reasons.items() if not reasons)

    def faults(self, key: int) -> frozenset[Fault]:
        """Everything that is wrong with an item that calls this option the right one."""
        found = {
            Fault.NOTHING_CHANGES: not self.changing,
            Fault.UNEXPLAINED: bool(self.unexplained),
            Fault.AMBIGUOUS: bool(self.ambiguous),
            Fault.NONE_FITS: not self.fitting,
            Fault.SEVERAL_FIT: len(self.fitting) > 1,
            Fault.TWINS: self.twins,
            Fault.WRONG_KEY: key not in self.fitting,
        }
        return frozenset(fault for fault, is_so in found.items() if is_so)


def solve(cells: Sequence[Cell], options: Sequence[Cell]) -> Solution:
    """The eight visible cells, row by row, and the options. Raises Unreadable."""
    if len(cells) != VISIBLE:
        raise Unreadable(f"{len(cells)} cells; an item shows eight")
    traits = traits_of([*cells, *options])
    seen = {trait: [looks(cell, trait) for cell in cells] for trait in traits}
    offered = {trait: [looks(option, trait) for option in options] for trait in traits}
    reasons = {trait: _reasons(trait, seen[trait]) for trait in traits}
    faces = set(zip(*offered.values(), strict=True))
    return Solution(
        reasons=reasons,
        ambiguous=tuple(trait for trait in traits if _goes_two_ways(reasons[trait])),
        misses=tuple(
            tuple(trait for trait in traits if not _fits(offered[trait][place], reasons[trait]))
            for place in range(len(options))
        ),
        twins=len(faces) < len(options),
        changing=tuple(trait for trait in traits if len(set(seen[trait])) > 1),
    )


def _reasons(trait: Trait, values: Sequence[int]) -> tuple[Explanation, ...]:
    found = [
        reason for reading in READINGS[trait.attribute] for reason in explanations(values, reading)
    ]
    return tuple(sorted(found, key=lambda reason: _PLAINEST[reason.rule]))


def _fits(value: int, reasons: Sequence[Explanation]) -> bool:
    return any(reason.fits(value) for reason in reasons)


def _goes_two_ways(reasons: Sequence[Explanation]) -> bool:
    """Whether the explanations of a trait ask for different things."""
    turns = [reason.predicted for reason in reasons if reason.reading is Reading.TURN]
    if turns:
        return not reduce(and_, turns)
    counts = {reason.predicted for reason in reasons if reason.reading is Reading.COUNT}
    plain = {reason.predicted for reason in reasons if reason.reading is not Reading.COUNT}
    plain |= {reason.drawn for reason in reasons if reason.drawn is not None}
    if counts:
        counts |= {value.bit_count() for value in plain}
    return len(plain) > 1 or len(counts) > 1
