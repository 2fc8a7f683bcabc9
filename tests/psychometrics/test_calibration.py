"""Items found from answers: against published figures, a plain optimiser, and simulation."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize

from tests.psychometrics.answer_tables import LSAT, LSAT6, answers, graded_table, lsat, mars_ib
from tweespraak.psychometrics import GradedBank, ItemBank, Normal, calibrate

NAN = np.nan
Floats = NDArray[np.float64]
NODES = np.linspace(-7, 7, 101)
WEIGHTS = np.exp(-0.5 * NODES**2) / np.exp(-0.5 * NODES**2).sum()
BELIEFS = {"log_a": Normal(0.0, 0.5), "b": Normal(0.0, 2.0)}


def log_likelihood(bank: ItemBank | GradedBank, x: Floats, nodes: Floats = NODES) -> float:
    """Marginal, from the bank's probabilities alone, person by person."""
    p = bank.probability(nodes)
    p = np.stack([1 - p, p], axis=2) if isinstance(bank, ItemBank) else p
    total = 0.0
    for row, count in zip(*np.unique(x, axis=0, return_counts=True), strict=True):
        likelihood = np.ones(nodes.size)
        for item, answer in enumerate(row):
            if not np.isnan(answer):
                likelihood = likelihood * p[:, item, int(answer)]
        total += count * np.log(likelihood @ WEIGHTS)
    return float(total)


def test_lsat7_two_parameters_are_those_of_mirt() -> None:
    got, told = calibrate(lsat(), "2PL"), LSAT["reference"]
    assert got.log_likelihood == pytest.approx(told["log_likelihood"], abs=0.01)
    np.testing.assert_allclose(got.bank.a, told["a"], atol=0.002)
    np.testing.assert_allclose(-got.bank.a * got.bank.b, told["intercepts"], atol=0.002)
    assert (got.converged, got.population) == (True, Normal())


def test_lsat7_one_parameter_is_that_of_mirt() -> None:
    got, told = calibrate(lsat(), "1PL"), LSAT["reference"]["one_parameter"]
    assert got.log_likelihood == pytest.approx(told["log_likelihood"], abs=0.01)
    np.testing.assert_allclose(got.bank.a, told["a"], atol=0.0005)
    assert np.ptp(got.standard_errors["a"]) == 0


def test_lsat6_parameters_and_their_errors_are_those_of_ltm() -> None:
    got, told = calibrate(lsat(LSAT6)), LSAT6["reference"]
    assert got.log_likelihood == pytest.approx(told["log_likelihood"], abs=0.001)
    for name in ("a", "b"):
        np.testing.assert_allclose(getattr(got.bank, name), told[name], atol=0.003)
        np.testing.assert_allclose(got.standard_errors[name], told[f"{name}_errors"], atol=0.0015)


def test_lsat6_one_parameter_is_that_of_ltm() -> None:
    got, told = calibrate(lsat(LSAT6), "1PL"), LSAT6["reference"]["one_parameter"]
    assert got.log_likelihood == pytest.approx(told["log_likelihood"], abs=0.001)
    np.testing.assert_allclose(got.bank.a, told["a"], atol=0.0002)
    np.testing.assert_allclose(got.bank.b, told["b"], atol=0.0005)


def test_the_log_likelihood_is_the_banks_own() -> None:
    x = lsat()
    x[::5, 2] = NAN
    got = calibrate(x)
    assert got.log_likelihood == pytest.approx(log_likelihood(got.bank, x), abs=1e-6)


def test_sums_and_counts_find_the_same_items() -> None:
    """One person who skipped an item sends all through the general path."""
    x = lsat()
    unfinished = np.vstack([x, np.full((1, 5), NAN)])
    one, other = calibrate(x, tolerance=1e-7), calibrate(unfinished, tolerance=1e-7)
    np.testing.assert_allclose(one.bank.b, other.bank.b, atol=1e-5)
    np.testing.assert_allclose(one.standard_errors["b"], other.standard_errors["b"], atol=1e-5)
    assert one.log_likelihood == pytest.approx(other.log_likelihood, abs=1e-6)


def test_two_answers_graded_are_the_two_parameter_model() -> None:
    one, other = calibrate(lsat()), calibrate(lsat(), "GRM")
    np.testing.assert_allclose(one.bank.b, other.bank.thresholds[:, 0])
    np.testing.assert_allclose(
        one.standard_errors["b"], other.standard_errors["thresholds"][:, 0], atol=1e-8
    )


@pytest.mark.slow  # the log-likelihood of 1,000 people 220 times: 0.3 s
def test_the_standard_errors_are_the_curvature_of_the_log_likelihood() -> None:
    x, step = lsat(), 2e-3
    got = calibrate(x, tolerance=1e-6)
    point = np.concatenate([got.bank.a, got.bank.b])
    bend = curvature(lambda v: log_likelihood(ItemBank(v[:5], v[5:]), x), point, step)
    errors = np.sqrt(np.diag(np.linalg.inv(bend)))
    np.testing.assert_allclose(got.standard_errors["a"], errors[:5], rtol=2e-3)
    np.testing.assert_allclose(got.standard_errors["b"], errors[5:], rtol=2e-3)


def curvature(height, point: Floats, step: float) -> Floats:
    """Minus the second derivatives, by differences."""
    size = len(point)
    ways = step * np.eye(size)
    bend = np.empty((size, size))
    for i in range(size):
        for j in range(i + 1):
            one, other = ways[i] + ways[j], ways[i] - ways[j]
            sums = height(point + one) + height(point - one)
            bend[i, j] = bend[j, i] = (height(point + other) + height(point - other) - sums) / 4
    return bend / step**2


@pytest.mark.slow  # the log-likelihood, person by person, 250 times: 0.5 s
def test_graded_items_are_where_a_plain_optimiser_finds_them() -> None:
    x = graded_table()
    got = calibrate(x, "GRM", tolerance=1e-6)
    shape = ~np.isnan(got.bank.thresholds)

    def bank(v: Floats) -> GradedBank:
        thresholds = np.full(shape.shape, NAN)
        thresholds[shape] = v[4:]
        return GradedBank(v[:4], thresholds)

    start = np.concatenate([got.bank.a, got.bank.thresholds[shape]])
    height = log_likelihood(bank(start), x)
    assert got.log_likelihood == pytest.approx(height, abs=1e-6)
    for coordinate in range(start.size):
        for way in (-0.01, 0.01):
            moved = start.copy()
            moved[coordinate] += way
            assert log_likelihood(bank(moved), x) < height
    errors = np.sqrt(
        np.diag(np.linalg.inv(curvature(lambda v: log_likelihood(bank(v), x), start, 2e-3)))
    )
    np.testing.assert_allclose(got.standard_errors["a"], errors[:4], rtol=2e-3)
    np.testing.assert_allclose(got.standard_errors["thresholds"][shape], errors[4:], rtol=2e-3)
    assert np.isnan(got.standard_errors["thresholds"][~shape]).all()


def test_priors_give_the_top_of_the_posterior() -> None:
    """Three items with guessing, all believed in beforehand; scipy climbs the same hill."""
    true = ItemBank([1.2, 0.8, 1.6], [-0.5, 0.2, 0.8], 0.2)
    x = answers(true, np.random.default_rng(2).normal(size=200))
    beliefs = {**BELIEFS, "logit_c": Normal(-1.4, 0.4)}
    got = calibrate(x, "3PL", priors=beliefs, tolerance=1e-7)

    def depth(v: Floats) -> float:
        bank = ItemBank(np.exp(v[:3]), v[3:6], 1 / (1 + np.exp(-v[6:])))
        away = [(v[:3] - 0.0) / 0.5, (v[3:6] - 0.0) / 2.0, (v[6:] + 1.4) / 0.4]
        return -log_likelihood(bank, x) + 0.5 * float((np.array(away) ** 2).sum())

    c = got.bank.c
    found = np.concatenate([np.log(got.bank.a), got.bank.b, np.log(c / (1 - c))])
    best = minimize(depth, found, method="BFGS")
    np.testing.assert_allclose(found, best.x, atol=2e-3)
    assert depth(found) == pytest.approx(best.fun, abs=1e-5)


def test_a_prior_on_the_one_slope_counts_once() -> None:
    x = lsat()
    got = calibrate(x, "1PL", priors={"log_a": Normal(-0.5, 0.1)}, tolerance=1e-7)

    def depth(v: Floats) -> float:
        away = (np.log(got.bank.a[0] + v[0]) + 0.5) / 0.1
        return -log_likelihood(ItemBank(got.bank.a + v[0], got.bank.b), x) + 0.5 * away**2

    assert all(depth(np.array([step])) > depth(np.zeros(1)) for step in (-0.004, 0.004))


def test_the_one_slope_stays_one_beside_items_that_everybody_had_right() -> None:
    x = np.column_stack([lsat(), np.ones(1000), np.zeros(1000)])
    for table in (x, np.vstack([x, np.full((1, 7), NAN)])):
        got = calibrate(table, "1PL", priors={"b": Normal(0, 20)})
        assert np.ptp(got.bank.a) == pytest.approx(0, abs=1e-12)
        assert got.bank.a[0] == pytest.approx(LSAT["reference"]["one_parameter"]["a"], abs=0.02)


def test_the_one_slope_stays_one_when_items_have_far_to_go() -> None:
    """A belief nobody holds, so that single items would take steps of very different length."""
    assert np.ptp(calibrate(lsat(), "1PL", priors={"b": Normal(20, 0.01)}).bank.a) == 0


def test_anchors_stay_and_the_population_moves() -> None:
    true = ItemBank(np.full(12, 1.3), np.linspace(-1.5, 1.5, 12))
    x = answers(true, np.random.default_rng(3).normal(0.8, 0.7, size=2000))
    kept = {item: ItemBank([true.a[item]], [true.b[item]]) for item in range(6)}
    got = calibrate(x, fixed=kept)
    np.testing.assert_array_equal(got.bank.b[:6], true.b[:6])
    assert (got.standard_errors["b"][:6] == 0).all()
    assert got.population.mean == pytest.approx(0.8, abs=0.06)
    assert got.population.sd == pytest.approx(0.7, abs=0.06)
    assert (abs(got.bank.b[6:] - true.b[6:]) < 3.5 * got.standard_errors["b"][6:]).all()


def test_the_log_likelihood_beside_anchors_is_that_of_the_moved_population() -> None:
    x = lsat()
    x[3, 3] = NAN
    got = calibrate(x, fixed={0: ItemBank([1.0], [-2.2], 0.1)}, tolerance=1e-7)
    nodes = got.population.mean + got.population.sd * NODES
    assert got.log_likelihood == pytest.approx(log_likelihood(got.bank, x, nodes), abs=1e-6)
    assert got.bank.c.tolist() == [0.1, 0, 0, 0, 0]


def test_all_items_fixed_leaves_the_population_to_find() -> None:
    found = calibrate(lsat())
    fixed = {j: ItemBank([found.bank.a[j]], [found.bank.b[j]]) for j in range(5)}
    got = calibrate(lsat(), fixed=fixed)
    assert got.population.mean == pytest.approx(0, abs=0.01)
    assert got.population.sd == pytest.approx(1, abs=0.01)
    assert got.log_likelihood == pytest.approx(found.log_likelihood, abs=0.001)


def test_graded_anchors_hold_graded_items() -> None:
    x = graded_table()
    anchor = GradedBank([1.6], [[-1, 0, 1]])
    got = calibrate(x, "GRM", fixed={2: anchor})
    np.testing.assert_array_equal(got.bank.thresholds[2], anchor.thresholds[0])
    assert got.standard_errors["thresholds"][2].tolist() == [0, 0, 0]
    assert np.isnan(got.bank.thresholds[1]).tolist() == [False, True, True]


def test_the_order_of_items_and_persons_does_not_matter() -> None:
    order, x = np.array([3, 0, 4, 1, 2]), lsat()
    one = calibrate(x, tolerance=1e-7)
    other = calibrate(np.random.default_rng(0).permutation(x)[:, order], tolerance=1e-7)
    np.testing.assert_allclose(one.bank.b[order], other.bank.b, atol=1e-5)


@pytest.mark.slow  # 384 items of which each person saw 16, fitted once: 0.7 s
def test_mars_ib_difficulties_are_the_published_ones() -> None:
    """Published from a hierarchical Bayesian model; the acceptance is that of the authority."""
    x, items, told = mars_ib()
    beliefs = {
        "log_a": Normal(np.log(told["published"]["alpha_mean"]), 0.17),
        "b": Normal(0.1, 1.2),
        "logit_c": Normal(np.log(0.25 / 0.75), 0.001),
    }
    got = calibrate(x, "3PL", priors=beliefs)
    difficulty, published = got.bank.a * got.bank.b, items[:, 3]
    least = told["acceptance"]["clone_difficulty_corr_with_published_min"]
    assert np.corrcoef(difficulty, published)[0, 1] > least
    assert np.abs(difficulty - published).mean() < 0.26
    assert got.bank.c == pytest.approx(0.25, abs=0.001)
