"""What the tests of adaptive testing share: a bank, and a person who answers until it is over."""

from collections.abc import Callable, Sequence

import numpy as np

from tweespraak.psychometrics import AdaptivePlan, Administer, Finished, ItemBank, next_step

Answering = Callable[[int], float]


def bank_of(items: int, seed: int = 1, c: float = 0.0) -> ItemBank:
    rng = np.random.default_rng(seed)
    return ItemBank(np.exp(rng.normal(0.2, 0.25, items)), rng.normal(0.0, 1.0, items), c)


def answering(plan: AdaptivePlan, theta: float, seed: int) -> Answering:
    """Somebody with this ability, who would give the same answer to an item at any moment."""
    chances = np.random.default_rng([seed, 99]).random(len(plan.bank))
    right = chances < plan.bank.probability(theta)[0]
    return lambda item: float(right[item])


def step(plan: AdaptivePlan, history: Sequence[tuple[int, float]], seed: int = 7):
    """As a caller does it: fresh randomness from the seed of the session and the place in it."""
    return next_step(plan, history, np.random.default_rng([seed, len(history)]))


def taken(
    plan: AdaptivePlan, answer: Answering, seed: int = 7
) -> tuple[list[tuple[int, float]], list[Administer], Finished]:
    """One test to its end: the history, the steps, and how it finished."""
    history: list[tuple[int, float]] = []
    steps: list[Administer] = []
    while True:
        now = step(plan, history, seed)
        if isinstance(now, Finished):
            return history, steps, now
        steps.append(now)
        history.append((now.item, answer(now.item)))
