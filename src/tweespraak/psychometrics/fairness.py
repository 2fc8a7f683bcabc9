"""Whether two groups are selected at different rates, and whether the numbers can tell."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import ndtri
from scipy.stats import hypergeom

from tweespraak.psychometrics.errors import BadInput

Verdict = Literal["signal", "too_little_data", "no_signal", "suppressed"]

_FOUR_FIFTHS = 0.8
_FEWEST = 5


@dataclass(frozen=True)
class AdverseImpact:
    """Two selection rates compared; every number is NaN when a group is too small to show.

    `ratio` is the lower rate divided by the higher (NaN when nobody was selected);
    `difference` the first group's rate minus the second's, with its 95 % interval `low`
    to `high`; `fisher` and `mid_p` are two-sided probabilities; `ratio_after_one_more` is
    the ratio if one of the selections had gone to the lower group instead.
    """

    ratio: float
    difference: float
    low: float
    high: float
    fisher: float
    mid_p: float
    ratio_after_one_more: float
    verdict: Verdict


def adverse_impact(selected: tuple[int, int], totals: tuple[int, int]) -> AdverseImpact:
    """Compares how many of two groups were selected, out of how many.

    Interval: Newcombe's (1998, method 10) hybrid of Wilson scores. Probabilities: Fisher's
    exact test over tables no likelier than the observed one, and the same with half the
    weight for equally likely tables (mid-p; Lancaster, 1961). The verdict is "signal" when
    the ratio is below 4/5 and the interval excludes 0, "too_little_data" when below 4/5
    and it does not, else "no_signal"; "suppressed" when a group has fewer than 5 members.
    After one more: the lower group gains one selection and the other loses one; NaN where
    that is impossible, infinity where the other group would have none left. A smoke
    detector, not proof of discrimination. Raises BadInput for impossible counts.
    """
    (a, b), (n, m) = _counts(selected, totals)
    if min(n, m) < _FEWEST:
        nan = math.nan
        return AdverseImpact(nan, nan, nan, nan, nan, nan, nan, "suppressed")
    one, other = a / n, b / m
    ratio = min(one, other) / max(one, other) if a or b else math.nan
    low, high = _newcombe(a, n, b, m)
    fisher, mid_p = _exact(a, n, b, m)
    return AdverseImpact(
        ratio=ratio,
        difference=one - other,
        low=low,
        high=high,
        fisher=fisher,
        mid_p=mid_p,
        ratio_after_one_more=_after_one_more((a, n), (b, m)),
        verdict=_verdict(ratio, low, high),
    )


def _verdict(ratio: float, low: float, high: float) -> Verdict:
    if not ratio < _FOUR_FIFTHS:
        return "no_signal"
    return "signal" if low > 0 or high < 0 else "too_little_data"


def _newcombe(a: int, n: int, b: int, m: int) -> tuple[float, float]:
    (low1, high1), (low2, high2) = _wilson(a, n), _wilson(b, m)
    one, other = a / n, b / m
    below = math.hypot(one - low1, high2 - other)
    above = math.hypot(high1 - one, other - low2)
    return one - other - below, one - other + above


def _wilson(a: int, n: int) -> tuple[float, float]:
    z = float(ndtri(0.975))
    centre = (2 * a + z * z) / (2 * (n + z * z))
    half = z * math.sqrt(z * z + 4 * a * (n - a) / n) / (2 * (n + z * z))
    return centre - half, centre + half


def _exact(a: int, n: int, b: int, m: int) -> tuple[float, float]:
    chances = hypergeom.pmf(np.arange(max(0, a + b - m), min(n, a + b) + 1), n + m, n, a + b)
    observed = float(hypergeom.pmf(a, n + m, n, a + b))
    rarer = chances < observed * (1 - 1e-7)
    equal = np.abs(chances - observed) <= observed * 1e-7
    less, same = float(chances[rarer].sum()), float(chances[equal].sum())
    return min(1.0, less + same), min(1.0, less + same / 2)


def _after_one_more(one: tuple[int, int], other: tuple[int, int]) -> float:
    (a, n), (b, m) = sorted((one, other), key=lambda group: group[0] / group[1])
    if a == n or b == 0:
        return math.nan
    return (a + 1) / n / ((b - 1) / m) if b > 1 else math.inf


def _counts(
    selected: tuple[int, int], totals: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int]]:
    if len(selected) != 2 or len(totals) != 2:
        raise BadInput("selected and totals need two numbers each, one per group.")
    for group, (hits, size) in enumerate(zip(selected, totals, strict=True)):
        whole = float(hits).is_integer() and float(size).is_integer()
        if not whole or not 0 <= hits <= size:
            raise BadInput(
                f"Group {group}: {hits} selected out of {size} is impossible; pass whole "
                "numbers with 0 <= selected <= total."
            )
    return (int(selected[0]), int(selected[1])), (int(totals[0]), int(totals[1]))
