"""One adaptive test as a fold: the plan and what happened so far give what happens next."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from tweespraak.psychometrics.adaptive_posterior import eap_of_one
from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.estimation import Estimate
from tweespraak.psychometrics.histories import Past, past_of
from tweespraak.psychometrics.next_items import NONE, Sitting, next_items, progress_of
from tweespraak.psychometrics.plan_tables import PlanTables
from tweespraak.psychometrics.plans import AdaptivePlan, Finish, Stop

Integers = NDArray[np.int64]
History = Sequence[tuple[int, float]]


@dataclass(frozen=True)
class Administer:
    """Show this item; a warm-up item is not scored."""

    item: int
    scored: bool


@dataclass(frozen=True)
class Finished:
    """The test is over, why, and the ability it ends with (EAP)."""

    reason: Finish
    estimate: Estimate


def next_step(plan: AdaptivePlan, history: History, rng: Generator) -> Administer | Finished:
    """What happens after `history`, which holds (item, response) with 1 right, 0 wrong.

    A response of NaN is void: the item was shown and never comes again, is not scored or
    counted, and the next item has its content class. Nothing is remembered between calls, so a
    test goes on from its history alone; pass `default_rng([seed, len(history)])` and it goes on
    exactly as it would have. The estimate does not depend on the order of the answers.

    Reasons: PRECISE_ENOUGH, ALL_ITEMS (the maximum) or BANK_EMPTY (nothing left that may be
    shown); never OUT_OF_TIME or STOPPED, which only the caller can know. Raises BadInput for an
    item that is not in the bank or comes twice, and for any other response.
    """
    tables = plan._tables
    past = past_of(tables, history)
    for item in tables.warm_up:
        if item not in past.shown:
            return Administer(item, scored=False)
    theta, se = _estimate(tables, past)
    reason = reason_to_stop(plan.stop, len(past.answers), se)
    if reason is None:
        item = int(next_items(plan, _sitting(plan, past, theta, se), rng)[0])
        if item != NONE:
            return Administer(item, scored=True)
        reason = Finish.BANK_EMPTY
    return Finished(reason, Estimate(np.asarray(theta), np.asarray(se)))


def reason_to_stop(stop: Stop, scored: int, se: float) -> Finish | None:
    """Why a test ends after so many scored items at this standard error, if it does."""
    if stop.standard_error is not None and scored >= stop.minimum and se <= stop.standard_error:
        return Finish.PRECISE_ENOUGH
    return Finish.ALL_ITEMS if scored >= stop.maximum else None


def _estimate(tables: PlanTables, past: Past) -> tuple[float, float]:
    rows, averaged = np.array(past.answers, dtype=np.intp), tables.bank.log_averaged
    return eap_of_one(
        tables.bank,
        _posterior(tables.bank.log_p, rows, tables.log_prior),
        None if averaged is None else _posterior(averaged, rows, tables.log_prior),
    )


def _posterior(table: Floats, rows: Integers, log_prior: Floats) -> Floats:
    """Log posterior of one person, (Q,), from the rows of the answers given."""
    total = np.add.reduce(table.take(rows, axis=0), axis=0)
    total += log_prior
    return np.asarray(total, dtype=np.float64)


def _sitting(plan: AdaptivePlan, past: Past, theta: float, se: float) -> Sitting:
    tables = plan._tables
    return Sitting(
        tables.bank.scan.information(theta)[None, :],
        past.free(tables),
        progress_of(plan, len(past.answers), se),
        *past.content(tables),
    )
