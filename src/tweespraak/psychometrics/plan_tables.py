"""What every step of an adaptive test needs and no answer changes: worked out once for a plan."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tweespraak.psychometrics.arrays import Floats
from tweespraak.psychometrics.bank_tables import BankTables, bank_tables
from tweespraak.psychometrics.grids import log_weights

if TYPE_CHECKING:
    from tweespraak.psychometrics.plans import AdaptivePlan

Booleans = NDArray[np.bool_]
Integers = NDArray[np.int64]


class PlanTables(NamedTuple):
    """A plan as arrays.

    `open` (J,) is what selection may take; `enemies` says of an item which others it shuts
    out; `classes` (J,) numbers the C content classes, -1 without one, and `shares` (C + 1,) is
    what is wanted of each, nothing of the last, which is no class.
    """

    bank: BankTables
    size: int
    log_prior: Floats
    warm_up: tuple[int, ...]
    open: Booleans
    enemies: Mapping[int, Integers]
    classes: Integers | None
    shares: Floats | None
    class_count: int  # C + 1, or 0 without content


def tables_of(plan: "AdaptivePlan") -> PlanTables:
    """The tables of `plan`, which has been checked."""
    names = sorted(set((plan.content or {}).values()))
    return PlanTables(
        bank=bank_tables(plan.bank, plan.grid),
        size=len(plan.bank),
        log_prior=log_weights(plan.grid, plan.prior),
        warm_up=tuple(int(item) for item in plan.warm_up if item not in plan.excluded),
        open=_open(plan),
        enemies=_enemies(plan),
        classes=_classes(plan, names),
        shares=_shares(plan, names),
        class_count=len(names) + 1 if names else 0,
    )


def _open(plan: "AdaptivePlan") -> Booleans:
    left = np.ones(len(plan.bank), dtype=np.bool_)
    left[[*plan.excluded, *plan.warm_up]] = False
    if plan.exposure_limit is not None and plan.exposure_so_far:
        worn = [i for i, share in plan.exposure_so_far.items() if share >= plan.exposure_limit]
        left[worn] = False
    return left


def _enemies(plan: "AdaptivePlan") -> dict[int, Integers]:
    found: dict[int, set[int]] = {}
    for group in plan.enemies:
        for item in group:
            found.setdefault(item, set()).update(set(group) - {item})
    return {item: np.array(sorted(others), dtype=np.int64) for item, others in found.items()}


def _classes(plan: "AdaptivePlan", names: list[str]) -> Integers | None:
    if not plan.content:
        return None
    classes = np.full(len(plan.bank), -1, dtype=np.int64)
    for item, name in plan.content.items():
        classes[item] = names.index(name)
    return classes


def _shares(plan: "AdaptivePlan", names: list[str]) -> Floats | None:
    if plan.content_shares is None:
        return None
    shares = np.array([*(plan.content_shares.get(name, 0.0) for name in names), 0.0])
    return np.asarray(shares / shares.sum(), dtype=np.float64)
