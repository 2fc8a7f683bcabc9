"""The same sums as our scoring and matching, as a NumPy user would write them: no checks, no words."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tweespraak.insights.rules.tables import Item, Tables

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Arrays:
    """The tables of a form as matrices."""

    facets: Floats  # (F, items): 1 where the item is of the facet
    turned: NDArray[np.bool_]  # (items,)
    norms: tuple[Floats, Floats, Floats, Floats]  # sign, mean, sd, se of the facets
    domains: Floats  # (D, F)
    domain_norms: tuple[Floats, Floats, Floats]  # sign, mean, sd
    weights: Floats  # (C, F), divided by the sd of the sum

    @classmethod
    def of(cls, items: tuple[Item, ...], tables: Tables) -> Self:
        facets, domains = tables.facets, tables.domains
        sds = np.array([[one.norm.sd] for one in tables.competencies])
        return cls(
            np.array([[float(item.facet == one.key) for item in items] for one in facets]),
            np.array([item.keyed < 0 for item in items]),
            tuple(  # type: ignore[arg-type]
                np.array(column)
                for column in zip(
                    *((f.sign, f.norm.mean, f.norm.sd, f.norm.se) for f in facets), strict=True
                )
            ),
            np.array([[float(one.key in domain.facets) for one in facets] for domain in domains]),
            tuple(  # type: ignore[arg-type]
                np.array(column)
                for column in zip(*((d.sign, d.norm.mean, d.norm.sd) for d in domains), strict=True)
            ),
            tables.weights / sds,
        )


def scored(values: Floats, arrays: Arrays) -> tuple[Floats, Floats, Floats, Floats]:
    """z of facets, domains and competencies, and the covariance of the errors of the last."""
    sign, mean, sd, se = arrays.norms
    raw = arrays.facets @ np.where(arrays.turned, 6 - values, values)
    z = sign * (raw - mean) / sd
    domain_sign, domain_mean, domain_sd = arrays.domain_norms
    domains = domain_sign * (arrays.domains @ raw - domain_mean) / domain_sd
    return z, domains, arrays.weights @ z, (arrays.weights * se**2) @ arrays.weights.T


def matched(z: Floats, low: Floats, high: Floats, weight: Floats) -> float:
    """The match score: 100 inside the range, 25 less per C outside it, weighted."""
    c = 5 + 2 * z
    outside = np.maximum(low - c, 0) + np.maximum(c - high, 0)
    return float(weight @ np.maximum(100 - 25 * outside, 0) / weight.sum())
