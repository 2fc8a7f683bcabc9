"""A group of simulated people tested side by side: everybody's next item in one sweep."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.special import expit

from tweespraak.psychometrics.adaptive_posterior import eap
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.exposure import Wear
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.next_items import NONE, Sitting, next_items, progress_of
from tweespraak.psychometrics.plans import AdaptivePlan

Integers = NDArray[np.int64]
PEOPLE = 64  # at a time: what a sweep needs stays in the processor's cache


@dataclass(frozen=True)
class Records:
    """Finished tests: items shown (n, length), -1 padded, with estimates and errors (n,)."""

    items: Integers
    theta: Floats
    se: Floats

    @classmethod
    def blank(cls, n: int, length: int) -> "Records":
        """Room for n tests of at most so many items."""
        return cls(np.full((n, length), NONE), np.empty(n), np.empty(n))

    def fill(self, rows: Integers, records: "Records") -> None:
        """Put `records` in these rows."""
        self.items[rows], self.theta[rows], self.se[rows] = records.items, records.theta, records.se


class _Cohort:
    """What is known of m people while they are tested; every array has m rows."""

    def __init__(self, plan: AdaptivePlan, m: int) -> None:
        tables = plan._tables
        self.plan, self.tables, self.stop = plan, tables, plan.stop
        self.records = Records.blank(m, len(plan.warm_up) + plan.stop.maximum)
        self.records.items[:, : len(tables.warm_up)] = tables.warm_up
        self.log_posterior = np.tile(tables.log_prior, (m, 1))
        unsure = tables.bank.log_averaged is not None
        self.log_averaged = self.log_posterior.copy() if unsure else None
        self.free = np.tile(tables.open, (m, 1))
        for item in tables.enemies.keys() & set(tables.warm_up):
            self.free[:, tables.enemies[item]] = False
        self.counts = None if tables.classes is None else np.zeros((m, tables.class_count))
        self.keep = None if tables.classes is None else np.full(m, NONE)

    def go_on(self, who: Integers, step: int) -> Integers:
        """Estimate everybody anew; who is not done yet after `step` scored items."""
        averaged = None if self.log_averaged is None else self.log_averaged[who]
        theta, se = eap(self.tables.bank, self.log_posterior[who], averaged)
        self.records.theta[who], self.records.se[who] = theta, se
        if step >= self.stop.maximum:
            return who[:0]
        if self.stop.standard_error is None or step < self.stop.minimum:
            return who
        return who[se > self.stop.standard_error]

    def sitting(self, who: Integers, step: int, wear: Wear | None) -> Sitting:
        """Where these people are."""
        free = self.free[who] if wear is None else self.free[who] & wear.open()
        return Sitting(
            self.tables.bank.scan.information(self.records.theta[who, None]),
            free,
            progress_of(self.plan, step, self.records.se[who]),
            None if self.counts is None else self.counts[who],
            None if self.keep is None else self.keep[who],
        )

    def take(self, who: Integers, item: Integers, right: NDArray[np.bool_], step: int) -> None:
        """Write down what each was shown and answered."""
        answer = 2 * item + right
        self.records.items[who, len(self.tables.warm_up) + step] = item
        self.log_posterior[who] += self.tables.bank.log_p[answer]
        if self.log_averaged is not None and self.tables.bank.log_averaged is not None:
            self.log_averaged[who] += self.tables.bank.log_averaged[answer]
        self.free[who, item] = False
        if self.tables.enemies:
            for person, shown in zip(who, item, strict=True):
                self.free[person, self.tables.enemies.get(int(shown), [])] = False
        if self.counts is not None and self.tables.classes is not None:
            self.counts[who, self.tables.classes[item]] += 1.0


def tested(
    plan: AdaptivePlan,
    ability: Floats,
    chances: Floats,
    true: ItemBank,
    rng: Generator,
    wear: Wear | None,
) -> Records:
    """Test m people; they are right where chances (m, maximum) lie below their probability."""
    cohort = _Cohort(plan, len(ability))
    who = np.arange(len(ability))
    for step in range(plan.stop.maximum + 1):
        who = cohort.go_on(who, step)
        item = _items(cohort, who, step, rng, wear)
        who, item = who[item != NONE], item[item != NONE]
        if not who.size:
            break
        right = chances[who, step] < _probability(true, ability[who], item)
        cohort.take(who, item, right, step)
    return cohort.records


def _items(
    cohort: _Cohort, who: Integers, step: int, rng: Generator, wear: Wear | None
) -> Integers:
    """The next item of each; who finds it worn out by the others chooses again."""
    if wear is None:
        return next_items(cohort.plan, cohort.sitting(who, step, None), rng)
    item, waiting = np.full(len(who), NONE), np.arange(len(who))
    while waiting.size:
        wanted = next_items(cohort.plan, cohort.sitting(who[waiting], step, wear), rng)
        waiting, wanted = waiting[wanted != NONE], wanted[wanted != NONE]
        served = wear.admit(wanted)
        item[waiting[served]] = wanted[served]
        waiting = waiting[~served]
    return item


def _probability(bank: ItemBank, theta: Floats, item: Integers) -> Floats:
    """P(right) of each person on their own item, (m,)."""
    c, d = bank.c[item], bank.d[item]
    return np.asarray(c + (d - c) * expit(bank.a[item] * (theta - bank.b[item])))
