"""An adaptive test given to many made-up people: how long, how exact, how worn its items become."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.cohorts import PEOPLE, Records, tested
from tweespraak.psychometrics.compiled_cohorts import can_compile, compiled_records
from tweespraak.psychometrics.curves import as_theta
from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.estimation import Estimate
from tweespraak.psychometrics.exposure import Wear
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.plans import AdaptivePlan

_BAND = 1.959963984540054  # standard errors to either side that hold 95 %


@dataclass(frozen=True)
class Simulation:
    """n simulated tests of a plan over J items.

    items      (n, warm-up + maximum) in the order shown, -1 padded; `length` (n,) of them
    exposure   (J,) share of the people who saw each item, warm-up included
    overlap    share of a test that two people have in common, on average; NaN below two people
    bias, rmse of the estimates, and `coverage`, the share of true thetas within 1.96 standard
               errors of their estimate
    """

    items: NDArray[np.int64]
    length: NDArray[np.int64]
    estimates: Estimate
    exposure: Floats
    overlap: float
    bias: float
    rmse: float
    coverage: float


def simulate(
    plan: AdaptivePlan, theta: ArrayLike, rng: Generator, true_bank: ItemBank | None = None
) -> Simulation:
    """Give `plan` to people with true abilities theta (n,).

    They answer by `true_bank`, which defaults to the plan's own; selection and scoring only know
    the plan's. With an exposure limit they come in random order and no item is ever shown to
    more than that share of those who came (one person at least), as a scored item. Raises
    BadInput for an empty theta and a true bank of another size.
    """
    ability = as_theta(theta)
    if not ability.size:
        raise BadInput("theta is empty; pass at least one ability.")
    true = plan.bank if true_bank is None else true_bank
    if len(true) != len(plan.bank):
        raise BadInput(
            f"true_bank has {len(true)} items and the plan's bank {len(plan.bank)}; "
            "pass the same items with their true parameters."
        )
    chances = rng.random((ability.size, plan.stop.maximum))
    if can_compile(plan):
        records = compiled_records(plan, ability, chances, true)
    else:
        records = in_cohorts(plan, ability, chances, true, rng)
    return _summary(records, ability, len(plan.bank))


def in_cohorts(
    plan: AdaptivePlan, ability: Floats, chances: Floats, true: ItemBank, rng: Generator
) -> Records:
    """The tests of everybody, swept in cohorts over all items."""
    n, limit = ability.size, plan.exposure_limit
    wear = None if limit is None else Wear(limit, n, len(plan.bank))
    arrival = np.arange(n) if wear is None else rng.permutation(n)
    records = Records.blank(n, len(plan.warm_up) + plan.stop.maximum)
    for start in range(0, n, PEOPLE):
        rows = arrival[start : start + PEOPLE]
        if wear is not None:
            wear.arrive(len(rows))
        records.fill(rows, tested(plan, ability[rows], chances[rows], true, rng, wear))
    return records


def _summary(records: Records, ability: Floats, items: int) -> Simulation:
    shown = records.items >= 0
    counts = np.bincount(records.items[shown], minlength=items).astype(np.float64)
    error = records.theta - ability
    return Simulation(
        items=records.items,
        length=shown.sum(axis=1),
        estimates=Estimate(records.theta, records.se),
        exposure=counts / len(ability),
        overlap=_overlap(counts, len(ability)),
        bias=float(error.mean()),
        rmse=float(np.sqrt((error**2).mean())),
        coverage=float((np.abs(error) <= _BAND * records.se).mean()),
    )


def _overlap(counts: Floats, n: int) -> float:
    """Items two people share over the mean length (Chen, Ankenmann & Spray, 2003, eq. 3)."""
    shown = float(counts.sum())
    if n < 2 or shown == 0.0:
        return float("nan")
    return float((counts * (counts - 1.0)).sum()) / ((n - 1.0) * shown)
