"""The tables a personality form is scored with, read from the plain values they are stored as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics import BadInput, Composite, composite, standard_error_of_measurement

Json = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True)
class Item:
    """One statement: `keyed` is -1 when agreeing lowers the raw score of its facet."""

    key: str
    facet: str
    keyed: int


@dataclass(frozen=True)
class Norm:
    """Mean and standard deviation of raw sums in the norm group, and their reliability."""

    mean: float
    sd: float
    reliability: float

    @property
    def se(self) -> float:
        """Standard error of measurement in z."""
        return standard_error_of_measurement(1.0, self.reliability)


@dataclass(frozen=True)
class Facet:
    """Four items; `sign` -1 means the z is shown reversed (low worry reads as calm)."""

    key: str
    domain: str
    sign: int
    norm: Norm


@dataclass(frozen=True)
class Domain:
    """The sum of its facets' raw scores."""

    key: str
    sign: int
    facets: tuple[str, ...]
    norm: Norm


@dataclass(frozen=True)
class Competency:
    """Weights on facet z as shown; the weighted sum is divided by `norm.sd`."""

    key: str
    factor: str
    weights: Mapping[str, float]
    norm: Composite


@dataclass(frozen=True)
class Tables:
    """Everything besides answers and items that a score depends on."""

    facets: tuple[Facet, ...]
    domains: tuple[Domain, ...]
    competencies: tuple[Competency, ...]
    versions: Mapping[str, str]

    @cached_property
    def facet(self) -> Mapping[str, Facet]:
        """The facets by key."""
        return {facet.key: facet for facet in self.facets}

    @cached_property
    def weights(self) -> NDArray[np.float64]:
        """Competency weights (C, F) in the order of `competencies` and `facets`."""
        return np.array(
            [
                [competency.weights.get(facet.key, 0.0) for facet in self.facets]
                for competency in self.competencies
            ]
        )


def read_items(items: Sequence[Json]) -> tuple[Item, ...]:
    """Items from rows with key, facet and keyed; other fields are left alone."""
    for row in items:
        if row["keyed"] not in (1, -1):
            raise BadInput(f"Item {row['key']}: keyed is {row['keyed']!r}; use 1 or -1.")
    return tuple(Item(str(row["key"]), row["facet"], int(row["keyed"])) for row in items)


def read_tables(scales: Json, norms: Json, correlations: Json, competencies: Json) -> Tables:
    """Tables from the stored scales, norm, facet correlations and competencies."""
    norm = {row["key"]: _norm(row) for row in norms["scales"]}
    facets = tuple(
        Facet(row["key"], row["domain"], row["sign"], _known(norm, row["key"], "norm"))
        for row in scales["facets"]
    )
    domains = tuple(
        Domain(row["key"], row["sign"], tuple(row["facets"]), _known(norm, row["key"], "norm"))
        for row in scales["domains"]
    )
    as_shown = _correlations_as_shown(facets, correlations)
    return Tables(
        facets=facets,
        domains=domains,
        competencies=tuple(
            _competency(row, facets, as_shown) for row in competencies["competencies"]
        ),
        versions={
            "form": scales["form"],
            "norm": norms["version"],
            "correlations": correlations["version"],
            "competencies": competencies["version"],
        },
    )


def _norm(row: Json) -> Norm:
    if row["sd"] <= 0 or not 0 <= row["reliability"] <= 1:
        raise BadInput(f"Norm of {row['key']}: give an sd above 0 and a reliability from 0 to 1.")
    return Norm(float(row["mean"]), float(row["sd"]), float(row["reliability"]))


def _known(table: Mapping[str, T], key: str, what: str) -> T:
    if key not in table:
        raise BadInput(f"There is no {what} for {key}; add it to the table.")
    return table[key]


def _correlations_as_shown(facets: Sequence[Facet], correlations: Json) -> NDArray[np.float64]:
    """The stored matrix has raw direction; reversed facets change sign in row and column."""
    place = {key: index for index, key in enumerate(correlations["keys"])}
    order = [_known(place, facet.key, "row of correlations") for facet in facets]
    sign = np.array([facet.sign for facet in facets], dtype=np.float64)
    raw = np.array(correlations["matrix"], dtype=np.float64)[np.ix_(order, order)]
    return np.asarray(raw * np.outer(sign, sign), dtype=np.float64)


def _competency(
    row: Json, facets: Sequence[Facet], correlations: NDArray[np.float64]
) -> Competency:
    weights = {key: float(weight) for key, weight in row["weights"].items()}
    keys = [facet.key for facet in facets]
    for key in weights:
        if key not in keys:
            raise BadInput(f"Competency {row['key']} uses {key}, which the form does not measure.")
    norm = composite(
        [weights.get(key, 0.0) for key in keys],
        np.zeros(len(keys)),
        np.ones(len(keys)),
        correlations,
        [facet.norm.reliability for facet in facets],
    )
    return Competency(row["key"], row["factor"], weights, norm)
