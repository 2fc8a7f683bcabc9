"""Whether an item may be used: solved from its table and, apart from that, from its drawings."""

from collections.abc import Sequence

from tweespraak.instruments.rules.solving.cells import PERIODS, Attribute, Cell, Unreadable
from tweespraak.instruments.rules.solving.drawings import seen_in
from tweespraak.instruments.rules.solving.hypotheses import VISIBLE
from tweespraak.instruments.rules.solving.solutions import Fault, solve


def faults_of(cells: Sequence[Cell], drawings: Sequence[str], key: int) -> frozenset[Fault]:
    """Everything wrong with an item: its eight visible cells, row by row, and then its options.

    `key` is the option that is called right, counted from 0. Raises Unreadable for a table that
    is not one; a drawing that cannot be read is a fault.
    """
    found = solve(cells[:VISIBLE], cells[VISIBLE:]).faults(key)
    try:
        seen = [seen_in(drawing) for drawing in drawings]
    except Unreadable:
        return found | {Fault.DRAWN_OTHERWISE}
    if seen != [_as_drawn(cell) for cell in cells]:
        return found | {Fault.DRAWN_OTHERWISE}
    return found | solve(seen[:VISIBLE], seen[VISIBLE:]).faults(key)


def _as_drawn(cell: Cell) -> Cell:
    """The table as a drawing shows it: so many dots in the first places, turns without a difference."""
    shown = {layer: dict(values) for layer, values in cell.items()}
    for values in shown.values():
        if Attribute.ROTATION in values:
            values["rotation"] %= PERIODS[values["shape"]]
        if Attribute.COUNT in values:
            values["positions"] = (1 << values.pop("count")) - 1
    return {"lines": {"segments": 0}, "dots": {"positions": 0}} | shown
