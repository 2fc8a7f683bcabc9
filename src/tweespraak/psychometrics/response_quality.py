"""Signs that a questionnaire was filled in without reading; a reason to look, never a verdict."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.item_tables import as_item_table, pairwise_covariance


def long_string(x: ArrayLike) -> NDArray[np.int64]:
    """Length (n,) of the longest run of one and the same answer in x (n, J), in item order.

    A missing answer ends a run; a person without answers has 0 (Johnson, 2005).
    """
    answers = as_item_table(x)
    run = (~np.isnan(answers[:, 0])).astype(np.int64)
    longest = run.copy()
    for before, now in zip(answers.T[:-1], answers.T[1:], strict=True):
        run = np.where(now == before, run + 1, (~np.isnan(now)).astype(np.int64))
        longest = np.maximum(longest, run)
    return longest


def intra_individual_variability(x: ArrayLike) -> Floats:
    """Standard deviation (n,) of a person's own answers in x (n, J), with n - 1 below.

    Missing answers are left out; fewer than two answers give NaN (Dunn et al., 2018).
    """
    answers = as_item_table(x)
    seen = ~np.isnan(answers)
    count = seen.sum(axis=1)
    mean = np.where(seen, answers, 0.0).sum(axis=1) / np.maximum(count, 1)
    squares = np.where(seen, answers - mean[:, None], 0.0) ** 2
    variance = squares.sum(axis=1) / np.maximum(count - 1, 1)
    return np.where(count > 1, np.sqrt(variance), np.nan)


def even_odd(x: ArrayLike, factors: Sequence[int]) -> Floats:
    """Inconsistency (n,) from -1 (consistent) to 1 between odd and even items of each factor.

    x (n, J) holds the items factor after factor, `factors` how many each has. A person's
    means over the odd and over the even items of every factor are correlated across the
    factors, stepped up by Spearman-Brown, held within -1 and 1, and turned so that higher
    means more careless (Meade & Craig, 2012). A factor with no answer in one half is left
    out; NaN where fewer than two factors remain or a half does not vary. Raises BadInput
    for factors that do not add up to J or a factor of fewer than two items.
    """
    answers = as_item_table(x)
    ends = _ends(factors, answers.shape[1])
    halves = [
        (_means(part[:, 0::2]), _means(part[:, 1::2]))
        for part in np.split(answers, ends[:-1], axis=1)
    ]
    r = _row_correlation(*(np.stack(half, axis=1) for half in zip(*halves, strict=True)))
    with np.errstate(divide="ignore"):
        return np.asarray(-np.clip(2.0 * r / (1.0 + r), -1.0, 1.0))


def mahalanobis(x: ArrayLike) -> Floats:
    """Squared distance (n,) of each person's answers from the mean answer, x (n, J).

    The covariances are pairwise where answers are missing, and a missing answer adds
    nothing to the distance (Mahalanobis, 1936; chi-square with J degrees of freedom for
    normal answers). Raises BadInput for an item that does not vary or is a sum of others.
    """
    answers = as_item_table(x)
    covariance = pairwise_covariance(answers)
    still = np.flatnonzero(np.diag(covariance) <= 1e-12)
    if still.size:
        raise BadInput(f"Everybody gave the same answer to item {still[0]}; leave that item out.")
    if np.linalg.matrix_rank(covariance, hermitian=True) < covariance.shape[0]:
        raise BadInput(
            "The items in x are copies or sums of each other, or persons are fewer than "
            "items; leave items out or gather more persons."
        )
    away = np.where(np.isnan(answers), 0.0, answers - np.nanmean(answers, axis=0))
    return np.asarray(np.sum(away * np.linalg.solve(covariance, away.T).T, axis=1))


def _ends(factors: Sequence[int], items: int) -> NDArray[np.int64]:
    for number, size in enumerate(factors):
        if size < 2:
            raise BadInput(f"factors[{number}] is {size}; a factor needs at least two items.")
    if sum(factors) != items:
        raise BadInput(f"factors add up to {sum(factors)} items but x has {items}; count again.")
    return np.asarray(np.cumsum(factors), dtype=np.int64)


def _means(part: Floats) -> Floats:
    """Mean over the answers given, NaN for a person without any."""
    seen = ~np.isnan(part)
    count = seen.sum(axis=1)
    total = np.where(seen, part, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _row_correlation(odd: Floats, even: Floats) -> Floats:
    """Correlation within each row over the factors known in both halves."""
    known = ~(np.isnan(odd) | np.isnan(even))
    count = np.maximum(known.sum(axis=1, keepdims=True), 1)
    one, other = (np.where(known, half, 0.0) for half in (odd, even))
    one = np.where(known, one - one.sum(axis=1, keepdims=True) / count, 0.0)
    other = np.where(known, other - other.sum(axis=1, keepdims=True) / count, 0.0)
    size = np.sqrt((one**2).sum(axis=1) * (other**2).sum(axis=1))
    varies = size > 1e-12
    return np.where(varies, (one * other).sum(axis=1) / np.where(varies, size, 1.0), np.nan)
