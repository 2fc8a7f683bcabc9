"""A match can be computed by hand, says what is missing, and knows its own error."""

import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.psychometrics import (
    BadInput,
    Fit,
    Ideal,
    Match,
    Profile,
    differs,
    error_covariance,
    match,
)


def independent(**scores: tuple[float, float]) -> Profile:
    """A profile of (z, se) pairs with unrelated errors."""
    return Profile(
        {key: z for key, (z, _) in scores.items()},
        {
            (one, other): se * se if one == other else 0.0
            for one, (_, se) in scores.items()
            for other in scores
        },
    )


LENS = {"leading": Ideal(3), "cooperation": Ideal(2), "analysing": Ideal(1, 5.0, 7.0)}


def test_the_hand_computed_example():
    # C 4, 7 and 8: 2 below 6 gives 50, inside gives 100, 1 above 7 gives 75
    profile = independent(leading=(-0.5, 0.2), cooperation=(1.0, 0.2), analysing=(1.5, 0.2))
    result = match(profile, LENS)
    assert result.score == pytest.approx((3 * 50 + 2 * 100 + 75) / 6, abs=1e-9)
    assert result.covered == 1.0
    parts = {part.competency: part for part in result.contributions}
    assert list(parts) == list(LENS)
    assert parts["leading"].share == pytest.approx(25.0, abs=1e-9)
    assert parts["cooperation"].share == pytest.approx(200 / 6, abs=1e-9)
    assert parts["analysing"].share == pytest.approx(12.5, abs=1e-9)
    assert [part.label for part in result.contributions] == [Fit.UNDER, Fit.FIT, Fit.OVER]
    assert [part.fit for part in result.contributions] == pytest.approx([50, 100, 75], abs=1e-9)


def test_the_standard_error_far_from_every_bend_is_slope_times_error():
    # At C 4 only the straight slope of 25 per C is in reach: 25 · 2 · .02 = 1
    assert match(independent(a=(-0.5, 0.02)), {"a": Ideal(2)}).se == pytest.approx(1.0, abs=1e-9)


def test_the_standard_error_on_the_edge_of_the_range_is_half_a_normal():
    # f = 100 - 25·max(0, lo - C) with C exactly on lo: sd of a half normal, s²(1/2 - 1/2π)
    by_hand = 25 * 0.2 * math.sqrt(0.5 - 1 / (2 * math.pi))
    assert match(independent(a=(0.5, 0.1)), {"a": Ideal(1)}).se == pytest.approx(by_hand, abs=1e-9)


def test_shared_error_counts_in_full_and_opposite_error_cancels():
    lens = {"a": Ideal(1), "b": Ideal(1)}
    z = {"a": -0.5, "b": -0.5}
    pairs = [("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")]
    together = Profile(z, dict(zip(pairs, [4e-4, 4e-4, 4e-4, 4e-4], strict=True)))
    opposite = Profile(z, dict(zip(pairs, [4e-4, 4e-4, -4e-4, -4e-4], strict=True)))
    assert match(together, lens).se == pytest.approx(1.0, abs=1e-9)
    assert match(opposite, lens).se == pytest.approx(0.0, abs=1e-6)
    assert match(independent(a=(-0.5, 0.02), b=(-0.5, 0.02)), lens).se == pytest.approx(0.5**0.5)


def test_inside_the_range_the_error_is_small_but_not_nothing():
    inside = match(independent(a=(1.25, 0.4)), {"a": Ideal(1)})
    assert inside.score == 100
    assert inside.se > 0.5


def test_a_score_without_error_gives_a_match_without_error():
    assert match(independent(a=(-0.3, 0.0), b=(0.2, 0.0)), {"a": Ideal(1), "b": Ideal(2)}).se == 0


@pytest.mark.parametrize(
    ("c", "fit"),
    [(1, 0), (2, 0), (3, 25), (6, 100), (7, 100), (9, 100), (10, 75), (11, 50), (13, 0), (15, 0)],
)
def test_the_fit_is_a_plateau_with_two_slopes(c, fit):
    profile = independent(a=((c - 5) / 2, 0.3))
    assert match(profile, {"a": Ideal(1)}).score == pytest.approx(fit, abs=1e-9)


def test_a_missing_competency_is_shown_missing_and_not_imputed():
    profile = independent(leading=(-0.5, 0.2), cooperation=(1.0, 0.2))
    result = match(profile, LENS)
    assert result.score == pytest.approx((3 * 50 + 2 * 100) / 5, abs=1e-9)
    assert result.covered == pytest.approx(5 / 6)
    gone = result.contributions[2]
    assert (gone.label, gone.share, gone.weight) == (Fit.MISSING, 0.0, 1)
    assert math.isnan(gone.fit)
    nan = independent(leading=(-0.5, 0.2), cooperation=(1.0, 0.2), analysing=(math.nan, 0.2))
    assert match(nan, LENS).se == result.se


def test_nothing_measured_says_what_to_do():
    with pytest.raises(BadInput, match=r"leading.*finish the tests"):
        match(Profile({}, {}), LENS)


@pytest.mark.parametrize(
    ("ideal", "says"),
    [
        (Ideal(0), "a: weight 0"),
        (Ideal(4), "a: weight 4"),
        (Ideal(2, 8, 6), "a: the ideal range starts at 8 and ends at 6"),
        (Ideal(2, math.nan, 6), "a: the ideal range needs two"),
    ],
)
def test_an_impossible_lens_is_named(ideal, says):
    with pytest.raises(BadInput, match=says):
        match(independent(a=(0.0, 0.3)), {"a": ideal})


def test_an_empty_lens_is_refused():
    with pytest.raises(BadInput, match="names no competency"):
        match(independent(a=(0.0, 0.3)), {})


@pytest.mark.parametrize(
    ("z", "errors", "says"),
    [
        ({"a": 0.0, "b": 0.0}, {("a", "a"): 1, ("b", "b"): 1}, r"no number for \('a', 'b'\)"),
        ({"a": 0.0}, {("a", "a"): -1.0}, "a: error variance"),
        ({"a": math.inf}, {("a", "a"): 1.0}, "a: z is infinite"),
        (
            {"a": 0.0, "b": 0.0},
            {("a", "a"): 1.0, ("b", "b"): 1.0, ("a", "b"): 0.2, ("b", "a"): 0.3},
            "not symmetric",
        ),
        (
            {"a": 0.0, "b": 0.0},
            {("a", "a"): 1.0, ("b", "b"): 1.0, ("a", "b"): 2.0, ("b", "a"): 2.0},
            "not positive semi-definite",
        ),
    ],
)
def test_an_impossible_profile_is_named(z, errors, says):
    with pytest.raises(BadInput, match=says):
        match(Profile(z, errors), {"a": Ideal(1), "b": Ideal(1)})


def random_case(seed: int) -> tuple[Profile, dict[str, Ideal], np.ndarray]:
    """Seven competencies on ten shared scales, around the shape of real profiles."""
    rng = np.random.default_rng(seed)
    keys = list("abcdefg")
    weights = rng.choice([0.0, 0.0, 0.2, 0.3, 0.5], size=(7, 10)) + np.eye(7, 10) * 0.2
    errors = error_covariance(weights, rng.uniform(0.4, 0.6, 10), np.linalg.norm(weights, axis=1))
    z = rng.normal(0.3, 1.0, 7)
    lens = {}
    for key in keys:
        low = float(rng.choice([4.0, 5.0, 6.0, 6.0]))
        lens[key] = Ideal(int(rng.integers(1, 4)), low, low + float(rng.choice([0, 2, 3])))
    pairs = {(a, b): errors[i, j] for i, a in enumerate(keys) for j, b in enumerate(keys)}
    return Profile(dict(zip(keys, z, strict=True)), pairs), lens, errors


@pytest.mark.parametrize("seed", range(30))
def test_the_standard_error_is_that_of_twenty_thousand_draws(seed):
    profile, lens, errors = random_case(seed)
    drawn = np.random.default_rng([seed, 1]).multivariate_normal(
        list(profile.z.values()), errors, 20_000
    )
    c = 5 + 2 * drawn
    low = np.array([ideal.low for ideal in lens.values()])
    high = np.array([ideal.high for ideal in lens.values()])
    weight = np.array([ideal.weight for ideal in lens.values()])
    fit = np.clip(100 - 25 * np.maximum(np.maximum(low - c, c - high), 0), 0, 100)
    expected = float((fit @ weight / weight.sum()).std())
    assert match(profile, lens).se == pytest.approx(expected, rel=0.05)


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_the_order_of_the_lens_does_not_matter_and_scores_stay_in_range(seed, random):
    profile, lens, _ = random_case(seed)
    keys = list(lens)
    random.shuffle(keys)
    one, other = match(profile, lens), match(profile, {key: lens[key] for key in keys})
    assert 0 <= one.score <= 100
    assert one.se >= 0
    assert other.score == pytest.approx(one.score, abs=1e-9)
    assert other.se == pytest.approx(one.se, abs=1e-9)
    assert sum(part.share for part in one.contributions) == pytest.approx(one.score, abs=1e-9)


@given(*[st.floats(0, 100)] * 2, *[st.floats(0, 20)] * 2)
def test_differing_is_the_same_from_both_sides(m1, m2, se1, se2):
    one, other = Match(m1, se1, 1.0, ()), Match(m2, se2, 1.0, ())
    assert differs(one, other) == differs(other, one)
    assert differs(one, other) == (abs(m1 - m2) > 1.6448536269514722 * math.hypot(se1, se2))
    assert not differs(one, one)


def test_more_confidence_asks_for_a_larger_difference():
    one, other = Match(70, 3, 1.0, ()), Match(62, 3, 1.0, ())
    assert differs(one, other)
    assert not differs(one, other, confidence=0.95)
    with pytest.raises(BadInput, match="confidence"):
        differs(one, other, confidence=1.0)


def test_a_match_takes_less_than_three_milliseconds():
    profile, lens, _ = random_case(1)
    match(profile, lens)
    taken = []
    for _ in range(7):
        start = time.perf_counter()
        match(profile, lens)
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.003


@given(
    st.floats(-4, 4), st.floats(0.01, 1), st.floats(0.05, 1.5), st.floats(0, 12), st.floats(0, 6)
)
def test_below_the_ideal_a_higher_score_never_fits_less(z, step, se, low, width):
    lens = {"a": Ideal(2, low, low + width)}
    top = (low + width - 5) / 2
    one, other = min(z, top), min(z + step, top)
    assert (
        match(independent(a=(one, se)), lens).score <= match(independent(a=(other, se)), lens).score
    )


@given(
    st.lists(st.tuples(st.floats(-3, 3), st.integers(1, 3), st.booleans()), min_size=1, max_size=6)
)
def test_a_match_rests_on_what_was_measured_alone(parts):
    lens = {f"c{n}": Ideal(weight) for n, (_, weight, _) in enumerate(parts)}
    scores = {f"c{n}": (z, 0.3) for n, (z, _, there) in enumerate(parts) if there}
    if not scores:
        return
    whole = match(independent(**scores), lens)
    alone = match(independent(**scores), {key: lens[key] for key in scores})
    assert (whole.score, whole.se) == (pytest.approx(alone.score), pytest.approx(alone.se))
    present = sum(lens[key].weight for key in scores)
    assert whole.covered == pytest.approx(present / sum(i.weight for i in lens.values()))
    assert sum(part.share for part in whole.contributions) == pytest.approx(whole.score)
    assert 0 <= whole.score <= 100
