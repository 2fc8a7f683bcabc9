"""Which item comes next in the ability test, and what the answers say in the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.random import Generator, default_rng
from numpy.typing import NDArray

from tweespraak.psychometrics import (
    AdaptivePlan,
    Administer,
    Finish,
    ItemBank,
    Normal,
    Stop,
    estimate,
    next_step,
)
from tweespraak.testing.rules.pools import Exposure, Pool

WARM_UP = 2
SCORED = 20
_UNSEEN: frozenset[str] = frozenset()
_PRIOR = Normal()


class Outcome(StrEnum):
    """What became of an item that was shown."""

    RIGHT = "right"
    WRONG = "wrong"
    TIMED_OUT = "timed_out"  # counts as wrong; the reason stays known
    INTERRUPTED = "interrupted"  # does not count; another of its stratum comes instead


@dataclass(frozen=True)
class Shown:
    """An item that was shown and what became of it."""

    key: str
    outcome: Outcome


@dataclass(frozen=True)
class Show:
    """Show this item; a warm-up item is not scored."""

    key: str
    is_scored: bool


@dataclass(frozen=True)
class Result:
    """Ability and its standard error, in theta units, from so many scored items."""

    theta: float
    standard_error: float
    scored: int


@dataclass(frozen=True)
class Over:
    """The test is over, and why."""

    reason: Finish
    result: Result


_RESPONSES: Mapping[Outcome, float] = MappingProxyType(
    {
        Outcome.RIGHT: 1.0,
        Outcome.WRONG: 0.0,
        Outcome.TIMED_OUT: 0.0,
        Outcome.INTERRUPTED: float("nan"),
    }
)


def next_item(
    pool: Pool,
    history: Sequence[Shown],
    *,
    seed: int,
    exposure: Exposure,
    seen_before: frozenset[str] = _UNSEEN,
) -> Show | Over:
    """What comes after everything that was shown in this session; the item on screen is not in it.

    The same seed, history and exposure give the same item. Whoever asks stores the answer before
    showing it: exposure changes while others are at work. `seen_before` are the models of earlier
    sessions of the same person.
    """
    chance = default_rng([seed, len(history)])
    places = [pool.places[shown.key] for shown in history]
    closed = exposure.worn(pool) | pool.of_models(seen_before)
    warm_up = _warm_up(pool, history, closed, exposure, chance)
    step = next_step(
        AdaptivePlan(
            pool.bank,
            Stop(maximum=SCORED),
            warm_up=warm_up,
            selection="progressive_restricted",
            content=pool.strata,
            enemies=pool.enemies,
            excluded=(closed | pool.warm_ups) - {*places, *warm_up},
        ),
        [(place, _RESPONSES[was.outcome]) for place, was in zip(places, history, strict=True)],
        chance,
    )
    if isinstance(step, Administer):
        return Show(pool.items[step.item].key, step.scored)
    found = step.estimate
    return Over(step.reason, Result(float(found.theta), float(found.se), _scored(pool, history)))


def result_of(pool: Pool, history: Sequence[Shown]) -> Result:
    """What the answers say under these parameters, at any moment and years later the same."""
    responses = np.full(len(pool.items), np.nan)
    for shown in history:
        place = pool.places[shown.key]
        if place not in pool.warm_ups:
            responses[place] = _RESPONSES[shown.outcome]
    asked = np.flatnonzero(~np.isnan(responses))
    if not asked.size:
        return Result(_PRIOR.mean, _PRIOR.sd, 0)
    found = estimate(_only(pool.bank, asked), responses[asked], prior=_PRIOR)
    return Result(float(found.theta), float(found.se), int(asked.size))


def _scored(pool: Pool, history: Sequence[Shown]) -> int:
    return sum(
        was.outcome is not Outcome.INTERRUPTED and pool.places[was.key] not in pool.warm_ups
        for was in history
    )


def _only(bank: ItemBank, places: NDArray[np.intp]) -> ItemBank:
    unsure = None if bank.covariance is None else bank.covariance[places]
    return ItemBank(bank.a[places], bank.b[places], bank.c[places], bank.d[places], unsure)


def _warm_up(
    pool: Pool,
    history: Sequence[Shown],
    closed: frozenset[int],
    exposure: Exposure,
    chance: Generator,
) -> tuple[int, ...]:
    """The warm-up items of this session so far, and the next one when there is one to come."""
    shown = [was for was in history if pool.places[was.key] in pool.warm_ups]
    taken = tuple(pool.places[was.key] for was in shown)
    if sum(was.outcome is not Outcome.INTERRUPTED for was in shown) >= WARM_UP:
        return taken
    models = {pool.items[place].model for place in taken}
    is_broken_off = bool(shown) and shown[-1].outcome is Outcome.INTERRUPTED
    wanted = pool.strata[taken[-1]] if is_broken_off else None
    ranks = {
        place: (
            wanted not in {None, pool.strata[place]},
            exposure.seen.get(pool.items[place].key, 0) if place in closed else -1,
        )
        for place in sorted(pool.warm_ups)
        if pool.items[place].model not in models
    }
    best = [place for place, rank in ranks.items() if rank == min(ranks.values())]
    return (*taken, best[int(chance.integers(len(best)))]) if best else taken
