"""Matrices made by hand, with answers somebody reasoned out, for the tests of the solver."""

from collections.abc import Iterable, Sequence

from tweespraak.instruments.rules.solving import Cell

Nine = Sequence[int]

# Three layers; what a test does not vary stands still.
PLAIN = {
    "outer": {"shape": 0, "size": 4, "fill": 0, "rotation": 0},
    "lines": {"segments": 0b0000_0001},
    "dots": {"positions": 0b000_010_000},
}
COUNTED = {"outer": {"shape": 0, "size": 4, "fill": 0, "rotation": 0}, "dots": {"count": 1}}


def cell_with(base: Cell, **changes: int) -> Cell:
    """The cell with other values: `outer_size=3`."""
    made = {layer: dict(values) for layer, values in base.items()}
    for name, value in changes.items():
        layer, attribute = name.split("_")
        made[layer][attribute] = value
    return made


def grid(base: Cell = PLAIN, **nine: Nine) -> list[Cell]:
    """Nine cells, row by row: of each changing trait its nine values."""
    return [
        cell_with(base, **{name: values[place] for name, values in nine.items()})
        for place in range(9)
    ]


def options(answer: Cell, **wrong: Iterable[int]) -> list[Cell]:
    """The answer first, then one option for each wrong value of a trait."""
    return [
        answer,
        *(cell_with(answer, **{name: value}) for name, values in wrong.items() for value in values),
    ]


def columns(nine: Nine) -> list[int]:
    """The same nine values with rows and columns exchanged."""
    return [nine[3 * (place % 3) + place // 3] for place in range(9)]
