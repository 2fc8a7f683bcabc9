"""What an adaptive test is told beforehand: its items, how it chooses among them, when it stops."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Literal

from tweespraak.psychometrics.errors import BadInput
from tweespraak.psychometrics.grids import Grid, Normal
from tweespraak.psychometrics.models import ItemBank
from tweespraak.psychometrics.plan_checks import check_plan
from tweespraak.psychometrics.plan_tables import PlanTables, tables_of

Selection = Literal["information", "progressive_restricted", "randomesque"]
_STANDARD = Normal()
_GRID = Grid()


class Finish(StrEnum):
    """Why a test ended."""

    PRECISE_ENOUGH = "precise_enough"
    ALL_ITEMS = "all_items"
    OUT_OF_TIME = "out_of_time"
    BANK_EMPTY = "bank_empty"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Stop:
    """When to stop: at this standard error (theta units) from `minimum` scored items on, else at `maximum`.

    Warm-up items come on top and are not counted. Raises BadInput for what can never be reached.
    """

    standard_error: float | None = None
    minimum: int = 1
    maximum: int = 30

    def __post_init__(self) -> None:
        target = self.standard_error
        if target is not None and not (math.isfinite(target) and target > 0):
            raise BadInput(f"Stop: standard_error is {target}; pass a number above 0, or None.")
        if not 0 <= self.minimum <= self.maximum or self.maximum < 1:
            raise BadInput(
                f"Stop: minimum {self.minimum} and maximum {self.maximum} do not fit; "
                "pass 0 <= minimum <= maximum, and a maximum of 1 or more."
            )


@dataclass(frozen=True)
class AdaptivePlan:
    """One adaptive test, the same for everybody but for `excluded` and `exposure_so_far`.

    warm_up          items shown first, in this order, never scored
    selection        information: the most informative item at the EAP (Lord, 1980);
                     randomesque: at random among the five best (Kingsbury & Zara, 1989);
                     progressive_restricted: from random to informative as the test goes on
                     (Revuelta & Ponsoda, 1998; by standard error: McClarty et al., 2006)
    exposure_limit   largest share of people who may see an item, with any selection
    exposure_so_far  item -> the share who saw it; at the limit it is not shown
    content          item -> its class; content_shares: class -> wanted share of the scored items.
                     Soft: another class is taken when one has no item left
    enemies          sets of items of which a person sees at most one
    excluded         items this person never sees, warm-up included

    Raises BadInput that names the item or class that does not fit.
    """

    bank: ItemBank
    stop: Stop
    warm_up: Sequence[int] = ()
    selection: Selection = "information"
    exposure_limit: float | None = None
    exposure_so_far: Mapping[int, float] | None = None
    content: Mapping[int, str] | None = None
    content_shares: Mapping[str, float] | None = None
    enemies: Sequence[frozenset[int]] = ()
    excluded: frozenset[int] = frozenset()
    prior: Normal = _STANDARD
    grid: Grid = _GRID

    def __post_init__(self) -> None:
        check_plan(self)

    @cached_property
    def _tables(self) -> PlanTables:
        """What every step needs and no answer changes; made at the first step."""
        return tables_of(self)
