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
    progressive,
    randomesque,
)
from tweespraak.psychometrics.plans import AdaptivePlan

__all__ = ["NONE", "Sitting", "next_items", "progress_of"]

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]
_EXACT = 1e-9  # a standard error that is as good as none


class Sitting(NamedTuple):
    """Where n people are: what each item would tell them and what they may be shown, (n, J).

    `progress` (n,), or one number, says how far each is, 0 to 1. `counts` (n, C + 1) are the
    scored items per content class, and `keep` (n,) the class of an item that turned out void
    just now, or -1.
    """

    information: Floats
    free: Booleans
    progress: Floats | float
    counts: Floats | None
    keep: Integers | None


def next_items(plan: AdaptivePlan, sitting: Sitting, rng: Generator) -> Integers:
    """The item (n,) each of them is shown next, NONE where nothing may be shown."""
    tables, free = plan._tables, sitting.free
    if tables.classes is not None and sitting.counts is not None and sitting.keep is not None:
        free = within_content(free, tables.classes, tables.shares, sitting.counts, sitting.keep)
    if plan.selection == "information":
        return most_informative(sitting.information, free)
    if plan.selection == "randomesque":
        return randomesque(sitting.information, free, rng)
    return progressive(sitting.information, free, sitting.progress, rng)


def progress_of(plan: AdaptivePlan, scored: int, se: Floats | float) -> Floats | float:
    """How far a test is, 0 to 1: the larger of precision gained and items used.

    Precision is 1 / se², from that of the prior to that of the stopping rule (McClarty, Sperling
    & Dodd, 2006); without a target only the items count. Other selections than
    progressive_restricted do not ask.
    """
    if plan.selection != "progressive_restricted":
        return 1.0
    used = min(scored / max(plan.stop.maximum - 1, 1), 1.0)
    target, start = plan.stop.standard_error, plan.prior.sd
    if target is None or target >= start:
        return used
    gained = (1.0 / np.maximum(se, _EXACT) ** 2 - 1.0 / start**2) / (
        1.0 / target**2 - 1.0 / start**2
    )
    return np.clip(gained, used, 1.0)
