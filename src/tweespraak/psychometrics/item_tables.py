"""Tables of answers, persons by items, read and checked before anything is computed from them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tweespraak.psychometrics.arrays import Floats, as_floats
from tweespraak.psychometrics.errors import BadInput

Booleans = NDArray[np.bool_]


def as_item_table(x: ArrayLike, items: int = 1) -> Floats:
    """`x` as float64 (n, J) with at least one person and `items` items; NaN = not answered."""
    array = as_floats("x", x)
    if array.ndim != 2:
        raise BadInput(f"x has shape {array.shape}; pass (persons, items).")
    if not array.shape[0]:
        raise BadInput("x holds nobody; pass at least one person.")
    if array.shape[1] < items:
        raise BadInput(f"x has {array.shape[1]} item(s); pass at least {items}.")
    return array


def as_right_or_wrong(x: ArrayLike, items: int = 1) -> Floats:
    """`x` as float64 (n, J) holding only 0 and 1; the error names the person and the item."""
    array = as_item_table(x, items)
    wrong = np.argwhere((array != 0) & (array != 1))
    if wrong.size:
        person, item = wrong[0]
        raise BadInput(
            f"Person {person}, item {item} is {array[person, item]}; pass 1 for right and "
            "0 for wrong, and leave out who skipped an item."
        )
    return array


def pairwise_covariance(x: Floats) -> Floats:
    """Covariances (J, J), each over the persons who answered both items.

    The means too are those of the shared persons (R's `cov` with pairwise complete
    observations). Raises BadInput for an item that fewer than two persons answered and
    for two items that fewer than two persons answered together.
    """
    seen = np.asarray(~np.isnan(x), dtype=np.float64)
    shared = seen.T @ seen
    _check_overlap(shared)
    known = np.where(seen > 0, x - np.nanmean(x, axis=0), 0.0)
    sums = known.T @ seen
    return np.asarray((known.T @ known - sums * sums.T / shared) / (shared - 1.0))


def _check_overlap(shared: Floats) -> None:
    alone = np.flatnonzero(np.diag(shared) < 2)
    if alone.size:
        raise BadInput(
            f"Item {alone[0]} was answered by {int(shared[alone[0], alone[0]])} person(s); "
            "leave it out or gather at least two answers."
        )
    apart = np.argwhere(shared < 2)
    if apart.size:
        one, other = apart[0]
        raise BadInput(
            f"Items {one} and {other} were answered together by {int(shared[one, other])} "
            "person(s); leave one out or gather at least two persons who answered both."
        )
