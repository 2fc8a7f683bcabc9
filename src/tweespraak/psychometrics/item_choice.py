"""Which item comes next, for one person or many: three rules over information."""

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]
BEST = 5  # of how many randomesque takes one
NONE = -1


def most_informative(information: Floats, free: Booleans) -> Integers:
    """The free item with most information, (n,), NONE where none is free (Lord, 1980, ch. 10)."""
    worth = np.where(free, information, -1.0)
    return np.where(free.any(axis=1), worth.argmax(axis=1), NONE)


def randomesque(information: Floats, free: Booleans, rng: Generator) -> Integers:
    """One of the five most informative free items, each as likely (Kingsbury & Zara, 1989)."""
    worth = np.where(free, information, -1.0)
    few = min(BEST, worth.shape[1])
    top = np.sort(np.argpartition(-worth, few - 1, axis=1)[:, :few], axis=1)
    order = np.argsort(-np.take_along_axis(worth, top, axis=1), axis=1, kind="stable")
    count = np.minimum(free.sum(axis=1), few)
    rank = np.minimum((rng.random(len(worth)) * count).astype(np.int64), np.maximum(count - 1, 0))
    rows = np.arange(len(worth))
    return np.where(count > 0, top[rows, order[rows, rank]], NONE)


def progressive(
    information: Floats, free: Booleans, progress: Floats | float, rng: Generator
) -> Integers:
    """Highest (1 - s) R + s I, with R uniform up to the largest I and s the progress, 0 to 1.

    Revuelta & Ponsoda (1998), eq. 4: the first item is drawn at random, the last is the most
    informative.
    """
    worth = np.where(free, information, -1.0)
    largest = np.maximum(worth.max(axis=1, keepdims=True), np.finfo(np.float64).tiny)
    chance = rng.random(worth.shape) * largest
    s = np.reshape(progress, (-1, 1))
    return most_informative((1.0 - s) * chance + s * np.maximum(worth, 0.0), free)
