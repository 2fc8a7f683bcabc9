"""How a score came about: every number needed to compute it again by hand."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from tweespraak.insights.rules.scores import ScaleScore
from tweespraak.insights.rules.tables import Competency, Domain, Facet, Norm, Tables


@dataclass(frozen=True)
class Part:
    """A facet in a domain (its raw sum) or in a competency (`share` = weight x z)."""

    score: ScaleScore
    weight: float | None = None
    share: float | None = None
    error: float | None = None  # (weight x standard error)²


@dataclass(frozen=True)
class Why:
    """One score with what it was made of.

    `norm` is None for a competency: there `total` is the weighted sum, `sd` its standard
    deviation in the norm group and `reliability` that of the sum.
    """

    score: ScaleScore
    sign: int
    sd: float
    reliability: float
    norm: Norm | None = None
    parts: tuple[Part, ...] = ()
    total: float | None = None
    error: float | None = None  # sum of the squared errors of the parts
    used_in: tuple[str, ...] = ()  # scales this one is a part of

    @property
    def difference(self) -> float | None:
        """Raw sum minus the mean of the norm group."""
        return self.score.raw - self.norm.mean if self.norm and self.score.raw else None

    @property
    def is_reversed(self) -> bool:
        """Whether a higher raw sum reads as a lower score."""
        return self.sign < 0

    @property
    def is_pro_rated(self) -> bool:
        """Whether answers were missing, and the sum was made up to the whole number of items."""
        return self.score.enough and self.score.answered < self.score.items

    @property
    def step(self) -> float | None:
        """How far one step on one answer moves the C score."""
        return 2 / self.sd if self.norm else None

    @property
    def raises(self) -> tuple[Part, ...]:
        """The parts that push the score up, strongest first."""
        up = (part for part in self.parts if part.share is not None and part.share > 0)
        return tuple(sorted(up, key=lambda part: -(part.share or 0)))

    @property
    def lowers(self) -> tuple[Part, ...]:
        """The parts that push the score down, strongest first."""
        down = (part for part in self.parts if part.share is not None and part.share < 0)
        return tuple(sorted(down, key=lambda part: part.share or 0))


def why(key: str, scores: Mapping[str, ScaleScore], tables: Tables) -> Why:
    """The reckoning of one score. Raises KeyError for a scale that is not in the form."""
    for facet in tables.facets:
        if facet.key == key:
            return _facet(facet, scores[key], tables)
    for domain in tables.domains:
        if domain.key == key:
            return _domain(domain, scores, tables)
    competency = {row.key: row for row in tables.competencies}[key]
    return _competency(competency, scores)


def _facet(facet: Facet, score: ScaleScore, tables: Tables) -> Why:
    competencies = tuple(row.key for row in tables.competencies if facet.key in row.weights)
    return Why(
        score,
        facet.sign,
        facet.norm.sd,
        facet.norm.reliability,
        norm=facet.norm,
        used_in=(facet.domain, *competencies),
    )


def _domain(domain: Domain, scores: Mapping[str, ScaleScore], tables: Tables) -> Why:
    """Each facet's share is its part of the distance to the norm group's mean, in z of the domain."""
    parts = []
    for key in domain.facets:
        raw, mean = scores[key].raw, tables.facet[key].norm.mean
        share = None if raw is None else domain.sign * (raw - mean) / domain.norm.sd
        parts.append(Part(scores[key], share=share))
    return Why(
        scores[domain.key],
        domain.sign,
        domain.norm.sd,
        domain.norm.reliability,
        norm=domain.norm,
        parts=tuple(parts),
    )


def _competency(competency: Competency, scores: Mapping[str, ScaleScore]) -> Why:
    parts = tuple(_weighted(scores[key], weight) for key, weight in competency.weights.items())
    shares = [part.share for part in parts if part.share is not None]
    errors = [part.error for part in parts if part.error is not None]
    whole = len(shares) == len(parts)
    return Why(
        scores[competency.key],
        1,
        competency.norm.sd,
        competency.norm.reliability,
        parts=parts,
        total=math.fsum(shares) if whole else None,
        error=math.fsum(errors) if whole else None,
    )


def _weighted(score: ScaleScore, weight: float) -> Part:
    if score.z is None or score.se is None:
        return Part(score, weight)
    return Part(score, weight, weight * score.z, (weight * score.se) ** 2)
