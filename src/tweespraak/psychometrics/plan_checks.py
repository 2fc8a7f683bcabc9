"""Plans that cannot be carried out, said in a sentence that names the item or the class."""

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tweespraak.psychometrics.errors import BadInput

if TYPE_CHECKING:
    from tweespraak.psychometrics.plans import AdaptivePlan

SELECTIONS = ("information", "progressive_restricted", "randomesque")
_ROUNDING = 0.02  # shares written in whole percents add up to 1 only roughly


def check_plan(plan: "AdaptivePlan") -> None:
    """Raise BadInput for the first thing in `plan` that does not fit its bank or itself."""
    if plan.selection not in SELECTIONS:
        raise BadInput(f"selection {plan.selection!r} is unknown; use {', '.join(SELECTIONS)}.")
    if not plan.grid.low < plan.prior.mean < plan.grid.high:
        raise BadInput(
            f"prior: mean {plan.prior.mean:g} lies outside the grid from {plan.grid.low:g} to "
            f"{plan.grid.high:g}; pass a Grid around it."
        )
    _check_items(plan)
    _check_warm_up(plan)
    _check_exposure(plan.exposure_limit, plan.exposure_so_far)
    _check_content(plan.content, plan.content_shares)


def _check_items(plan: "AdaptivePlan") -> None:
    size = len(plan.bank)
    places: dict[str, Iterable[int]] = {
        "warm_up": plan.warm_up,
        "excluded": plan.excluded,
        "content": plan.content or (),
        "exposure_so_far": plan.exposure_so_far or (),
        "enemies": [item for group in plan.enemies for item in group],
    }
    for name, items in places.items():
        for item in items:
            if not 0 <= item < size:
                raise BadInput(
                    f"{name}: item {item} is not in the bank of {size} items; "
                    f"pass item numbers from 0 to {size - 1}."
                )


def _check_warm_up(plan: "AdaptivePlan") -> None:
    shown = set(plan.warm_up)
    if len(shown) < len(plan.warm_up):
        twice = next(item for item in plan.warm_up if list(plan.warm_up).count(item) > 1)
        raise BadInput(f"warm_up: item {twice} is there twice; nobody sees an item twice.")
    for group in plan.enemies:
        together = sorted(shown & group)
        if len(together) > 1:
            raise BadInput(
                f"warm_up: items {together[0]} and {together[1]} are enemies; warm up with one."
            )


def _check_exposure(limit: float | None, so_far: Mapping[int, float] | None) -> None:
    if limit is not None and not 0 < limit <= 1:
        raise BadInput(f"exposure_limit is {limit}; pass a share above 0 and up to 1, or None.")
    for item, share in (so_far or {}).items():
        if not 0 <= share <= 1:
            raise BadInput(
                f"exposure_so_far: item {item} has {share}; pass the share of people who saw it."
            )


def _check_content(content: Mapping[int, str] | None, shares: Mapping[str, float] | None) -> None:
    if shares is None:
        return
    classes = set((content or {}).values())
    for name, share in shares.items():
        if not (math.isfinite(share) and share >= 0):
            raise BadInput(f"content_shares: {name!r} has {share}; pass a share of 0 or more.")
        if name not in classes:
            raise BadInput(
                f"content_shares: no item in content has the class {name!r}; "
                "give items that class or leave it out."
            )
    if abs(sum(shares.values()) - 1.0) > _ROUNDING:
        raise BadInput(f"content_shares add up to {sum(shares.values()):g}; make them add up to 1.")
