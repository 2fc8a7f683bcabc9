"""What holds of every adaptive plan, whatever is asked of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.psychometrics.adaptive_cases import answering, bank_of, step, taken
from tweespraak.psychometrics import (
    AdaptivePlan,
    Administer,
    Finish,
    Finished,
    Grid,
    ItemBank,
    Stop,
    simulate,
)
from tweespraak.psychometrics.information_bounds import bounds_of, peaks
from tweespraak.psychometrics.item_scan import ItemScan

ITEMS = 24
CLASSES = "abc"
banks = {c: bank_of(ITEMS, seed=8, c=c) for c in (0.0, 0.2)}


@st.composite
def plans(draw: st.DrawFn) -> AdaptivePlan:
    items = st.integers(0, ITEMS - 1)
    warm_up = draw(st.lists(items, max_size=2, unique=True))
    enemies = draw(st.lists(st.frozensets(items, min_size=2, max_size=4), max_size=3))
    minimum = draw(st.integers(0, 6))
    with_content = draw(st.booleans())
    return AdaptivePlan(
        banks[draw(st.sampled_from([0.0, 0.2]))],
        Stop(draw(st.sampled_from([None, 0.5, 0.7])), minimum, draw(st.integers(6, 12))),
        warm_up=warm_up,
        selection=draw(st.sampled_from(["information", "progressive_restricted", "randomesque"])),
        content={item: CLASSES[item % 3] for item in range(ITEMS - 2)} if with_content else None,
        content_shares={"a": 0.5, "b": 0.3, "c": 0.2} if with_content else None,
        enemies=[group for group in enemies if len(group & set(warm_up)) < 2],
        excluded=draw(st.frozensets(items, max_size=5)),
        exposure_limit=draw(st.sampled_from([None, 0.3])),
        exposure_so_far=draw(st.dictionaries(items, st.floats(0, 1), max_size=4)),
    )


def may_be_shown(plan: AdaptivePlan, history: list[tuple[int, float]]) -> None:
    items = [item for item, _ in history]
    assert len(set(items)) == len(items)
    assert not plan.excluded & set(items)
    assert all(len(group & set(items)) <= 1 for group in plan.enemies)
    for item in items[len(plan.warm_up) :]:
        worn = (plan.exposure_so_far or {}).get(item, 0.0)
        assert plan.exposure_limit is None or worn < plan.exposure_limit


@settings(max_examples=40, deadline=None)
@given(plans(), st.floats(-3, 3), st.integers(0, 999))
@pytest.mark.slow(reason="forty whole tests")
def test_every_test_keeps_to_its_plan_and_replays(plan, theta, seed) -> None:
    history, steps, finished = taken(plan, answering(plan, theta, seed), seed)
    may_be_shown(plan, history)
    scored = sum(now.scored for now in steps)
    assert finished.reason in {Finish.PRECISE_ENOUGH, Finish.ALL_ITEMS, Finish.BANK_EMPTY}
    assert scored <= plan.stop.maximum
    if finished.reason is Finish.PRECISE_ENOUGH:
        assert scored >= plan.stop.minimum
        assert finished.estimate.se <= plan.stop.standard_error
    for place, now in enumerate(steps):
        assert step(plan, history[:place], seed) == now
    again = step(plan, history, seed)
    assert again.reason is finished.reason
    assert again.estimate.theta.tobytes() == finished.estimate.theta.tobytes()
    assert again.estimate.se.tobytes() == finished.estimate.se.tobytes()


@settings(max_examples=40, deadline=None)
@given(plans(), st.randoms(use_true_random=False), st.integers(0, 9))
@pytest.mark.slow(reason="forty whole tests")
def test_the_order_of_the_answers_does_not_matter(plan, random, seed) -> None:
    history = taken(plan, answering(plan, 0.3, seed), seed)[0]
    shuffled = random.sample(history, len(history))
    for cut in (len(history), max(len(history) - 2, len(plan.warm_up))):
        part = history[:cut]
        mixed = [entry for entry in shuffled if entry in part]
        one, other = step(plan, part, seed), step(plan, mixed, seed)
        if isinstance(one, Administer):
            assert one == other
        else:
            assert isinstance(other, Finished)
            assert one.estimate.theta.tobytes() == other.estimate.theta.tobytes()
            assert one.estimate.se.tobytes() == other.estimate.se.tobytes()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=3, max_size=3), st.integers(1, 20), st.floats(-2, 2))
@pytest.mark.slow(reason="twenty-five whole tests")
def test_content_shares_are_met_within_one_item(weights, length, theta) -> None:
    shares = dict(zip(CLASSES, np.array(weights) / sum(weights), strict=True))
    plan = AdaptivePlan(
        bank_of(60),
        Stop(maximum=length),
        content={item: CLASSES[item % 3] for item in range(60)},
        content_shares=shares,
        selection="progressive_restricted",
    )
    history = taken(plan, answering(plan, theta, 1))[0]
    for name, share in shares.items():
        count = sum(CLASSES[item % 3] == name for item, _ in history)
        assert abs(count - share * length) <= 1.0 + 1e-9


@settings(max_examples=20, deadline=None)
@given(plans(), st.sampled_from([0.2, 0.34, 0.5]), st.integers(10, 80))
@pytest.mark.slow(reason="twenty simulations")
def test_a_simulation_keeps_to_the_plan_for_everybody(plan, limit, people) -> None:
    plan = AdaptivePlan(**{**vars_of(plan), "exposure_limit": limit})
    theta = np.linspace(-2, 2, people)
    done = simulate(plan, theta, np.random.default_rng(3))
    again = simulate(plan, theta, np.random.default_rng(3))
    assert done.items.tobytes() == again.items.tobytes()
    scored = np.ones(ITEMS, dtype=bool)
    scored[list(plan.warm_up)] = False
    assert done.exposure[scored].max() <= limit
    np.testing.assert_array_equal(done.length, (done.items >= 0).sum(axis=1))
    for row, length in zip(done.items, done.length, strict=True):
        assert (row[length:] == -1).all()
        may_be_shown(plan, [(int(item), 1.0) for item in row[:length]])


def vars_of(plan: AdaptivePlan) -> dict[str, object]:
    return {name: getattr(plan, name) for name in plan.__dataclass_fields__}


four_parameters = st.tuples(
    st.floats(0.2, 4), st.floats(-3.5, 3.5), st.floats(0, 0.45), st.floats(0.55, 1)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(four_parameters, min_size=1, max_size=4))
@pytest.mark.slow(reason="sixty banks over a fine grid")
def test_no_item_tells_more_than_its_bound(items) -> None:
    bank = ItemBank(*np.array(items).T)
    bounds = bounds_of(bank, Grid())
    theta = np.linspace(-4, 4, 1601)
    told = bank.information(theta)
    cell = np.minimum(((theta + 4) / bounds.width).astype(int), len(bounds.order) - 1)
    most = np.empty((len(bounds.order), len(bank)))
    np.put_along_axis(most, bounds.order.astype(int), bounds.bound, axis=1)
    assert (told <= most[cell]).all()
    assert (np.diff(bounds.bound, axis=1) <= 0).all()
    top = peaks(bank)
    at_top = bank.information(top).diagonal()
    for side in (-1e-3, 1e-3):
        assert (bank.information(top + side).diagonal() <= at_top + 1e-12).all()


@settings(max_examples=25, deadline=None)
@given(st.lists(four_parameters, min_size=1, max_size=6), st.floats(-4, 4))
def test_the_quick_information_is_that_of_the_bank(items, theta) -> None:
    bank = ItemBank(*np.array(items).T)
    quick = ItemScan(bank, -4, 4).information(np.array([[theta]]))
    np.testing.assert_allclose(quick, bank.information(theta), rtol=1e-9, atol=1e-300)
