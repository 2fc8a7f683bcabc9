"""Which item comes next in the ability test: what a person sees, never sees, and what is measured."""

import math
from collections import Counter
from functools import cache
from random import Random

import pytest

from tweespraak.psychometrics import Finish
from tweespraak.testing.rules.adaptive import (
    SCORED,
    WARM_UP,
    Outcome,
    Over,
    Result,
    Show,
    Shown,
    next_item,
    result_of,
)
from tweespraak.testing.rules.pools import EXPOSURE_LIMIT, Exposure, Parameters, Pool

RIGHT, WRONG, TIMED_OUT, INTERRUPTED = Outcome
ALONE = Exposure(people=1, seen={})


@cache
def pool(size: int = 150, warm_ups: int = 12) -> Pool:
    """Difficulties from -2 to 2 in ten strata; every model has two items."""
    scored = [
        Parameters(
            key=f"item{number}",
            model=f"model{number // 2}",
            stratum=f"stratum{number * 10 // size}",
            options=8,
            a=1.3,
            b=4 * number / size - 2,
            covariance=(0.03, 0.0, 0.5),
        )
        for number in range(size)
    ]
    first = [
        Parameters(f"first{n}", f"easy{n}", f"easy{n % 2}", 6, 1.3, -2.5, is_warm_up=True)
        for n in range(warm_ups)
    ]
    return Pool((*scored, *first))


def take(outcome, *, of: Pool | None = None, seed: int = 7, exposure: Exposure = ALONE, **more):
    """A session to its end; `outcome` says of each item shown what became of it."""
    history: list[Shown] = []
    while True:
        step = next_item(of or pool(), history, seed=seed, exposure=exposure, **more)
        if isinstance(step, Over):
            return history, step
        history.append(Shown(step.key, outcome(step, len(history))))


def by_chance(theta: float, chance: Random, of: Pool | None = None):
    """Somebody with this ability."""
    items = {item.key: item for item in (of or pool()).items}

    def outcome(step: Show, _place: int) -> Outcome:
        item = items[step.key]
        known = 1 / (1 + math.exp(-item.a * (theta - item.b)))
        return RIGHT if chance.random() < known + (1 - known) / item.options else WRONG

    return outcome


def models(history: list[Shown]) -> list[str]:
    items = {item.key: item for item in pool().items}
    return [items[shown.key].model for shown in history]


def strata(history: list[Shown]) -> list[str]:
    items = {item.key: item for item in pool().items}
    return [items[shown.key].stratum for shown in history]


def test_two_to_warm_up_and_twenty_that_count():
    history, over = take(by_chance(0.0, Random(1)))
    first = [shown.key.startswith("first") for shown in history]
    assert first == [True] * WARM_UP + [False] * SCORED
    assert (over.reason, over.result.scored) == (Finish.ALL_ITEMS, SCORED)


def test_nobody_sees_an_item_or_its_like_twice():
    for seed in range(4):
        history, _ = take(by_chance(0.5, Random(seed)), seed=seed)
        assert len(set(models(history))) == len(history)


def test_what_is_answered_in_the_warm_up_does_not_count():
    def outcome(first):
        return lambda step, place: first if place < WARM_UP else RIGHT

    assert take(outcome(RIGHT))[1].result == take(outcome(WRONG))[1].result


def test_the_same_history_gives_the_same_item():
    history, _ = take(by_chance(0.3, Random(5)))
    for place in range(len(history)):
        step = next_item(pool(), history[:place], seed=7, exposure=ALONE)
        assert step == Show(history[place].key, is_scored=place >= WARM_UP)


def test_two_people_begin_differently():
    ones = {next_item(pool(), [], seed=seed, exposure=ALONE).key for seed in range(12)}
    assert len(ones) > 3


def test_out_of_time_counts_as_wrong():
    assert take(lambda *_: TIMED_OUT)[1].result == take(lambda *_: WRONG)[1].result


@pytest.mark.parametrize("broken", [0, 1, 2, 7, 21])
def test_an_interrupted_item_is_replaced_by_another_of_its_stratum(broken):
    history, over = take(lambda step, place: INTERRUPTED if place == broken else RIGHT)
    assert len(history) == WARM_UP + SCORED + 1
    assert strata(history)[broken] == strata(history)[broken + 1]
    assert len(set(models(history))) == len(history)
    assert over.result.scored == SCORED


def test_three_interruptions_in_a_row_stay_in_the_stratum():
    history, _ = take(lambda step, place: INTERRUPTED if place in {5, 6, 7} else WRONG)
    assert len(set(strata(history)[5:9])) == 1
    assert len(history) == WARM_UP + SCORED + 3


def test_an_interrupted_item_says_nothing_about_the_person():
    history, over = take(lambda step, place: INTERRUPTED if place == 4 else RIGHT)
    without = [shown for shown in history if shown.outcome is not INTERRUPTED]
    assert result_of(pool(), without) == result_of(pool(), history)
    assert over.result.theta == pytest.approx(result_of(pool(), history).theta, abs=1e-12)


def test_models_of_an_earlier_session_do_not_come_again():
    before = frozenset(models(take(by_chance(0.0, Random(2)))[0]))
    again, _ = take(by_chance(0.0, Random(3)), seen_before=before)
    assert not before & set(models(again))


def test_worn_items_are_not_shown():
    worn = {item.key for item in pool().items if item.stratum in {"stratum4", "stratum5"}}
    history, _ = take(by_chance(0.0, Random(2)), exposure=Exposure(50, dict.fromkeys(worn, 10)))
    assert not worn & {shown.key for shown in history}


@pytest.mark.parametrize(
    ("people", "seen", "worn"),
    [(1, 0, False), (1, 1, True), (9, 1, True), (10, 1, False), (10, 2, True)],
)
def test_an_item_is_worn_at_a_fifth_of_the_people_and_one_may_always_see_it(people, seen, worn):
    assert Exposure(people, {"item1": seen}).is_worn("item1") is worn


def test_when_every_item_to_warm_up_is_worn_the_least_seen_comes():
    seen = {f"first{n}": 50 + n for n in range(12)}
    history, _ = take(lambda *_: RIGHT, exposure=Exposure(100, seen))
    assert [shown.key for shown in history[:2]] == ["first0", "first1"]


def test_a_bank_that_runs_out_ends_the_test():
    _, over = take(lambda *_: RIGHT, of=pool(size=10))
    assert over.reason is Finish.BANK_EMPTY
    assert over.result.scored == 5


@pytest.mark.slow(reason="forty whole sessions")
def test_nobody_makes_an_item_known_to_more_than_a_fifth():
    seen: Counter[str] = Counter()
    people = 40
    for person in range(1, people + 1):
        chance = Random(person)
        outcome = by_chance(chance.gauss(0, 1), chance)
        history, _ = take(outcome, seed=person, exposure=Exposure(person, seen))
        seen.update(shown.key for shown in history)
    assert max(seen.values()) <= EXPOSURE_LIMIT * people


def test_a_result_is_the_same_from_its_answers_at_any_later_time():
    history, over = take(by_chance(1.0, Random(6)))
    later = result_of(Pool(tuple(reversed(pool().items))), list(reversed(history)))
    assert later.theta == pytest.approx(over.result.theta, abs=1e-9)
    assert later.standard_error == pytest.approx(over.result.standard_error, abs=1e-9)
    assert later.scored == over.result.scored


def test_without_answers_nothing_is_known():
    assert result_of(pool(), []) == Result(0.0, 1.0, 0)


def test_unsure_items_make_a_result_less_sure():
    history, over = take(by_chance(0.0, Random(4)))
    certain = Pool(
        tuple(Parameters(i.key, i.model, i.stratum, i.options, i.a, i.b) for i in pool().items)
    )
    assert over.result.standard_error > result_of(certain, history[2:]).standard_error
