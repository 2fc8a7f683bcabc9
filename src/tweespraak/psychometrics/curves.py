"""The probability of every answer as a function of theta, with what estimation needs of its slope."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from tweespraak.psychometrics.arrays import Floats, as_complete
from tweespraak.psychometrics.errors import BadInput

_FARTHEST = 300.0  # logits; exp(-300) squared is still a float64


class Curves(NamedTuple):
    """p, p'/p and p''/p of each category at n thetas, all (n, J, K); 0 where a category is padding."""

    p: Floats
    slope: Floats
    bend: Floats

    def information(self) -> Floats:
        """Fisher information sum_k p'²/p, shape (n, J) (Samejima, 1969)."""
        return np.asarray((self.p * self.slope**2).sum(axis=2), dtype=np.float64)

    def bias(self) -> Floats:
        """Warm's J = sum_k p' p''/p, shape (n, J) (Warm, 1989; for K > 2 Samejima, 1998)."""
        return np.asarray((self.p * self.slope * self.bend).sum(axis=2), dtype=np.float64)


def logits(theta: Floats, a: Floats, location: Floats) -> Floats:
    """a (theta - location), shape theta + location, kept within what can be squared."""
    return np.clip(a * (theta - location), -_FARTHEST, _FARTHEST)


def as_theta(theta: ArrayLike) -> Floats:
    """`theta` as (n,); BadInput unless it is one finite number or one row of them."""
    array = np.atleast_1d(as_complete("theta", theta))
    if array.ndim != 1:
        raise BadInput(f"theta has shape {array.shape}; pass one number or one per person.")
    return array


def frozen(array: Floats) -> Floats:
    """A copy that cannot be written to: banks are remembered by what they were made of."""
    copy = np.array(array, dtype=np.float64)
    copy.setflags(write=False)
    return copy
