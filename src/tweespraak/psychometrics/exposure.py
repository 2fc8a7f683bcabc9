"""How often each item may still be shown while people arrive, under an exposure limit."""

import numpy as np
from numpy.typing import NDArray

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]
_ROUNDING = 1e-9


class Wear:
    """Counts of how often items were shown, held at or below `limit` of the people who came.

    The restricted method (Revuelta & Ponsoda, 1998) with whole numbers: of `people` in all an
    item is seen by at most the limit rounded down, or by one where that is nobody.
    """

    def __init__(self, limit: float, people: int, items: int) -> None:
        self._limit, self._people = limit, people
        self._came = 0
        self._shown = np.zeros(items, dtype=np.int64)

    def arrive(self, people: int) -> None:
        """So many more people begin."""
        self._came = min(self._came + people, self._people)

    def open(self) -> Booleans:
        """Which items may be shown once more, (J,)."""
        return np.asarray(self._left() > 0, dtype=np.bool_)

    def admit(self, wanted: Integers) -> Booleans:
        """Of people who each want one item (n,): who gets it, first come first served."""
        order = np.argsort(wanted, kind="stable")
        ranked = wanted[order]
        rank = np.arange(len(wanted)) - np.searchsorted(ranked, ranked)
        served = np.empty(len(wanted), dtype=np.bool_)
        served[order] = rank < self._left()[ranked]
        np.add.at(self._shown, wanted[served], 1)
        return served

    def _left(self) -> Integers:
        most = max(1, int(self._limit * self._came + _ROUNDING))
        return most - self._shown
