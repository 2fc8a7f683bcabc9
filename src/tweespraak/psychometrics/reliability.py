"""How far a score can be trusted: alpha, omega and whether a change is more than error."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from tweespraak.psychometrics.arrays import Floats, as_complete
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.factors import minimum_residual, oblimin
from tweespraak.psychometrics.item_tables import as_item_table, pairwise_covariance


@dataclass(frozen=True)
class Omega:
    """Share of the variance of the sum score, from 0 to 1.

    `total` is what all common factors explain, `hierarchical` what the general factor
    explains on its own.
    """

    total: float
    hierarchical: float


def alpha(x: ArrayLike) -> float:
    """Coefficient alpha of the sum of J items: J / (J - 1) * (1 - tr C / sum C).

    x (n, J); NaN = not answered, and C then holds pairwise complete covariances
    (Cronbach, 1951, eq. 2). Reverse-scored items must have been turned already.
    Raises BadInput for fewer than two items, items too seldom answered together, or a
    sum score that does not vary.
    """
    c = pairwise_covariance(as_item_table(x, items=2))
    total = float(c.sum())
    if total <= 1e-12:
        raise BadInput(
            "The sum of the items in x does not vary; turn reverse-scored items first, "
            "or gather persons who differ."
        )
    items = c.shape[0]
    return float(items / (items - 1.0) * (1.0 - np.trace(c) / total))


def omega(x: ArrayLike, factors: int = 3) -> Omega:
    """McDonald's omega of the sum of J standardised items, by an exploratory factor analysis.

    Minimum residual extraction of `factors` factors from the pairwise correlations of
    x (n, J); direct oblimin rotation; one general factor from the correlations of the
    factors; Schmid & Leiman's (1957) transformation. With R the correlations, u the
    uniquenesses and g the loadings on the general factor: total = 1 - sum u / sum R and
    hierarchical = (sum g)² / sum R (McDonald, 1999, ch. 6; Zinbarg, Revelle, Yovel & Li,
    2005), the same steps as `omega` of the R package psych without its turning of items.
    With two factors both load alike on the general factor; with one, that factor is the
    general factor. Reverse-scored items must have been turned already. Raises BadInput
    for an item that does not vary or too few items for so many factors.
    """
    r = _correlations(as_item_table(x, items=3), factors)
    loadings, unique = minimum_residual(r, factors)
    total = float(r.sum())
    if total <= 1e-12:
        raise BadInput("The sum of the items in x does not vary; turn reverse-scored items first.")
    general = _general_loadings(loadings)
    return Omega(
        total=1.0 - float(unique.sum()) / total,
        hierarchical=float(general.sum()) ** 2 / total,
    )


def reliable_change(before: float, after: float, sem: float) -> float:
    """z of a change: (after - before) / (sqrt(2) sem) (Jacobson & Truax, 1991).

    All three in the same unit, `sem` the standard error of measurement of one sitting;
    beyond 1.96 either way the change is more than error at 95 %. Raises BadInput for a
    score that is not a number or a `sem` of 0 or less.
    """
    error = float(as_complete("sem", sem, ()))
    if error <= 0:
        raise BadInput(f"sem is {error}; pass a standard error of measurement above 0.")
    first = float(as_complete("before", before, ()))
    return (float(as_complete("after", after, ())) - first) / (math.sqrt(2.0) * error)


def _correlations(x: Floats, factors: int) -> Floats:
    items = x.shape[1]
    if not (isinstance(factors, int | np.integer) and factors >= 1):
        raise BadInput(f"factors is {factors}; pass a whole number from 1.")
    if (items - factors) ** 2 < items + factors:
        raise BadInput(
            f"{factors} factors cannot be told apart with {items} items; "
            "pass fewer factors or more items."
        )
    c = pairwise_covariance(x)
    variances = np.diag(c)
    still = np.flatnonzero(variances <= 1e-12)
    if still.size:
        raise BadInput(
            f"Everybody gave the same answer to item {still[0]}; leave that item out of omega."
        )
    sd = np.sqrt(variances)
    return np.asarray(c / np.outer(sd, sd))


def _general_loadings(loadings: Floats) -> Floats:
    """Loadings (J,) of the items on the general factor: pattern times second-order loadings."""
    count = loadings.shape[1]
    if count == 1:
        return loadings[:, 0]
    pattern, phi = oblimin(loadings)
    if count == 2:
        r = float(phi[0, 1])
        second = np.array([1.0, math.copysign(1.0, r)]) * math.sqrt(abs(r))
    else:
        second = minimum_residual(phi, 1)[0][:, 0]
    return np.asarray(pattern @ second)
