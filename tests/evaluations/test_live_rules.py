"""LT1–LT7 and the offer (T36), as plain numbers."""

from fractions import Fraction

import pytest

from tweespraak.evaluations.rules.live import (
    Beside,
    Follow,
    Said,
    Trigger,
    dimension_means,
    follow,
    gaps,
    is_off,
    live_offered,
    mean_of,
    triggers,
)
from tweespraak.evaluations.rules.topics import MIRRORED

GOOD = {"G02": 4, "G03": 4, "G07": 4, "S01": 4, "S04": 4, "S06": 4, "R02": 4, "R03": 4}
OF = {"G": "behaviour", "S": "service", "R": "result"}


def said(nps: int | None = 9, *, reason: bool = False, **values: int | None) -> Said:
    """Good on everything but these; None: not applicable."""
    every = {**GOOD, **values}
    answered = {topic: value for topic, value in every.items() if value is not None}
    return Said(answered, {topic: OF[topic[0]] for topic in answered}, nps, reason)


@pytest.mark.parametrize("nps", range(7))
def test_T36_LT1_a_client_who_would_not_recommend_it(nps: int) -> None:
    assert triggers(said(nps), Beside()) == (Trigger.LT1,)


@pytest.mark.parametrize("value", [1, 2])
def test_T36_LT2_one_topic_that_went_badly(value: int) -> None:
    assert triggers(said(S04=value), Beside()) == (Trigger.LT2,)


def test_T36_LT3_a_dimension_below_adequate() -> None:
    whole = Said({"R02": 3, "R03": 2, "G02": 5}, {"R02": "result", "R03": "result"}, 9)
    assert triggers(whole, Beside()) == (Trigger.LT2, Trigger.LT3)
    assert dimension_means(whole) == {"result": Fraction(5, 2)}


def test_T36_LT3_exactly_adequate_is_not_below_it() -> None:
    whole = Said({"R02": 3, "R03": 3, "R04": 3}, dict.fromkeys(("R02", "R03", "R04"), "result"), 9)
    assert triggers(whole, Beside()) == ()


def test_T36_LT3_one_topic_makes_no_dimension() -> None:
    whole = Said({"R02": 2}, {"R02": "result"}, 9)
    assert triggers(whole, Beside()) == (Trigger.LT2,)


def test_T36_LT3_what_did_not_apply_makes_no_second_topic() -> None:
    only = said(R02=None, R03=2, G02=None, G03=None, G07=None)
    assert Trigger.LT3 not in triggers(only, Beside())
    assert set(dimension_means(only)) == {"service"}


def test_T36_LT4_who_asks_for_it_gets_it() -> None:
    assert triggers(said(10), Beside(asks=True)) == (Trigger.LT4,)


@pytest.mark.parametrize(
    ("before", "falls"), [(Fraction(5), True), (Fraction(49, 10), False), (None, False)]
)
def test_T36_LT5_a_whole_point_lower_than_before(before: Fraction | None, falls: bool) -> None:
    assert triggers(said(), Beside(previous=before)) == ((Trigger.LT5,) if falls else ())


def test_T36_LT5_thirds_are_exact() -> None:
    now = Said({"G02": 3, "S01": 3, "R02": 4}, {}, 9)
    assert triggers(now, Beside(previous=Fraction(13, 3))) == (Trigger.LT5,)


@pytest.mark.parametrize(("theirs", "ours"), MIRRORED)
def test_T36_LT6_both_look_differently_at_the_same_thing(theirs: str, ours: str) -> None:
    client = said(**{theirs: 5})
    assert triggers(client, Beside(mirror={ours: 3})) == (Trigger.LT6,)
    assert triggers(client, Beside(mirror={ours: 4})) == ()


def test_T36_LT6_what_did_not_apply_to_one_makes_no_gap() -> None:
    assert triggers(said(S06=None), Beside(mirror={"C02": 1})) == ()


def test_T36_LT7_withdrawn_after_interviews() -> None:
    assert triggers(said(), Beside(is_off=True)) == (Trigger.LT7,)
    assert is_off([{"outcome": "withdrawn", "interviewed": 2}])
    assert not is_off([{"outcome": "withdrawn", "interviewed": 0}])
    assert not is_off([{"outcome": "filled", "interviewed": 2}])


def test_a_talk_is_offered_to_who_doubts_and_says_why() -> None:
    assert live_offered(said(7, reason=True))
    assert live_offered(said(8, reason=True))
    assert not live_offered(said(8))
    assert not live_offered(said(9, reason=True))


def test_a_talk_is_offered_below_three_and_a_half() -> None:
    assert live_offered(Said({"G02": 3, "S01": 4, "R02": 3}, {}, 9))
    assert not live_offered(Said({"G02": 3, "S01": 4}, {}, 9))


def test_required_goes_before_offered_and_thanks_are_the_rest() -> None:
    low = Said({"G02": 3, "S01": 3}, {}, 3)
    assert follow(triggers(low, Beside()), low) is Follow.REQUIRE
    assert follow((), low) is Follow.OFFER
    assert follow((), said()) is Follow.THANK


def test_everything_not_applicable_asks_for_nothing() -> None:
    nothing = Said({}, {}, 9)
    assert mean_of([None, None]) is None
    assert triggers(nothing, Beside(previous=Fraction(5), mirror={"C01": 1})) == ()
    assert follow((), nothing) is Follow.THANK


def test_gaps_come_widest_first() -> None:
    found = gaps({"S06": 5, "G07": 4, "S01": 3}, {"C02": 2, "C08": 4, "C01": 4})
    assert [(one.client_topic, one.size, one.is_wide) for one in found] == [
        ("S06", 3, True),
        ("S01", 1, False),
        ("G07", 0, False),
    ]
