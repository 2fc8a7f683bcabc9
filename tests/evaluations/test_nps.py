"""T34: the recommendation with its interval, and the words that may stand beside it."""

import pytest

from tweespraak.evaluations.rules.nps import Standing, Strength, change, standing


def group(n: int, promoters: int, detractors: int) -> Standing:
    counts = [0] * 11
    counts[9], counts[6], counts[8] = promoters, detractors, n - promoters - detractors
    return standing(counts)


@pytest.mark.parametrize(
    ("n", "promoters", "detractors", "score", "low", "high"),
    [
        (5, 5, 0, 100, 17.5, 100),
        (8, 5, 1, 50, -7.4, 80.2),
        (10, 6, 2, 40, -12.6, 74.1),
        (20, 11, 3, 40, 4.4, 65.2),
        (50, 30, 10, 40, 16.2, 59.3),
        (100, 60, 20, 40, 23.4, 54.3),
    ],
)
def test_T34_the_interval_is_the_published_one(
    n: int, promoters: int, detractors: int, score: float, low: float, high: float
) -> None:
    found = group(n, promoters, detractors)
    assert found.score == pytest.approx(score, abs=0.05)
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.05)


def test_T34_four_answers_give_no_score() -> None:
    found = group(4, 4, 0)
    assert (found.n, found.score, found.low) == (4, None, None)
    assert found.strength is Strength.TOO_FEW


def test_T34_strong_only_when_the_lower_bound_clears_the_line() -> None:
    assert group(10, 9, 0).strength is Strength.NOT_SHOWN  # +90, but the interval begins below
    assert group(100, 60, 20).strength is Strength.BELOW  # +40 is not above +40
    assert group(100, 80, 5).strength is Strength.STRONG


def test_fewer_than_thirty_give_a_direction() -> None:
    assert group(29, 10, 4).is_indicative
    assert not group(30, 10, 4).is_indicative
    assert not group(4, 1, 1).is_indicative


def test_a_difference_that_chance_could_give_is_no_change() -> None:
    found = change(group(20, 8, 6), group(20, 11, 4))
    assert found is not None
    assert found.difference == pytest.approx(25)
    assert not found.is_change


def test_a_large_difference_between_large_groups_is_one() -> None:
    found = change(group(100, 40, 30), group(100, 70, 10))
    assert found is not None
    assert found.is_change
    assert found.low > 0
    back = change(group(100, 70, 10), group(100, 40, 30))
    assert back is not None
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low))


def test_nothing_changes_from_no_score() -> None:
    assert change(group(4, 2, 1), group(50, 30, 5)) is None
