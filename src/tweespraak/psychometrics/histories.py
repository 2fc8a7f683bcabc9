"""What happened in one adaptive test so far, read from its history."""

from collections.abc import Iterable, Sequence
from operator import index
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.plan_tables import PlanTables

_VOID = -1
_NO_CLASS = -1

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]


class Past(NamedTuple):
    """Items shown, in order; the scored answers as rows of `BankTables.log_p`, sorted."""

    shown: list[int]
    answers: list[int]
    last_is_void: bool

    def free(self, tables: PlanTables) -> Booleans:
        """What may still be shown, (1, J)."""
        free = tables.open.copy()
        free[self.shown] = False
        if tables.enemies:
            for item in tables.enemies.keys() & self.shown:
                free[tables.enemies[item]] = False
        return free[None, :]

    def content(self, tables: PlanTables) -> tuple[Floats | None, Integers | None]:
        """Scored items per content class, (1, C + 1), and a class to keep to, (1,), or -1."""
        if tables.classes is None:
            return None, None
        classes = tables.classes[np.array(self.answers, dtype=np.int64) // 2] % tables.class_count
        counts = np.bincount(classes, minlength=tables.class_count).astype(np.float64)
        void = self.last_is_void and self.shown[-1] not in tables.warm_up
        return counts[None, :], tables.classes[self.shown[-1:]] if void else np.array([_NO_CLASS])


def past_of(tables: PlanTables, history: Sequence[tuple[int, float]]) -> Past:
    """`history` read and checked; sorting the answers makes the estimate blind to their order."""
    shown: list[int] = []
    rows: list[int] = []
    answer, unscored = 0, tables.warm_up
    try:
        for item, response in history:
            answer = 1 if response == 1 else 0 if response == 0 else _void(response)
            shown.append(index(item))
            if answer != _VOID and item not in unscored:
                rows.append(2 * item + answer)
    except (TypeError, ValueError) as error:
        raise BadInput(_wrong_entry(history)) from error
    if shown and (len(set(shown)) < len(shown) or min(shown) < 0 or max(shown) >= tables.size):
        raise BadInput(_wrong_item(shown, tables.size))
    rows.sort()
    return Past(shown, rows, answer == _VOID)


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
