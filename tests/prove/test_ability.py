"""A thousand people of whom the truth is known take the ability test before its items are calibrated.

Every item is as hard as its rules suggest, give or take what rules do not explain. The errors that
come with a result have to allow for that; nobody may make an item known to more than a fifth.
"""

import math
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import pytest

from tweespraak.testing.rules.adaptive import Outcome, Result, Show, Shown, next_item
from tweespraak.testing.rules.pools import EXPOSURE_LIMIT, Exposure, Parameters, Pool

PEOPLE, ITEMS, TO_WARM_UP = 1000, 1500, 20
LOG_SLOPE, LOCATION = 0.17, 0.77  # how far items are from what their rules suggest
NINETY_FIVE = 1.959963984540054

pytestmark = [pytest.mark.long, pytest.mark.slow]


@dataclass(frozen=True)
class Told:
    """What came of everybody."""

    truth: np.ndarray
    results: list[Result]
    seen: Counter[str]

    @property
    def errors(self) -> np.ndarray:
        return np.array([result.theta for result in self.results]) - self.truth


def pool_of(chance: np.random.Generator) -> Pool:
    covariance = (LOG_SLOPE**2, 0.0, LOCATION**2)
    scored = [
        Parameters(f"item{n}", f"model{n}", f"stratum{12 * n // ITEMS}", 8, 1.3, b, covariance)
        for n, b in enumerate(np.sort(chance.normal(0.0, 1.2, ITEMS)))
    ]
    easy = [
        Parameters(f"easy{n}", f"easy{n}", "easy", 6, 1.3, -2.5, covariance, is_warm_up=True)
        for n in range(TO_WARM_UP)
    ]
    return Pool((*scored, *easy))


def really(pool: Pool, chance: np.random.Generator) -> dict[str, Parameters]:
    """The items as people find them."""
    return {
        item.key: replace(
            item,
            a=item.a * math.exp(chance.normal(0.0, LOG_SLOPE)),
            b=item.b + chance.normal(0.0, LOCATION),
        )
        for item in pool.items
    }


def outcome_of(item: Parameters, theta: float, chance: np.random.Generator) -> Outcome:
    known = 1.0 / (1.0 + math.exp(-item.a * (theta - item.b)))
    is_right = chance.random() < known + (1.0 - known) / item.options
    return Outcome.RIGHT if is_right else Outcome.WRONG


@cache
def told() -> Told:
    chance = np.random.default_rng(20261122)
    pool = pool_of(chance)
    items, truth = really(pool, chance), chance.normal(size=PEOPLE)
    seen: Counter[str] = Counter()
    results = []
    for person, theta in enumerate(truth, start=1):
        history: list[Shown] = []
        exposure = Exposure(person, seen)
        step = next_item(pool, history, seed=person, exposure=exposure)
        while isinstance(step, Show):
            seen[step.key] += 1
            history.append(Shown(step.key, outcome_of(items[step.key], theta, chance)))
            step = next_item(pool, history, seed=person, exposure=exposure)
        results.append(step.result)
    return Told(truth, results, seen)


def test_ability_is_recovered() -> None:
    """Reliability about .8, as the handbook says, and nobody's score leans one way."""
    theta = [result.theta for result in told().results]
    assert np.corrcoef(theta, told().truth)[0, 1] ** 2 > 0.75
    assert abs(told().errors.mean()) < 0.05


def test_the_interval_holds_the_truth_of_ninety_five_in_a_hundred() -> None:
    errors = np.array([result.standard_error for result in told().results])
    assert 0.93 <= (np.abs(told().errors) <= NINETY_FIVE * errors).mean() <= 0.97


def test_no_item_is_known_to_more_than_a_fifth_and_nearly_all_are_used() -> None:
    assert max(told().seen.values()) <= EXPOSURE_LIMIT * PEOPLE
    assert len(told().seen) > 0.9 * ITEMS
