"""Adaptive testing: the next item online, and a simulation, with and without Numba."""

import time
from contextlib import contextmanager

import numpy as np
from bench.engine import peers
from bench.engine.bare import Bare
from bench.engine.contest import BARE, OURS, Row, Side, timed

from tweespraak.psychometrics import (
    AdaptivePlan,
    Administer,
    ItemBank,
    Stop,
    compiled_cohorts,
    next_step,
    simulate,
)

PEOPLE = 1000
ONLINE = 12  # people a round, each some twenty items


def bank(items=500):
    rng = np.random.default_rng(1)
    return ItemBank(rng.lognormal(0.0, 0.25, items), rng.normal(0.0, 1.0, items))


def rows():
    """The three rows about adaptive tests."""
    known = bank()
    plan = AdaptivePlan(known, Stop(0.3, 1, 30))
    return [online(plan), simulation(plan), compiled(plan)]


def online(plan):
    """One person, one step, from the history alone: what a web request asks."""
    rng = np.random.default_rng(2)
    a, b = plan.bank.a, plan.bank.b
    right = rng.random((ONLINE, len(a))) < plan.bank.probability(rng.normal(size=ONLINE))
    sides = [Side(OURS, lambda: our_sessions(plan, right)[0])]
    notes = []
    if peers.MIRT:
        sides.append(Side("mirt", lambda: peers.mirt_sessions(a, b, right)[0]))
        notes.append(f"mirt: {alike(plan, right, peers.mirt_sessions(a, b, right)[1])}")
    if peers.CATSIM:
        sides.append(Side("catsim", lambda: peers.catsim_sessions(a, b, right)[0]))
        notes.append(f"catsim: {alike(plan, right, peers.catsim_sessions(a, b, right)[1])}")
    sides.append(Side(BARE, lambda: bare_sessions(Bare(a, b), right)))
    figures = {"mirt": 605e-6, "catsim": 330e-6, BARE: 12.5e-6}
    return Row("next item online, 500 2PL items", 25e-6, sides, figures, 7, 100e-6, notes)


def our_sessions(plan, right):
    """Seconds of every step, and the items of every person."""
    seconds, items = [], []
    for answers in right:
        history = []
        while True:
            rng = np.random.default_rng([5, len(history)])  # the caller's, as for mirt and catsim
            began = time.perf_counter()
            step = next_step(plan, history, rng)
            seconds.append(time.perf_counter() - began)
            if not isinstance(step, Administer):
                break
            history.append((step.item, float(answers[step.item])))
        items.append([item for item, _ in history])
    return seconds, items


def bare_sessions(bare, right):
    """The same in bare NumPy."""
    seconds = []
    for answers in right:
        items, given, se = [], [], 9.0
        while se > 0.3 and len(items) < 30:
            began = time.perf_counter()
            item, se = bare.next_item(np.array(items, int), np.array(given, int))
            seconds.append(time.perf_counter() - began)
            items.append(item)
            given.append(answers[item])
    return seconds


def alike(plan, right, theirs):
    """How many of their picks are ours, to the same answers."""
    ours = our_sessions(plan, right)[1]
    same = sum(
        x == y
        for one, other in zip(ours, theirs, strict=True)
        for x, y in zip(one, other, strict=False)
    )
    total = sum(min(len(one), len(other)) for one, other in zip(ours, theirs, strict=True))
    return f"{same} of {total} items the same, to the same answers"


def simulation(plan):
    """A thousand people, NumPy only."""
    theta = np.random.default_rng(3).normal(size=PEOPLE)
    items = _items_given(plan, theta)
    sides = [Side(OURS, timed(lambda: without_numba(plan, theta), items)), *_others(plan, theta)]
    figures = {"mirt": 11.4e-6, BARE: 6e-6}
    return Row("simulation per item, NumPy", 6e-6, sides, figures)


def compiled(plan):
    """The same, compiled, with bounds; its picks are those of the full scan (a test says so)."""
    theta = np.random.default_rng(3).normal(size=PEOPLE)
    if peers.NUMBA is None:
        return Row("simulation per item, [fast]", 0.25e-6, [], {}, notes=["numba is not installed"])
    items = _items_given(plan, theta)
    run = timed(lambda: simulate(plan, theta, np.random.default_rng(4)), items)
    sides = [Side(OURS, run), *_others(plan, theta)]
    if peers.MIRT:
        given = peers.mirt_batch(plan.bank.a, plan.bank.b, theta, rust=True)
        work = timed(lambda: peers.mirt_batch(plan.bank.a, plan.bank.b, theta, rust=True), given)
        sides.append(Side("mirt, Rust", work))
    figures = {"mirt": 11.4e-6, BARE: 4.38e-6}
    return Row("simulation per item, [fast]", 0.25e-6, sides, figures)


def without_numba(plan, theta):
    """A simulation that sweeps all items, whatever is installed."""
    with _numpy_only():
        return simulate(plan, theta, np.random.default_rng(4))


def _items_given(plan, theta):
    return int(without_numba(plan, theta).length.sum())


@contextmanager
def _numpy_only():
    before, compiled_cohorts.AVAILABLE = compiled_cohorts.AVAILABLE, False
    yield
    compiled_cohorts.AVAILABLE = before


def _others(plan, theta):
    a, b, sides = plan.bank.a, plan.bank.b, []
    if peers.MIRT:
        given = peers.mirt_batch(a, b, theta, rust=False)
        work = timed(lambda: peers.mirt_batch(a, b, theta, rust=False), given)
        sides.append(Side("mirt", work))
    bare = Bare(a, b)
    given = bare.simulate(theta, np.random.default_rng(4))
    work = timed(lambda: bare.simulate(theta, np.random.default_rng(4)), given)
    return [*sides, Side(BARE, work)]
