"""What the scores promise holds for people of whom the truth is known.

One standard error on either side holds the truth for about 68 % of people, the interval of a match
for about 90 %, and two takings by the same person "differ demonstrably" in about 10 %.
"""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import tweespraak.lenses
from tests.insights.personality import TABLES
from tests.prove.simulated import Truth, taken, true_facets, truth_of
from tweespraak.insights.rules.scores import Scoring
from tweespraak.lenses.rules.content import read_content
from tweespraak.psychometrics import Ideal, Match, differs, match

SAMPLE, LONG = 300, 20_000
NINETY = 1.6448536269514722
SIZES = [SAMPLE, pytest.param(LONG, marks=pytest.mark.long)]
LIBRARY = Path(tweespraak.lenses.__file__).parent / "content" / "library.json"
LENSES = [
    {part.competency: Ideal(part.weight, part.low, part.high) for part in lens.requirements}
    for lens in (read_content(row) for row in json.loads(LIBRARY.read_text("utf-8"))["lenses"])
]

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("people", SIZES)]  # many people are scored


@dataclass
class Tally:
    """How often the truth lay inside."""

    people: int
    scales: Counter[str]
    matches: int = 0
    differing: int = 0

    def share(self, count: int) -> float:
        return count / self.people

    @property
    def chance(self) -> float:
        """What chance alone may add to a share: four standard errors of a binomial share of one half."""
        return 4 * 0.5 / self.people**0.5


@cache
def tally(people: int) -> Tally:
    """Everyone takes the questionnaire twice, and is looked at with one of the lenses."""
    rng = np.random.default_rng(20260901)
    told = Tally(people, Counter())
    for number, raw in enumerate(true_facets(people, rng)):
        truth, once, again = truth_of(raw), taken(raw, rng), taken(raw, rng)
        told.scales.update(key for key in once.scores if inside(truth, once, key))
        lens = LENSES[number % len(LENSES)]
        found, other = match(once.profile, lens), match(again.profile, lens)
        told.matches += holds(found, match(truth.profile, lens))
        told.differing += differs(found, other)
    return told


def inside(truth: Truth, taking: Scoring, key: str) -> bool:
    scored = taking.scores[key]
    assert scored.z is not None
    assert scored.se is not None
    return abs(scored.z - truth.z[key]) <= scored.se


def holds(found: Match, true: Match) -> bool:
    return abs(found.score - true.score) <= NINETY * found.se


def test_one_standard_error_holds_the_truth_of_a_facet_or_competency(people: int) -> None:
    """A little more often than 68 %: sums are whole points, and nobody scores above the highest."""
    told = tally(people)
    keys = [*TABLES.facet, *(competency.key for competency in TABLES.competencies)]
    shares = {key: told.share(told.scales[key]) for key in keys}
    assert 0.67 < np.mean(list(shares.values())) < 0.72
    low, high = 0.6827 - told.chance, 0.6827 + 0.05 + told.chance
    assert {key: share for key, share in shares.items() if not low < share < high} == {}


def test_one_standard_error_of_a_domain_is_never_too_small(people: int) -> None:
    """Its published reliability counts differences between facets as error: wider, not narrower."""
    told = tally(people)
    shares = {domain.key: told.share(told.scales[domain.key]) for domain in TABLES.domains}
    low, high = 0.6827 - told.chance, 0.82 + told.chance
    assert {key: share for key, share in shares.items() if not low < share < high} == {}


def test_the_interval_of_a_match_holds_the_true_match(people: int) -> None:
    told = tally(people)
    assert told.share(told.matches) == pytest.approx(0.90, abs=0.02 + told.chance * 0.6)


def test_takings_of_the_same_person_seldom_seem_to_differ(people: int) -> None:
    told = tally(people)
    assert told.share(told.differing) == pytest.approx(0.10, abs=0.02 + told.chance * 0.6)
