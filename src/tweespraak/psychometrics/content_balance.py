"""From which content class the next item comes: the one furthest behind its share."""

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]
_TIE = 1e-9


def within_content(
    free: Booleans, classes: Integers, shares: Floats | None, counts: Floats, keep: Integers
) -> Booleans:
    """`free` (n, J) narrowed to the class whose turn it is (Kingsbury & Zara, 1989).

    `counts` (n, C + 1) are the scored items of each class so far, the last column those of no
    class, to which class -1 points. The class with the largest share x (items + 1) - count that
    still has a free item has its turn, and classes that are equal compete; without shares all
    have. `keep` (n,) is a class that comes again while it has a free item, or -1.
    """
    here = _has_free(free, classes, counts.shape[1])
    turn = here if shares is None else _furthest_behind(here, shares, counts)
    rows = np.flatnonzero(keep >= 0)
    rows = rows[here[rows, keep[rows]]]
    turn[rows] = False
    turn[rows, keep[rows]] = True
    return np.asarray(free & turn[:, classes], dtype=np.bool_)


def _has_free(free: Booleans, classes: Integers, size: int) -> Booleans:
    here = np.zeros((len(free), size), dtype=np.bool_)
    for number in range(size):
        here[:, number] = free[:, classes % size == number].any(axis=1)
    return here


def _furthest_behind(here: Booleans, shares: Floats, counts: Floats) -> Booleans:
    behind = shares * (counts.sum(axis=1, keepdims=True) + 1.0) - counts
    behind = np.where(here, behind, -np.inf)
    return np.asarray(behind >= behind.max(axis=1, keepdims=True) - _TIE, dtype=np.bool_)
