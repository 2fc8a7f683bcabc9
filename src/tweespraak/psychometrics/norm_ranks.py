"""Where everybody of a norm sample stands among those of about the same age."""

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from tweespraak.psychometrics.arrays import Floats

_FEWEST, _MOST, _SHARE = 100, 1000, 5  # neighbours: a fifth of the sample within these bounds
_TREND = 3  # degree


def standings(raw: Floats, age: Floats | None) -> Floats:
    """z (n,) of the mid-rank, (rank - 1/2) / n, among all or among the neighbours in age.

    A trend in mean and spread is taken out before ranking, so that neighbours who are a little
    older do not count as better; the order at one age stays what it was.
    """
    if age is None:
        return np.asarray(ndtri((rankdata(raw) - 0.5) / raw.size), dtype=np.float64)
    order = np.argsort(age, kind="stable")
    level = _without_trend(raw, age)[order]
    width = neighbours(raw.size)
    share = np.empty(raw.size)
    for place, start in enumerate(first_neighbours(raw.size)):
        around = level[start : start + width]
        below, same = (around < level[place]).sum(), (around == level[place]).sum()
        share[order[place]] = (below + 0.5 * same) / width
    return np.asarray(ndtri(share), dtype=np.float64)


def neighbours(size: int) -> int:
    """How many persons one is ranked among."""
    return min(size, max(_FEWEST, min(size // _SHARE, _MOST)))


def first_neighbours(size: int) -> Floats:
    """For each place in the order of age, where its neighbours begin."""
    width = neighbours(size)
    return np.clip(np.arange(size) - width // 2, 0, size - width)


def _without_trend(raw: Floats, age: Floats) -> Floats:
    """(raw - mean at that age) / spread at that age, both smooth in age."""
    powers = age[:, None] ** np.arange(_TREND + 1)
    away = raw - powers @ np.linalg.lstsq(powers, raw, rcond=None)[0]
    line = powers[:, :2]
    spread = line @ np.linalg.lstsq(line, np.abs(away), rcond=None)[0]
    return np.asarray(away / np.maximum(spread, 0.1 * np.abs(away).mean()), dtype=np.float64)
