"""Whether the reported error of an adaptive test is the real one, when the items are not known exactly.

The true bank is drawn from what the covariance of the known one leaves possible; the plan only
ever sees the known one.
"""

import numpy as np
import pytest

from tweespraak.psychometrics import AdaptivePlan, ItemBank, Stop, simulate

SLOPE_SD = 0.17  # of log a, and
CLONE, COLD = 0.62, 1.0  # of b: of a clone of a known item, and of an item predicted from its rules


def known(items: int, rng: np.random.Generator, spread: float) -> ItemBank:
    """What is believed of new items: their slopes alike, their difficulties predicted."""
    covariance = np.tile(np.diag([SLOPE_SD**2, spread**2]), (items, 1, 1))
    covariance[:, 0, 1] = covariance[:, 1, 0] = -0.2 * SLOPE_SD * spread
    return ItemBank(np.full(items, 1.3), rng.normal(0.1, 1.2, items), 0.15, 1.0, covariance)


def drawn(bank: ItemBank, rng: np.random.Generator) -> ItemBank:
    """One of the banks that the uncertainty about `bank` allows."""
    roots = np.linalg.cholesky(bank.covariance)
    shift = np.einsum("jkl,jl->jk", roots, rng.normal(size=(len(bank), 2)))
    return ItemBank(bank.a * np.exp(shift[:, 0]), bank.b + shift[:, 1], bank.c, bank.d)


def coverage(spread: float, banks: int, people: int, *, admits: bool, **wanted: object) -> float:
    """Share of true thetas within 1.96 reported errors, over true banks drawn anew."""
    rng, inside = np.random.default_rng(21), []
    for _ in range(banks):
        believed = known(150, rng, spread)
        told = believed if admits else ItemBank(believed.a, believed.b, believed.c)
        plan = AdaptivePlan(told, Stop(0.45, 8, 25), **wanted)
        done = simulate(plan, rng.normal(size=people), rng, drawn(believed, rng))
        inside.append(done.coverage)
    return float(np.mean(inside))


@pytest.mark.slow(reason="simulates 2,000 adaptive tests")
def test_the_error_of_cold_items_is_honest() -> None:
    assert coverage(COLD, 20, 50, admits=True) == pytest.approx(0.95, abs=0.025)
    assert coverage(COLD, 20, 50, admits=False) < 0.925


@pytest.mark.long
@pytest.mark.parametrize("spread", [0.2, CLONE, COLD])
@pytest.mark.parametrize("selection", ["information", "progressive_restricted"])
def test_the_error_is_honest_whatever_is_unsure(spread: float, selection: str) -> None:
    limit = 0.25 if selection == "progressive_restricted" else None
    found = coverage(spread, 150, 100, admits=True, selection=selection, exposure_limit=limit)
    assert 0.93 <= found <= 0.97


@pytest.mark.long
def test_known_items_need_no_allowance() -> None:
    rng = np.random.default_rng(5)
    bank = known(150, rng, 0.5)
    sure = ItemBank(bank.a, bank.b, bank.c)
    done = simulate(AdaptivePlan(sure, Stop(0.40, 8, 25)), rng.normal(size=8000), rng)
    assert 0.94 <= done.coverage <= 0.96
    assert done.bias == pytest.approx(0.0, abs=0.02)
