"""Reading what callers pass into float64 arrays, refusing what is not a number."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tweespraak.psychometrics.errors import BadInput

Floats = NDArray[np.float64]


def as_floats(name: str, values: ArrayLike) -> Floats:
    """`values` as float64; NaN may stand for "not answered", infinity may not."""
    try:
        array = np.asarray(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise BadInput(f"{name}: {values!r} is not numeric; pass numbers.") from error
    if np.isinf(array).any():
        raise BadInput(f"{name} contains infinity; pass finite numbers, or NaN where missing.")
    return array


def as_complete(name: str, values: ArrayLike, shape: tuple[int, ...] | None = None) -> Floats:
    """`values` as float64 without any NaN, and of `shape` when one is given."""
    array = as_floats(name, values)
    if np.isnan(array).any():
        raise BadInput(f"{name} contains NaN; leave out the missing part first.")
    if shape is not None and array.shape != shape:
        raise BadInput(f"{name} has shape {array.shape}; pass shape {shape}.")
    return array
