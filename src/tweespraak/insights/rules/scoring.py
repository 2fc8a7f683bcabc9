"""From answers to scores: facets, domains and competencies, each with its error and its band."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tweespraak.insights.rules.scores import (
    Kind,
    ScaleScore,
    Scoring,
    Standing,
    scale_score,
)
from tweespraak.insights.rules.tables import Competency, Domain, Facet, Item, Tables
from tweespraak.psychometrics import BadInput, Profile, error_covariance

LOWEST, HIGHEST = 1, 5
MAY_MISS = 1  # items of a facet that may be unanswered before it is not scored


def score(answers: Mapping[str, int | None], items: Sequence[Item], tables: Tables) -> Scoring:
    """Scores of one person; an item without an answer is left out of `answers` or None.

    Raises BadInput for an answer outside 1-5, an answer to an item that is not in the
    form, and an item of a facet that has no norm.
    """
    sums = _facet_sums(answers, items, tables)
    facets = {facet.key: _facet_score(facet, sums[facet.key]) for facet in tables.facets}
    domains = {domain.key: _domain_score(domain, facets) for domain in tables.domains}
    profile = profile_of(standings(facets), tables)
    competencies = {
        competency.key: _competency_score(competency, facets, profile)
        for competency in tables.competencies
    }
    return Scoring({**facets, **domains, **competencies}, profile)


def profile_of(facets: Mapping[str, Standing], tables: Tables) -> Profile:
    """The profile over competencies whose facets are all there, from (stored) facet scores.

    Competency z = weights . facet z / SD of that sum; errors are carried through the same
    weights, so competencies that share a facet share its error.
    """
    unknown = [key for key in facets if key not in tables.facet]
    if unknown:
        raise BadInput(f"Facet {unknown[0]} is not in the form; score with the form's own tables.")
    rows = [
        index
        for index, competency in enumerate(tables.competencies)
        if competency.weights.keys() <= facets.keys()
    ]
    if not rows:
        return Profile({}, {})
    absent = Standing(0.0, 0.0)  # carries weight 0 in every row that is kept
    known = [facets.get(facet.key, absent) for facet in tables.facets]
    weights = tables.weights[rows]
    sds = np.array([tables.competencies[index].norm.sd for index in rows])
    z = weights @ np.array([standing.z for standing in known]) / sds
    errors = error_covariance(weights, [standing.se for standing in known], sds)
    keys = [tables.competencies[index].key for index in rows]
    return Profile(
        {key: float(value) for key, value in zip(keys, z, strict=True)},
        {
            (one, other): float(errors[i, j])
            for i, one in enumerate(keys)
            for j, other in enumerate(keys)
        },
    )


def standings(scores: Mapping[str, ScaleScore]) -> dict[str, Standing]:
    """The z and error of every scale that was scored."""
    return {
        key: Standing(part.z, part.se)
        for key, part in scores.items()
        if part.z is not None and part.se is not None
    }


@dataclass(frozen=True)
class _Sum:
    """Answers of one facet, turned to the direction of the facet."""

    total: int = 0
    answered: int = 0
    items: int = 0


def _facet_sums(
    answers: Mapping[str, int | None], items: Sequence[Item], tables: Tables
) -> Mapping[str, _Sum]:
    unknown = answers.keys() - {item.key for item in items}
    if unknown:
        raise BadInput(f"Item {min(unknown)} is not in this form; remove its answer.")
    sums: dict[str, _Sum] = defaultdict(_Sum)
    for item in items:
        if item.facet not in tables.facet:
            raise BadInput(f"Item {item.key} belongs to {item.facet}, which has no norm here.")
        so_far, value = sums[item.facet], answers.get(item.key)
        if value is None:
            sums[item.facet] = _Sum(so_far.total, so_far.answered, so_far.items + 1)
        else:
            points = _points(item, value)
            sums[item.facet] = _Sum(so_far.total + points, so_far.answered + 1, so_far.items + 1)
    return sums


def _points(item: Item, value: int) -> int:
    if isinstance(value, bool) or value not in range(LOWEST, HIGHEST + 1):
        raise BadInput(
            f"Item {item.key}: answer {value!r} is not possible; "
            f"use a whole number from {LOWEST} to {HIGHEST}, or None."
        )
    return int(value) if item.keyed > 0 else LOWEST + HIGHEST - int(value)


def _facet_score(facet: Facet, answers: _Sum) -> ScaleScore:
    counts = (answers.answered, answers.items)
    if answers.answered == 0 or answers.items - answers.answered > MAY_MISS:
        return scale_score(facet.key, Kind.FACET, *counts)
    raw = answers.total * answers.items / answers.answered
    z = facet.sign * (raw - facet.norm.mean) / facet.norm.sd
    se = _widened(facet.norm.se, counts)
    return scale_score(facet.key, Kind.FACET, *counts, raw, z, se)


def _domain_score(domain: Domain, facets: Mapping[str, ScaleScore]) -> ScaleScore:
    parts = [facets[key] for key in domain.facets]
    counts = _counts(parts)
    raws = [part.raw for part in parts if part.raw is not None]
    if len(raws) < len(parts):
        return scale_score(domain.key, Kind.DOMAIN, *counts)
    raw = math.fsum(raws)
    z = domain.sign * (raw - domain.norm.mean) / domain.norm.sd
    se = _widened(domain.norm.se, counts)
    return scale_score(domain.key, Kind.DOMAIN, *counts, raw, z, se)


def _competency_score(
    competency: Competency, facets: Mapping[str, ScaleScore], profile: Profile
) -> ScaleScore:
    key = competency.key
    counts = _counts([facets[facet] for facet in competency.weights])
    if key not in profile.z:
        return scale_score(key, Kind.COMPETENCY, *counts)
    se = math.sqrt(profile.error_covariance[key, key])
    return scale_score(key, Kind.COMPETENCY, *counts, None, profile.z[key], se)


def _counts(parts: Sequence[ScaleScore]) -> tuple[int, int]:
    return sum(part.answered for part in parts), sum(part.items for part in parts)


def _widened(se: float, counts: tuple[int, int]) -> float:
    """A pro-rated sum is less sure: its error variance grows by items / answered.

    The error variance of a mean of k parallel items is proportional to 1 / k
    (Lord & Novick, 1968).
    """
    answered, items = counts
    return se * math.sqrt(items / answered)
