"""A piece of work done by several, in turn: how long each takes, and whether ours is fast enough."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

import numpy as np

OURS = "tweespraak"
BARE = "bare NumPy"


@dataclass(frozen=True)
class Side:
    """Who does the work; `run` does it once and gives the seconds of each unit of it."""

    name: str
    run: Callable[[], Sequence[float]]


@dataclass(frozen=True)
class Row:
    """One piece of work. Ours comes first in `sides`.

    `must` is the time in seconds that a two-core machine has to reach, `figures` what others took
    there: ours has to beat each by figure / must. BARE is judged only where nobody else is there.
    `tail` is what the slowest of a hundred has to reach.
    """

    work: str
    must: float
    sides: Sequence[Side]
    figures: dict[str, float]
    rounds: int = 5
    tail: float | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Result:
    """Seconds per unit by name, and how many times faster ours is (the median over the rounds)."""

    row: Row
    seconds: dict[str, float]
    ratios: dict[str, float]
    slowest: dict[str, float]


def timed(work: Callable[[], object], units: float = 1.0) -> Callable[[], Sequence[float]]:
    """`work` as a side runs it, divided over so many units.

    Processor time of this process, so that others on the machine count less; all sides work on
    one processor.
    """

    def run() -> Sequence[float]:
        began = time.process_time()
        work()
        return [(time.process_time() - began) / units]

    return run


def held(row: Row) -> Result:
    """Every side in turn, round after round, so that a machine that slows down slows all."""
    if not row.sides:
        return Result(row, {}, {}, {})
    for side in row.sides:
        side.run()  # compiled, cached and warm
    taken: dict[str, list[Sequence[float]]] = {side.name: [] for side in row.sides}
    for _ in range(row.rounds):
        for side in row.sides:
            taken[side.name].append(side.run())
    ours = taken[row.sides[0].name]
    return Result(
        row,
        {name: median([median(one) for one in rounds]) for name, rounds in taken.items()},
        {
            name: median(median(a) / median(b) for a, b in zip(rounds, ours, strict=True))
            for name, rounds in taken.items()
        },
        {name: float(np.percentile(np.concatenate(r), 99)) for name, r in taken.items()},
    )


def too_slow(result: Result) -> list[str]:
    """What is not fast enough, in sentences; none when it is."""
    sentences = []
    for name, wanted in judged(result).items():
        if result.ratios[name] < wanted:
            sentences.append(
                f"{result.row.work}: {result.ratios[name]:.1f} times as fast as {name}; "
                f"it has to be {wanted:.1f} times."
            )
    return sentences


def judged(result: Result) -> dict[str, float]:
    """Whom ours has to beat in this run, and how many times."""
    wanted = {
        name: figure / result.row.must
        for name, figure in result.row.figures.items()
        if name in result.ratios
    }
    return {name: times for name, times in wanted.items() if name != BARE or len(wanted) == 1}
