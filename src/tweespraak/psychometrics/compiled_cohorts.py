"""Simulated tests by information alone, one person after the other, for Numba to compile.

The same picks as the sweep over all items in `cohorts`: bounds only spare looking at items that
cannot be the best. Posteriors are multiplied instead of summed in logs, and divided by their sum
at the next, so nothing underflows.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.cohorts import Records
from tweespraak.psychometrics.compiled import AVAILABLE, compiled
from tweespraak.psychometrics.information_bounds import Bounds, bounds_of
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.plans import AdaptivePlan

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]


class Rule(NamedTuple):
    """When to stop; target 0 is never reached."""

    target: float
    minimum: int
    maximum: int


def can_compile(plan: AdaptivePlan) -> bool:
    """Whether Numba is there and nothing but information decides which item comes next."""
    tables = plan._tables
    free = plan.exposure_limit is None and tables.classes is None and not tables.enemies
    return (
        AVAILABLE and free and plan.selection == "information" and tables.bank.log_averaged is None
    )


def compiled_records(
    plan: AdaptivePlan, ability: Floats, chances: Floats, true: ItemBank
) -> Records:
    """Test n people; they are right where chances (n, maximum) lie below their probability."""
    tables, stop = plan._tables, plan.stop
    records = Records.blank(len(ability), len(plan.warm_up) + stop.maximum)
    records.items[:, : len(tables.warm_up)] = tables.warm_up
    _test_all(
        _items(plan.bank),
        _items(true),
        bounds_of(plan.bank, plan.grid),
        Rule(stop.standard_error or 0.0, stop.minimum, stop.maximum),
        tables.open,
        tables.bank.likelihood,
        np.exp(tables.log_prior),
        tables.bank.nodes,
        ability,
        chances,
        records.items[:, len(tables.warm_up) :],
        records.theta,
        records.se,
    )
    return records


def _items(bank: ItemBank) -> Floats:
    """a, b, c and d side by side, (J, 4): what is read together lies together."""
    return np.stack([bank.a, bank.b, bank.c, bank.d], axis=1)


@compiled
def _test_all(
    known: Floats,
    true: Floats,
    bounds: Bounds,
    rule: Rule,
    may: Booleans,
    likelihood: Floats,
    prior: Floats,
    nodes: Floats,
    ability: Floats,
    chances: Floats,
    items: Integers,
    theta: Floats,
    se: Floats,
) -> None:
    """Fill items (n, maximum), theta and se (n,)."""
    weight = np.empty(nodes.size)
    seen = np.full(may.size, -1)  # by whom last
    for person in range(ability.size):
        weight[:] = 1.0
        total, first, second = _multiplied(weight, prior, 1.0, nodes)
        for step in range(rule.maximum + 1):
            mean = first / total
            error = np.sqrt(max(second / total - mean * mean, 0.0))
            theta[person], se[person] = mean, error
            if step == rule.maximum or (step >= rule.minimum and error <= rule.target):
                break
            item = _best(known, bounds, may, seen, person, mean)
            if item < 0:
                break
            seen[item] = person
            items[person, step] = item
            p = _right(true, item, ability[person])
            answer = 2 * item + (1 if chances[person, step] < p else 0)
            total, first, second = _multiplied(weight, likelihood[answer], 1.0 / total, nodes)


@compiled
def _multiplied(
    weight: Floats, factor: Floats, scale: float, nodes: Floats
) -> tuple[float, float, float]:
    """Multiply the weights by factor x scale; their sum, and that with theta and theta²."""
    total, first, second = 0.0, 0.0, 0.0
    for node in range(nodes.size):
        now = weight[node] * factor[node] * scale
        weight[node] = now
        total += now
        first += now * nodes[node]
        second += now * nodes[node] * nodes[node]
    return total, first, second


@compiled
def _best(
    known: Floats, bounds: Bounds, may: Booleans, seen: Integers, person: int, theta: float
) -> int:
    """The unseen item with most information at theta, the first of equals, or -1."""
    cell = int((theta - bounds.low) / bounds.width)
    cell = min(max(cell, 0), len(bounds.order) - 1)
    order, bound = bounds.order[cell], bounds.bound[cell]
    best, most = -1, -1.0
    for rank in range(may.size):
        if bound[rank] < most:
            break
        item = order[rank]
        if not may[item] or seen[item] == person:
            continue
        told = _information(known, item, theta)
        if told > most or (told == most and item < best):
            best, most = item, told
    return best


@compiled
def _information(items: Floats, item: int, theta: float) -> float:
    a, b, c, d = items[item, 0], items[item, 1], items[item, 2], items[item, 3]
    t = np.exp(min(max(a * (theta - b), -300.0), 300.0))
    down = 1.0 / (1.0 + t)
    up = t * down
    slope = a * (d - c) * up * down
    return float(slope * slope / ((d * up + c * down) * ((1.0 - d) * up + (1.0 - c) * down)))


@compiled
def _right(items: Floats, item: int, theta: float) -> float:
    a, b, c, d = items[item, 0], items[item, 1], items[item, 2], items[item, 3]
    return float(c + (d - c) / (1.0 + np.exp(min(max(a * (b - theta), -300.0), 300.0))))
