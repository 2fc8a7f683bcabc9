"""The net promoter score with the interval that tells how little a small sample says."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from tweespraak.psychometrics.arrays import Floats, as_floats
from tweespraak.psychometrics.errors import BadInput

_FEWEST = 5
_ADDED = 0.75  # to promoters and to detractors; twice that to the passives


@dataclass(frozen=True)
class Nps:
    """Counts, score and 95 % interval from -100 to 100; NaN when fewer than 5 answered.

    With fewer than 5 answers show only `n`: the counts would point at people.
    """

    n: int
    promoters: int
    passives: int
    detractors: int
    score: float
    low: float
    high: float


def net_promoter_score(ratings: ArrayLike) -> Nps:
    """100 (promoters - detractors) / n of ratings (n,), whole numbers 0-10; NaN is left out.

    Promoters give 9 or 10, detractors 0 to 6. The interval is the adjusted Wald interval
    with .75, 1.5 and .75 answers added (Rocks, 2016, The American Statistician 70, 365).
    Raises BadInput for a rating that is not a whole number from 0 to 10.
    """
    given = _ratings(ratings)
    n = given.size
    promoters, detractors = int((given >= 9).sum()), int((given <= 6).sum())
    score = low = high = math.nan
    if n >= _FEWEST:
        score = 100.0 * (promoters - detractors) / n
        low, high = _interval(n, promoters, detractors)
    return Nps(n, promoters, n - promoters - detractors, detractors, score, low, high)


def _interval(n: int, promoters: int, detractors: int) -> tuple[float, float]:
    size = n + 4.0 * _ADDED
    p, d = (promoters + _ADDED) / size, (detractors + _ADDED) / size
    centre = p - d
    half = float(ndtri(0.975)) * math.sqrt((p + d - centre**2) / size)
    return 100.0 * max(-1.0, centre - half), 100.0 * min(1.0, centre + half)


def _ratings(ratings: ArrayLike) -> Floats:
    array = as_floats("ratings", ratings)
    if array.ndim != 1:
        raise BadInput(f"ratings has shape {array.shape}; pass one rating per person.")
    known = ~np.isnan(array)
    wrong = np.flatnonzero(known & ((array < 0) | (array > 10) | (array != np.round(array))))
    if wrong.size:
        raise BadInput(
            f"ratings[{wrong[0]}] is {array[wrong[0]]}; pass whole numbers from 0 to 10."
        )
    return np.asarray(array[known])
