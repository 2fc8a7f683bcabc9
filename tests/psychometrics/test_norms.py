"""A norm says where somebody stands, smoothly, never backwards, and never about strangers."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import gamma, norm

from tweespraak.psychometrics import BadInput, NormModel, OutsideNorm

Floats = NDArray[np.float64]


def grown(seed: int, people: int = 2000) -> tuple[Floats, Floats]:
    """Raw scores that rise, spread and lean with age 6 to 16, and the ages."""
    rng = np.random.default_rng(seed)
    age = rng.uniform(6, 16, people)
    middle, spread = trend(age)
    return np.round(middle + spread * (rng.gamma(4, 1, people) - 4) / 2), age


def trend(age):
    return 10 + 30 * (1 - np.exp(-(age - 5) / 4)), 3 + 0.3 * (age - 6)


def true_percentile(raw: Floats, age: float) -> Floats:
    middle, spread = trend(age)
    return 100 * gamma.cdf(4 + 2 * (raw - middle) / spread, 4)


RAW, AGE = grown(1, 600)
BY_AGE = NormModel.fit(RAW, AGE)
PLAIN = NormModel.fit(RAW)


def mid_rank_percentile(sample: Floats, value: float) -> float:
    """Counted by hand: below, and half of those alike."""
    below = sum(1 for other in sample if other < value)
    alike = sum(1 for other in sample if other == value)
    return 100 * (below + 0.5 * alike) / len(sample)


def test_without_a_covariate_it_is_the_mid_rank_percentile_made_smooth() -> None:
    sample = np.round(np.random.default_rng(0).gamma(4, 4, 800))
    values = np.arange(5.0, 35.0)
    got = NormModel.fit(sample).convert(values)
    counted = [mid_rank_percentile(sample, value) for value in values]
    np.testing.assert_allclose(got.percentile, counted, atol=3)
    assert np.sqrt(((got.percentile - counted) ** 2).mean()) < 1.5


def test_a_normal_sample_gives_z_scores() -> None:
    sample = 50 + 10 * norm.ppf((np.arange(500) + 0.5) / 500)
    got = NormModel.fit(sample).convert([35, 50, 60, 65])
    np.testing.assert_allclose(got.z, [-1.5, 0, 1, 1.5], atol=1e-6)
    np.testing.assert_allclose(got.percentile, 100 * norm.cdf([-1.5, 0, 1, 1.5]), atol=1e-4)


@pytest.mark.slow  # ranks 2,000 persons and their five-fold halves: 0.4 s
def test_standing_at_an_age_is_that_of_persons_of_that_age() -> None:
    model = NormModel.fit(*grown(3))
    for age in (7.0, 10.0, 13.0, 15.0):
        middle, spread = trend(age)
        raw = np.round(middle + spread * np.array([-1, -0.5, 0, 0.7, 1.4]))
        np.testing.assert_allclose(
            model.convert(raw, age).percentile, true_percentile(raw, age), atol=5
        )


def test_who_is_older_needs_a_higher_score_for_the_same_standing() -> None:
    young, old = BY_AGE.convert([27.0, 27.0], [8.0, 9.5]).percentile
    assert young > old + 10


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(30, 300), st.sampled_from([0.3, 1.0, 5.0, 30.0]))
def test_higher_raw_never_stands_lower(seed: int, people: int, coarse: float) -> None:
    """Samples of every shape: floors, gaps, few different scores."""
    rng = np.random.default_rng(seed)
    sample = np.maximum(np.round(coarse * rng.standard_t(4, people)), -coarse)
    sample[0] += 1  # at least two different scores
    model = NormModel.fit(sample)
    raw = np.linspace(sample.min(), sample.max(), 50)
    got = model.convert(raw, sem=coarse / 3)
    for line in (got.z, got.percentile, got.low, got.high):
        assert (np.diff(line) >= -1e-9).all()
    assert (got.low <= got.percentile).all()
    assert (got.percentile <= got.high).all()


@settings(max_examples=100, deadline=None)
@given(st.floats(-20, 80), st.floats(2, 20))
def test_a_norm_answers_within_what_was_seen_and_refuses_outside(raw: float, age: float) -> None:
    try:
        got = BY_AGE.convert(raw, age)
    except OutsideNorm:
        near = abs(AGE - age) < 0.4
        assert not (
            (RAW[near].min(initial=99) <= raw <= RAW[near].max(initial=-99)) and 7 < age < 15
        )
        return
    assert AGE.min() <= age <= AGE.max()
    assert RAW.min() <= raw <= RAW.max()
    assert 0 < got.percentile < 100


def test_everybody_of_a_sample_without_covariate_is_within_it() -> None:
    assert np.isfinite(PLAIN.convert(RAW).z).all()


@pytest.mark.parametrize(
    ("raw", "age", "told"),
    [
        ([30, 90], 10.0, r"person 1: raw score 90 lies outside .* all that was seen around cov"),
        ([30, 30], [10.0, 30.0], "person 1: covariate 30 lies outside 6.* to 15"),
        ([20], 5.0, "person 0: covariate 5 lies outside"),
        ([38], 6.5, "person 0: raw score 38 lies outside"),
    ],
)
def test_who_is_not_like_the_sample_is_named(raw, age, told) -> None:
    with pytest.raises(OutsideNorm, match=told):
        BY_AGE.convert(raw, age)
    assert issubclass(OutsideNorm, BadInput)


def test_the_band_is_the_percentile_of_the_score_less_and_more_error() -> None:
    got = PLAIN.convert([25.0], sem=2.0)
    below, above = PLAIN.convert([25 - 1.6448536 * 2, 25 + 1.6448536 * 2]).percentile
    assert (got.low[0], got.high[0]) == (pytest.approx(below), pytest.approx(above))
    exact = PLAIN.convert([25.0])
    assert exact.low == exact.percentile == exact.high


@pytest.mark.slow  # four norms of 4,000 persons: 0.2 s
def test_ninety_percent_of_true_standings_lie_in_the_band() -> None:
    rng, held = np.random.default_rng(5), []
    for _ in range(4):
        true = rng.normal(50, 9, 4000)
        seen = true + rng.normal(0, 4, 4000)
        model = NormModel.fit(seen)
        inner = abs(seen - 50) < 12
        got, real = model.convert(seen[inner], sem=4.0), model.convert(true[inner])
        held.append((got.low <= real.percentile) & (real.percentile <= got.high))
    assert np.concatenate(held).mean() == pytest.approx(0.90, abs=0.02)


@pytest.mark.parametrize(("model", "age"), [(PLAIN, None), (BY_AGE, 11.0)])
def test_a_norm_written_down_is_exactly_the_norm(model: NormModel, age: float | None) -> None:
    told = json.loads(json.dumps(model.to_dict()))
    again = NormModel.from_dict(told)
    raw = np.linspace(25, 40, 31)
    one, other = model.convert(raw, age, 1.5), again.convert(raw, age, 1.5)
    for name in ("z", "percentile", "low", "high"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    assert (again.n, again.r2_cross_validated) == (model.n, model.r2_cross_validated)
    assert again.to_dict() == model.to_dict()


def test_the_cross_validated_r2_falls_when_there_is_less_to_go_by() -> None:
    sample = np.random.default_rng(2).normal(50, 10, 2000)
    many, few = NormModel.fit(sample), NormModel.fit(sample[:40])
    assert 0.98 < many.r2_cross_validated < 1
    assert few.r2_cross_validated < many.r2_cross_validated
    assert (few.n, many.n) == (40, 2000)


def test_one_score_gives_one_number_and_a_table_a_table() -> None:
    assert PLAIN.convert(25.0).z.shape == ()
    assert PLAIN.convert(np.full((2, 3), 25.0)).high.shape == (2, 3)
    assert BY_AGE.convert(np.full((2, 3), 25.0), 11.0).z.shape == (2, 3)


GOOD = PLAIN.to_dict()


@pytest.mark.parametrize(
    "data",
    [
        {},
        {**GOOD, "weights": [1.0]},
        {**GOOD, "weights": None},
        {**GOOD, "z": [1.0]},
        {**GOOD, "terms": "all"},
        {**GOOD, "weights": [-w for w in GOOD["weights"]]},
        {**GOOD, "covariate": [3.0, 2.0]},
        {**GOOD, "weights": [np.nan for w in GOOD["weights"]]},
    ],
)
def test_what_is_no_norm_is_not_read_as_one(data) -> None:
    with pytest.raises(BadInput, match=r"data is no norm.*pass what to_dict\(\) returned"):
        NormModel.from_dict(data)


@pytest.mark.parametrize(
    ("raw", "covariate", "told"),
    [
        (RAW[:29], None, "raw holds 29 persons; a norm like this needs at least 30"),
        (RAW[:99], AGE[:99], "raw holds 99 persons; a norm like this needs at least 100"),
        (np.full(50, 3.0), None, "Everybody has raw score 3.0"),
        (np.where(np.arange(50) == 7, np.nan, 1.0), None, "person 7: raw is nan"),
        (RAW, np.where(np.arange(600) == 3, np.inf, AGE), "person 3: covariate is inf"),
        (RAW, AGE[:-1], r"covariate has shape \(599,\); pass one per person"),
        (RAW, np.full(600, 9.0), "covariate is 9.0 for everybody; leave it out"),
        (RAW[:, None], None, r"raw has shape \(600, 1\); pass one raw score per person"),
        (["many"], None, "raw is not numeric"),
    ],
)
def test_samples_that_make_no_norm_are_named(raw, covariate, told) -> None:
    with pytest.raises(BadInput, match=told):
        NormModel.fit(raw, covariate)


@pytest.mark.parametrize(
    ("model", "raw", "covariate", "sem", "told"),
    [
        (PLAIN, [25], [9.0], 0, "This norm knows no covariate"),
        (BY_AGE, [25], None, 0, "This norm was made with a covariate"),
        (BY_AGE, [25, 26], [9.0, 9.0, 9.0], 0, r"covariate has shape \(3,\); pass one for all"),
        (PLAIN, [25, np.nan], None, 0, "person 1: raw is nan"),
        (PLAIN, [25], None, -1.0, "sem is -1.0; pass a standard error of 0 or more"),
        (PLAIN, [25], None, np.nan, "sem is nan"),
    ],
)
def test_scores_that_cannot_be_converted_are_named(model, raw, covariate, sem, told) -> None:
    with pytest.raises(BadInput, match=told):
        model.convert(raw, covariate, sem)
