"""One adaptive test, step by step: what comes next, why it ends, and what it remembers."""

import numpy as np
import pytest
from scipy.integrate import quad

from tests.psychometrics.adaptive_cases import answering, bank_of, step, taken
from tweespraak.psychometrics import (
    AdaptivePlan,
    Administer,
    BadInput,
    Finish,
    Finished,
    Grid,
    ItemBank,
    Normal,
    Stop,
    estimate,
    next_step,
)

NAN = float("nan")
SELECTIONS = ["information", "progressive_restricted", "randomesque"]
bank = bank_of(60)


def by_hand(history, bank, prior):
    """Posterior mean and standard deviation by quadrature, from the formula of the face."""

    def density(theta):
        p = bank.c + (bank.d - bank.c) / (1 + np.exp(-bank.a * (theta - bank.b)))
        told = np.prod([p[item] if right else 1 - p[item] for item, right in history])
        return told * np.exp(-0.5 * ((theta - prior.mean) / prior.sd) ** 2)

    moments = [quad(lambda t, k=k: t**k * density(t), -9, 9, epsabs=1e-13)[0] for k in (0, 1, 2)]
    mean = moments[1] / moments[0]
    return mean, np.sqrt(moments[2] / moments[0] - mean**2)


@pytest.mark.parametrize("c", [0.0, 0.2])
def test_every_item_is_the_most_informative_at_the_posterior_mean(c: float) -> None:
    known, prior = bank_of(25, seed=4, c=c), Normal(0.3, 0.9)
    plan = AdaptivePlan(known, Stop(maximum=6), prior=prior, grid=Grid(-7, 7, 141))
    history, steps, finished = taken(plan, answering(plan, 0.8, seed=2))
    for place, now in enumerate(steps):
        mean, _sd = by_hand(history[:place], known, prior)
        p = known.c + (1 - known.c) / (1 + np.exp(-known.a * (mean - known.b)))
        info = known.a**2 * (1 - p) / p * ((p - known.c) / (1 - known.c)) ** 2  # Birnbaum, 3PL
        info[[item for item, _ in history[:place]]] = 0.0
        assert now == Administer(int(info.argmax()), scored=True)
    mean, sd = by_hand(history, known, prior)
    assert float(finished.estimate.theta) == pytest.approx(mean, abs=1e-6)
    assert float(finished.estimate.se) == pytest.approx(sd, abs=1e-6)


def test_it_stops_when_precise_enough_and_not_before_the_minimum() -> None:
    for minimum in (1, 20):
        plan = AdaptivePlan(bank, Stop(standard_error=0.45, minimum=minimum, maximum=40))
        history, _steps, finished = taken(plan, answering(plan, 0.0, seed=3))
        assert finished.reason is Finish.PRECISE_ENOUGH
        assert finished.estimate.se <= 0.45
        assert len(history) >= minimum
        before = estimate(bank, row(history[:-1]))
        assert before.se > 0.45 or len(history) == minimum == 20


def row(history):
    x = np.full(len(bank), NAN)
    for item, answer in history:
        x[item] = answer
    return x


def test_the_estimate_is_that_of_estimate() -> None:
    plan = AdaptivePlan(bank, Stop(maximum=9), prior=Normal(0.5, 1.2), grid=Grid(-5, 5, 81))
    history, _steps, finished = taken(plan, answering(plan, -1.0, seed=3))
    same = estimate(bank, row(history), prior=plan.prior, grid=plan.grid)
    assert finished.reason is Finish.ALL_ITEMS
    assert finished.estimate.theta.shape == finished.estimate.se.shape == ()
    assert float(finished.estimate.theta) == pytest.approx(float(same.theta), abs=1e-9)
    assert float(finished.estimate.se) == pytest.approx(float(same.se), abs=1e-9)


def test_unsure_items_make_the_test_longer_and_its_error_that_of_estimate() -> None:
    unsure = ItemBank(bank.a, bank.b, covariance=np.tile(np.diag([0.03, 0.5]), (60, 1, 1)))
    stop = Stop(standard_error=0.45, maximum=60)
    sure, plan = AdaptivePlan(bank, stop), AdaptivePlan(unsure, stop)
    history, _steps, finished = taken(plan, answering(plan, 0.2, seed=3))
    assert len(history) > len(taken(sure, answering(sure, 0.2, seed=3))[0])
    same = estimate(unsure, row(history))
    assert float(finished.estimate.se) == pytest.approx(float(same.se), abs=1e-9)


def test_a_bank_that_runs_out_says_so() -> None:
    plan = AdaptivePlan(bank_of(4), Stop(standard_error=0.1, maximum=9))
    history, _steps, finished = taken(plan, answering(plan, 0.0, seed=1))
    assert (len(history), finished.reason) == (4, Finish.BANK_EMPTY)


def test_nothing_answered_leaves_the_prior() -> None:
    nothing = AdaptivePlan(bank, Stop(), excluded=frozenset(range(60)), prior=Normal(0.2, 0.6))
    finished = step(nothing, [])
    assert isinstance(finished, Finished)
    assert finished.reason is Finish.BANK_EMPTY
    assert float(finished.estimate.theta) == pytest.approx(0.2, abs=1e-6)
    assert float(finished.estimate.se) == pytest.approx(0.6, abs=1e-6)


def test_warm_up_comes_first_in_order_on_top_and_unscored() -> None:
    plan = AdaptivePlan(bank, Stop(minimum=3, maximum=5), warm_up=(9, 2))
    history, steps, finished = taken(plan, answering(plan, 0.0, seed=5))
    assert [(now.item, now.scored) for now in steps[:2]] == [(9, False), (2, False)]
    assert all(now.scored for now in steps[2:])
    assert len(history) == 7
    same = estimate(bank, row(history[2:]))
    assert float(finished.estimate.theta) == pytest.approx(float(same.theta), abs=1e-9)
    swapped = [(9, 0.0), (2, 0.0)], [(9, 1.0), (2, NAN)]
    assert step(plan, swapped[0]) == step(plan, swapped[1])


def test_the_top_answer_and_the_first_item_are_ordinary() -> None:
    plan = AdaptivePlan(bank, Stop(maximum=12))
    _history, _steps, best = taken(plan, lambda _item: 1.0)
    _history, _steps, worst = taken(plan, lambda _item: 0.0)
    assert best.estimate.theta > 1.5
    assert worst.estimate.theta < -1.5


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_test_of_which_a_step_was_lost_goes_on_as_it_would_have(selection: str) -> None:
    plan = AdaptivePlan(bank, Stop(0.4, 3, 20), selection=selection, warm_up=(1,))
    history, steps, finished = taken(plan, answering(plan, 0.4, seed=1))
    for place in range(len(history)):
        again = AdaptivePlan(bank, Stop(0.4, 3, 20), selection=selection, warm_up=(1,))
        assert step(again, history[:place]) == steps[place]
    assert step(again, history).estimate.se.tobytes() == finished.estimate.se.tobytes()


def test_tests_at_the_same_time_do_not_touch_each_other() -> None:
    plan = AdaptivePlan(bank, Stop(maximum=8), selection="randomesque")
    people = [answering(plan, theta, seed=theta) for theta in range(3)]
    alone = [taken(plan, answer, seed)[0] for seed, answer in enumerate(people)]
    together: list[list[tuple[int, float]]] = [[], [], []]
    for _turn in range(8):
        for seed, answer in enumerate(people):
            item = step(plan, together[seed], seed).item
            together[seed].append((item, answer(item)))
    assert together == alone


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_void_answer_is_not_scored_not_counted_and_not_shown_again(selection: str) -> None:
    plan = AdaptivePlan(bank, Stop(maximum=4), selection=selection)
    history: list[tuple[int, float]] = []
    answer = answering(plan, 0.0, seed=1)
    while isinstance(now := step(plan, history), Administer):
        history.append((now.item, NAN if len(history) in (0, 3) else answer(now.item)))
    assert len(history) == 6
    assert len({item for item, _ in history}) == 6
    scored = [entry for entry in history if entry[1] == entry[1]]
    assert float(now.estimate.theta) == pytest.approx(float(estimate(bank, row(scored)).theta))


@pytest.mark.parametrize("shares", [None, {"x": 0.5, "y": 0.5}])
def test_after_a_void_answer_the_same_content_class_comes_again(shares) -> None:
    content = {item: "xy"[item % 2] for item in range(60)}
    plan = AdaptivePlan(bank, Stop(maximum=9), content=content, content_shares=shares)
    history = taken(plan, answering(plan, 0.0, seed=1))[0][:4]
    for item in (20, 21):
        assert content[step(plan, [*history, (item, NAN)]).item] == content[item]


def test_a_class_without_items_left_gives_its_turn_to_another() -> None:
    content = {0: "x"} | dict.fromkeys(range(1, 60), "y")
    plan = AdaptivePlan(bank, Stop(maximum=6), content=content, content_shares={"x": 0.5, "y": 0.5})
    history = taken(plan, answering(plan, 0.0, seed=1))[0]
    assert len(history) == 6
    assert 0 in [item for item, _ in history[:2]]
    assert step(plan, [(5, 1.0), (0, NAN)]).item != 0


def test_randomesque_draws_from_the_five_best() -> None:
    plan = AdaptivePlan(bank, Stop(), selection="randomesque")
    best = set(np.argsort(-bank.information(0.0)[0])[:5].tolist())
    assert {step(plan, [], seed).item for seed in range(80)} == best


def test_progressive_begins_at_random_and_ends_informative() -> None:
    plan = AdaptivePlan(bank, Stop(maximum=10), selection="progressive_restricted")
    assert len({step(plan, [], seed).item for seed in range(80)}) > 35
    answer = answering(plan, 0.0, seed=1)
    history = taken(plan, answer)[0]
    theta = float(estimate(bank, row(history[:9])).theta)
    left = bank.information(theta)[0]
    left[[item for item, _ in history[:9]]] = 0.0
    assert history[9][0] == left.argmax()


def test_worn_items_are_not_shown() -> None:
    so_far = {item: 0.25 if item % 3 else 0.2 for item in range(60)}
    plan = AdaptivePlan(bank, Stop(maximum=30), exposure_limit=0.25, exposure_so_far=so_far)
    history, _steps, finished = taken(plan, answering(plan, 0.0, seed=1))
    assert {item for item, _ in history} == set(range(0, 60, 3))
    assert finished.reason is Finish.BANK_EMPTY


@pytest.mark.parametrize("selection", SELECTIONS)
def test_banks_at_the_edge_of_what_is_possible_end_in_a_number(selection: str) -> None:
    odd = ItemBank(
        [50.0, 0.01, 300.0, 2.0], [-30.0, 0.0, 3.9, 40.0], [0, 0.3, 0, 0.99], [1, 1, 0.5, 1]
    )
    for one, stop in ((odd, Stop(1e-3, 4, 4)), (ItemBank(1.0, [0.0]), Stop(maximum=1))):
        plan = AdaptivePlan(one, stop, selection=selection)
        for answer in (0.0, 1.0):
            history, _steps, finished = taken(plan, lambda _item, answer=answer: answer)
            assert len(history) == len(one)
            assert finished.reason is Finish.ALL_ITEMS
            assert np.isfinite([finished.estimate.theta, finished.estimate.se]).all()


def test_item_numbers_may_come_from_numpy() -> None:
    plan = AdaptivePlan(bank, Stop(), warm_up=np.array([4]), excluded=frozenset(np.arange(3)))
    assert type(step(plan, []).item) is int
    history = [(np.int64(4), np.float64(1)), (np.int32(8), True)]
    assert step(plan, history) == step(plan, [(4, 1.0), (8, 1.0)])


@pytest.mark.parametrize(
    ("history", "told"),
    [
        ([(60, 1.0)], "entry 0: item 60 is not in the bank of 60 items"),
        ([(3, 1.0), (-1, 0.0)], "entry 1: item -1 is not in the bank"),
        ([(3, 1.0), (4, 0.0), (3, NAN)], "entry 2: item 3 comes twice"),
        ([(3, 2.0)], r"entry 0 is \(3, 2.0\); pass \(item, response\)"),
        ([(3, 1.0), (4, None)], "entry 1 is"),
        ([(3, 1.0), (4.5, 1.0)], "entry 1 is"),
        ([(3, 1.0), 4], "entry 1 is 4"),
        ([(3, "right")], "entry 0 is"),
    ],
)
def test_an_impossible_history_is_named(history: object, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        next_step(AdaptivePlan(bank, Stop()), history, np.random.default_rng(1))
