"""Simulated tests: the same as tests taken one by one, and what they say about a plan."""

import numpy as np
import pytest

from tests.psychometrics.adaptive_cases import bank_of
from tweespraak.psychometrics import (
    AdaptivePlan,
    Administer,
    BadInput,
    ItemBank,
    Normal,
    Stop,
    next_step,
    simulate,
)
from tweespraak.psychometrics.compiled import AVAILABLE
from tweespraak.psychometrics.compiled_cohorts import can_compile, compiled_records
from tweespraak.psychometrics.simulation import in_cohorts

bank = bank_of(80, seed=6)


def one_by_one(plan: AdaptivePlan, theta, chances, true):
    """The same people through `next_step`, answering with the same chances."""
    rng, rows, ends = np.random.default_rng(0), [], []
    for ability, luck in zip(theta, chances, strict=True):
        p, history, scored = true.probability(ability)[0], [], 0
        while isinstance(now := next_step(plan, history, rng), Administer):
            history.append((now.item, float(now.scored and luck[scored] < p[now.item])))
            scored += now.scored
        rows.append([item for item, _ in history])
        ends.append((float(now.estimate.theta), float(now.estimate.se)))
    return rows, np.array(ends)


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"warm_up": (5, 3), "excluded": frozenset({1, 2, 5})},
        {"enemies": [frozenset({0, 3, 9}), frozenset(range(20, 60))], "warm_up": (3,)},
        {"content": {i: "xyz"[i % 3] for i in range(70)}},
        {
            "content": {i: "xyz"[i % 3] for i in range(70)},
            "content_shares": {"x": 0.5, "y": 0.4, "z": 0.1},
        },
        {"prior": Normal(0.5, 0.7)},
    ],
)
def test_a_simulated_test_is_the_test_somebody_would_take(wanted: dict[str, object]) -> None:
    plan = AdaptivePlan(bank, Stop(0.45, 3, 11), **wanted)
    theta = np.linspace(-2, 2, 9)
    true = bank_of(80, seed=60)
    done = simulate(plan, theta, np.random.default_rng(4), true_bank=true)
    chances = np.random.default_rng(4).random((9, 11))
    rows, ends = one_by_one(plan, theta, chances, true)
    width = len(plan.warm_up) + 11
    assert done.items.tolist() == [row + [-1] * (width - len(row)) for row in rows]
    np.testing.assert_allclose(done.estimates.theta, ends[:, 0], atol=1e-9)
    np.testing.assert_allclose(done.estimates.se, ends[:, 1], atol=1e-9)


def test_unsure_items_are_simulated_with_their_larger_error() -> None:
    unsure = ItemBank(bank.a, bank.b, covariance=np.tile([[0.02, 0.01], [0.01, 0.3]], (80, 1, 1)))
    plan, theta = AdaptivePlan(unsure, Stop(0.5, 3, 14)), np.array([-1.0, 0.2, 1.5])
    done = simulate(plan, theta, np.random.default_rng(4))
    chances = np.random.default_rng(4).random((3, 14))
    rows, ends = one_by_one(plan, theta, chances, unsure)
    assert [row[row >= 0].tolist() for row in done.items] == rows
    np.testing.assert_allclose(done.estimates.se, ends[:, 1], atol=1e-9)


def test_the_summary_is_what_the_tests_say() -> None:
    plan = AdaptivePlan(bank, Stop(0.5, 2, 9), warm_up=(4,), selection="randomesque")
    theta = np.random.default_rng(1).normal(size=30)
    done = simulate(plan, theta, np.random.default_rng(2))
    shown = [set(row[row >= 0].tolist()) for row in done.items]
    assert done.items.shape == (30, 10)
    assert done.items.dtype == done.length.dtype == np.int64
    assert [len(items) for items in shown] == done.length.tolist()
    assert done.exposure.tolist() == [
        sum(item in items for items in shown) / 30 for item in range(80)
    ]
    shared = [len(shown[i] & shown[j]) for i in range(30) for j in range(i)]
    assert done.overlap == pytest.approx(np.mean(shared) / done.length.mean())
    error = done.estimates.theta - theta
    assert done.bias == pytest.approx(error.mean())
    assert done.rmse == pytest.approx(np.sqrt(np.mean(error**2)))
    assert done.coverage == np.mean(abs(error) <= 1.959964 * done.estimates.se)


def test_one_person_is_enough_and_has_no_overlap() -> None:
    done = simulate(AdaptivePlan(bank, Stop(maximum=3)), 0.5, np.random.default_rng(1))
    assert done.items.shape == (1, 3)
    assert np.isnan(done.overlap)


def test_the_true_bank_decides_the_answers_and_the_known_one_the_rest() -> None:
    easy = ItemBank(bank.a, bank.b - 9.0)
    plan = AdaptivePlan(bank, Stop(maximum=8))
    assert simulate(plan, np.zeros(5), np.random.default_rng(1), easy).bias > 1.0


@pytest.mark.slow(reason="1,400 tests of fifteen items")
def test_the_design_that_was_studied_has_its_numbers() -> None:
    """Our page on methods: 250 3PL items, SE .40, 8 to 25 items (mean length, RMSE, overlap)."""
    rng = np.random.default_rng(3)
    studied = ItemBank(rng.normal(1.3, 0.25, 250), rng.normal(0.1, 1.2, 250), 0.15)
    theta, stop = rng.normal(size=700), Stop(0.40, 8, 25)
    plain = simulate(AdaptivePlan(studied, stop), theta, rng)
    spread = AdaptivePlan(studied, stop, selection="progressive_restricted", exposure_limit=0.25)
    fair = simulate(spread, theta, rng)
    assert plain.length.mean() == pytest.approx(13.8, abs=0.8)
    assert fair.length.mean() == pytest.approx(16.3, abs=1.0)
    assert plain.rmse == pytest.approx(0.397, abs=0.03)
    assert fair.rmse == pytest.approx(0.393, abs=0.03)
    assert (plain.exposure.max(), plain.overlap) == (1.0, pytest.approx(0.43, abs=0.05))
    assert fair.exposure.max() <= 0.25
    assert (fair.exposure == 0).mean() <= 0.02
    assert fair.overlap == pytest.approx(0.18, abs=0.03)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (([],), "theta is empty; pass at least one ability"),
        (([0.0, np.nan],), "theta contains NaN"),
        (([0.0], bank_of(79)), "true_bank has 79 items and the plan's bank 80"),
    ],
)
def test_what_cannot_be_simulated_is_said(arguments: tuple[object, ...], told: str) -> None:
    theta, *true = arguments
    with pytest.raises(BadInput, match=told):
        simulate(AdaptivePlan(bank, Stop()), theta, np.random.default_rng(1), *true)


@pytest.mark.skipif(not AVAILABLE, reason="numba is not installed")
@pytest.mark.slow(reason="compiles, and sweeps all items for 600 people")
@pytest.mark.parametrize(("c", "d"), [(0.0, 1.0), (0.2, 0.96)])
@pytest.mark.parametrize("stop", [Stop(0.35, 1, 25), Stop(None, 0, 12)])
def test_compiled_picks_are_those_of_the_full_scan(c: float, d: float, stop: Stop) -> None:
    full = bank_of(300, seed=2)
    known = ItemBank(full.a, full.b, c, d)
    plan = AdaptivePlan(known, stop, warm_up=(8, 3), excluded=frozenset(range(40, 70)))
    rng = np.random.default_rng(5)
    theta, chances = rng.normal(size=600), rng.random((600, stop.maximum))
    assert can_compile(plan)
    quick = compiled_records(plan, theta, chances, known)
    scan = in_cohorts(plan, theta, chances, known, rng)
    np.testing.assert_array_equal(quick.items, scan.items)
    np.testing.assert_allclose(quick.theta, scan.theta, atol=1e-12)
    np.testing.assert_allclose(quick.se, scan.se, atol=1e-12)


@pytest.mark.skipif(not AVAILABLE, reason="numba is not installed")
@pytest.mark.slow(reason="compiles")
def test_a_bank_that_runs_out_runs_out_when_compiled_too() -> None:
    plan, rng = AdaptivePlan(bank_of(4), Stop(maximum=9)), np.random.default_rng(5)
    theta, chances = rng.normal(size=9), rng.random((9, 9))
    quick = compiled_records(plan, theta, chances, plan.bank)
    np.testing.assert_array_equal(
        quick.items, in_cohorts(plan, theta, chances, plan.bank, rng).items
    )
    assert (quick.items >= 0).sum() == 36


def test_what_is_compiled_is_right_before_it_is() -> None:
    """Without Numba the same lines run as Python: the bounds are tested everywhere."""
    if AVAILABLE:
        pytest.skip("compiled already; the tests above look at it")
    plan, rng = AdaptivePlan(bank_of(40, c=0.15), Stop(0.5, 1, 12)), np.random.default_rng(5)
    theta, chances = rng.normal(size=12), rng.random((12, 12))
    quick = compiled_records(plan, theta, chances, plan.bank)
    scan = in_cohorts(plan, theta, chances, plan.bank, rng)
    np.testing.assert_array_equal(quick.items, scan.items)
    np.testing.assert_allclose(quick.theta, scan.theta, atol=1e-12)
