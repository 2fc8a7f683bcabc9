"""People of whom the truth is known: they answer as the norm says people answer.

Classical test theory as the norm states it: true facet scores have the norm's correlations (errors
of different facets are unrelated, so those are the correlations between true scores as well) and
the reliability as their variance; what is answered adds the error that is left. A facet's answers
are four whole numbers, so a sum is rounded, and the error is drawn that much smaller (Sheppard).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.insights.personality import ITEMS, TABLES, content
from tweespraak.insights.rules.scores import Scoring, Standing
from tweespraak.insights.rules.scoring import profile_of, score
from tweespraak.psychometrics import Profile

Floats = NDArray[np.float64]
FACETS = TABLES.facets
MEAN, SD, SIGN, RELIABILITY = (
    np.array([get(facet) for facet in FACETS], dtype=np.float64)
    for get in (
        lambda facet: facet.norm.mean,
        lambda facet: facet.norm.sd,
        lambda facet: facet.sign,
        lambda facet: facet.norm.reliability,
    )
)
ITEMS_OF = {facet.key: [item for item in ITEMS if item.facet == facet.key] for facet in FACETS}
LEAST, MOST = 1, 5


@dataclass(frozen=True)
class Truth:
    """What is really so of one person: z of every scale, and the profile without any error."""

    z: Mapping[str, float]
    profile: Profile


def true_facets(people: int, rng: np.random.Generator) -> Floats:
    """True facet scores (people, facets) in raw points."""
    stored = content("facet_correlations")
    place = [stored["keys"].index(facet.key) for facet in FACETS]
    between = np.array(stored["matrix"], dtype=np.float64)[np.ix_(place, place)]
    np.fill_diagonal(between, RELIABILITY)
    values, vectors = np.linalg.eigh(between)  # estimated in samples: one value is just under 0
    root = vectors * np.sqrt(np.clip(values, 0.0, None))
    drawn = MEAN + SD * (rng.standard_normal((people, len(FACETS))) @ root.T)
    return np.asarray(np.clip(drawn, 4 * LEAST, 4 * MOST), dtype=np.float64)


def truth_of(raw: Floats) -> Truth:
    """The z scores that go with true facet scores, by the definitions of the scales."""
    z = dict(zip((facet.key for facet in FACETS), SIGN * (raw - MEAN) / SD, strict=True))
    points = dict(zip(z, raw, strict=True))
    domains = {
        domain.key: domain.sign
        * (sum(points[key] for key in domain.facets) - domain.norm.mean)
        / domain.norm.sd
        for domain in TABLES.domains
    }
    profile = profile_of({key: Standing(value, 0.0) for key, value in z.items()}, TABLES)
    return Truth({**z, **domains, **profile.z}, profile)


def taken(raw: Floats, rng: np.random.Generator) -> Scoring:
    """The scores of one taking of the questionnaire by someone with these true facet scores."""
    spread = np.sqrt(np.clip(SD**2 * (1 - RELIABILITY) - 1 / 12, 0.0, None))
    sums = np.clip(np.rint(raw + spread * rng.standard_normal(raw.size)), 4 * LEAST, 4 * MOST)
    answers: dict[str, int | None] = {}
    for facet, total in zip(FACETS, sums, strict=True):
        for item, points in zip(ITEMS_OF[facet.key], spread_out(int(total), rng), strict=True):
            answers[item.key] = points if item.keyed > 0 else LEAST + MOST - points
    return score(answers, ITEMS, TABLES)


def spread_out(total: int, rng: np.random.Generator) -> list[int]:
    """Four answers with this sum, as alike as can be, the odd points in random places."""
    each, over = divmod(total, 4)
    return [int(points) for points in rng.permutation([each + 1] * over + [each] * (4 - over))]
