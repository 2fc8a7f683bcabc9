"""The judges of the measurements find fault with bad numbers, and only with those."""

from dataclasses import replace

import pytest
from bench.measuring.judging import (
    LEAST_THROUGHPUT,
    MOST_CPU,
    Page,
    Ratios,
    Round,
    grown,
    lost,
    ratios,
    too_late,
    too_slow,
)

BARE = Round(requests=1000, seconds=1.0, cpu=1.0)
OURS = Round(requests=800, seconds=1.0, cpu=1.0)  # 0.8 of the requests, 1.25 times the processor
PAGES = {"people": Page(10, 0.02), "home": Page(8, 0.01)}


def test_the_limits_are_those_of_the_order() -> None:
    assert (LEAST_THROUGHPUT, MOST_CPU) == (0.67, 1.5)


def test_good_numbers_pass() -> None:
    found = ratios([OURS] * 3, [BARE] * 3)
    assert (found.throughput, found.cpu) == pytest.approx((0.8, 1.25))
    assert too_slow(found, "SQLite") == []


def test_too_few_requests_per_second_is_said() -> None:
    [sentence] = too_slow(ratios([replace(OURS, seconds=1.25)] * 3, [BARE] * 3), "SQLite")
    assert sentence.startswith("SQLite: the answer endpoint reaches 0.64 of the bare view's")


def test_too_much_processor_time_is_said() -> None:
    [sentence] = too_slow(ratios([replace(OURS, cpu=1.3)] * 3, [BARE] * 3), "SQLite")
    assert "costs 1.62 times" in sentence


@pytest.mark.parametrize(("found", "count"), [((0.67, 1.5), 0), ((0.66, 1.51), 2)])
def test_the_limits_themselves_are_allowed(found: tuple[float, float], count: int) -> None:
    assert len(too_slow(Ratios(*found), "PostgreSQL")) == count


def test_one_bad_round_does_not_decide() -> None:
    disturbed = replace(OURS, seconds=9.0)
    assert ratios([OURS, disturbed, OURS], [BARE] * 3).throughput == pytest.approx(0.8)


def test_a_machine_that_slows_down_slows_both() -> None:
    slow = [replace(one, seconds=one.seconds * 4) for one in (OURS, BARE)]
    assert ratios([OURS, slow[0]], [BARE, slow[1]]).throughput == pytest.approx(0.8)


def test_an_answer_that_was_not_kept_is_said() -> None:
    assert lost("SQLite", "ours", 500, 500) == []
    assert lost("SQLite", "ours", 500, 499) == [
        "SQLite: ours answered 500 requests with success and kept 499 rows."
    ]


def test_a_list_that_asks_more_when_it_grows_is_said() -> None:
    assert grown(PAGES, {**PAGES, "people": Page(10, 0.08)}) == []
    [sentence] = grown(PAGES, {**PAGES, "people": Page(35, 0.08)})
    assert sentence.startswith("people: 10 queries when small and 35 when big")


def test_a_list_that_asks_less_when_it_grows_compares_two_different_things() -> None:
    assert len(grown(PAGES, {**PAGES, "home": Page(7, 0.01)})) == 1


def test_a_change_that_is_seen_too_late_or_never_is_said() -> None:
    assert too_late("SQLite", 1.99, 0) == []
    late, never = too_late("SQLite", 2.0, 3)
    assert "less than 2 s" in late
    assert "3 changes never appeared" in never
