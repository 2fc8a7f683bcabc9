"""What happened in one adaptive test so far, read from its history."""

from collections.abc import Iterable, Sequence
from operator import index
from typing import NamedTuple

import numpy as np

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.next_items import Sitting
from tweespraak.psychometrics.plan_tables import PlanTables

_VOID = -1


class Past(NamedTuple):
    """Items shown, in order; the scored answers as rows of `BankTables.log_p`, sorted."""

    shown: list[int]
    answers: list[int]
    last_is_void: bool

    def as_sitting(self, tables: PlanTables, theta: Floats, se: Floats) -> Sitting:
        """Where this one person is."""
        free = ~tables.closed
        free[self.shown] = False
        if tables.enemies:
            for item in tables.enemies.keys() & self.shown:
                free[tables.enemies[item]] = False
        scored = np.array([float(len(self.answers))])
        if tables.classes is None:
            return Sitting(theta, se, scored, free[None, :], None, None)
        classes = tables.classes[np.array(self.answers, dtype=np.int64) // 2] % tables.class_count
        counts = np.bincount(classes, minlength=tables.class_count)[None, :].astype(np.float64)
        void = self.last_is_void and self.shown[-1] not in tables.warm_up
        keep = tables.classes[self.shown[-1:]] if void else np.array([_VOID])
        return Sitting(theta, se, scored, free[None, :], counts, keep)


def past_of(tables: PlanTables, history: Sequence[tuple[int, float]]) -> Past:
    """`history` read and checked; sorting the answers makes the estimate blind to their order."""
    shown, rows, last = [], [], 0
    try:
        for item, response in history:
            last = 1 if response == 1 else 0 if response == 0 else _void(response)
            shown.append(index(item))
            if last >= 0 and item not in tables.warm_up:
                rows.append(2 * item + last)
    except (TypeError, ValueError) as error:
        raise BadInput(_wrong_entry(history)) from error
    if shown and (len(set(shown)) < len(shown) or min(shown) < 0 or max(shown) >= tables.size):
        raise BadInput(_wrong_item(shown, tables.size))
    rows.sort()
    return Past(shown, rows, last == _VOID)


def _void(response: float) -> int:
    if response == response:
        raise ValueError(response)
    return _VOID


def _wrong_entry(history: Iterable[object]) -> str:
    for place, entry in enumerate(history):
        if not _is_readable(entry):
            return (
                f"history entry {place} is {entry!r}; pass (item, response) with a whole item "
                "number and 1 for right, 0 for wrong or NaN for void."
            )
    return "history cannot be read; pass a list of (item, response)."


def _is_readable(entry: object) -> bool:
    if not isinstance(entry, tuple | list) or len(entry) != 2:
        return False
    try:
        index(entry[0])
        return bool(entry[1] in (0, 1) or entry[1] != entry[1])
    except (TypeError, ValueError):
        return False


def _wrong_item(shown: list[int], size: int) -> str:
    for place, item in enumerate(shown):
        if not 0 <= item < size:
            return (
                f"history entry {place}: item {item} is not in the bank of {size} items; "
                "pass the bank this test was taken with."
            )
        if item in shown[:place]:
            return f"history entry {place}: item {item} comes twice; leave the second out."
    return "history cannot be read; pass a list of (item, response)."
