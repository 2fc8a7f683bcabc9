"""The next item of everybody in a group who is still being tested, or of one person."""

from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.content_balance import within_content
from tweespraak.psychometrics.item_choice import (
    NONE,
    most_informative,
    progress_of,
    progressive,
    randomesque,
)
from tweespraak.psychometrics.plans import AdaptivePlan

__all__ = ["NONE", "Sitting", "next_items"]

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]


class Sitting(NamedTuple):
    """Where n people are: estimate and error (n,), what each may still be shown (n, J).

    `scored` (n,) counts their scored items, `counts` (n, C + 1) those per content class, and
    `keep` (n,) is the class of an item that turned out void just now, or -1.
    """

    theta: Floats
    se: Floats
    scored: Floats
    free: Booleans
    counts: Floats | None
    keep: Integers | None


def next_items(plan: AdaptivePlan, sitting: Sitting, rng: Generator) -> Integers:
    """The item (n,) each of them is shown next, NONE where nothing may be shown."""
    tables, free = plan._tables, sitting.free
    if tables.classes is not None and sitting.counts is not None and sitting.keep is not None:
        free = within_content(free, tables.classes, tables.shares, sitting.counts, sitting.keep)
    information = tables.bank.scan.information(sitting.theta[:, None])
    if plan.selection == "information":
        return most_informative(information, free)
    if plan.selection == "randomesque":
        return randomesque(information, free, rng)
    stop = plan.stop
    progress = progress_of(
        sitting.scored, sitting.se, plan.prior.sd, stop.standard_error, stop.maximum
    )
    return progressive(information, free, progress, rng)
