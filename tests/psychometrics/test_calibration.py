"""Items found from answers: against published figures, a plain optimiser, and simulation."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import minimize

from tweespraak.psychometrics import BadInput, GradedBank, Grid, ItemBank, Normal, calibrate

AUTHORITIES = Path(__file__).parent / "authorities"
LSAT = json.loads((AUTHORITIES / "lsat7.json").read_text())
LSAT6 = json.loads((AUTHORITIES / "lsat6.json").read_text())
NAN = np.nan
Floats = NDArray[np.float64]
NODES = np.linspace(-7, 7, 101)
WEIGHTS = np.exp(-0.5 * NODES**2) / np.exp(-0.5 * NODES**2).sum()
BELIEFS = {"log_a": Normal(0.0, 0.5), "b": Normal(0.0, 2.0)}


def lsat(told: dict = LSAT) -> Floats:
    rows = [[float(answer) for answer in key] for key in told["counts"]]
    return np.repeat(rows, list(told["counts"].values()), axis=0)


def answers(bank: ItemBank | GradedBank, theta: Floats, seed: int = 1) -> Floats:
    rng = np.random.default_rng(seed)
    p = bank.probability(theta)
    if isinstance(bank, ItemBank):
        return (rng.random(p.shape) < p).astype(np.float64)
    return (rng.random((*p.shape[:2], 1)) > p.cumsum(axis=2)[:, :, :-1]).sum(axis=2).astype(float)


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


def graded_table() -> Floats:
    """Three answers, two and four; some not given."""
    true = GradedBank([1.2, 1.0, 1.6, 0.9], [[-1, 0.5, NAN], [0, NAN, NAN], [-1, 0, 1], [-2, 0, 2]])
    x = answers(true, np.random.default_rng(4).normal(size=250))
    x[:60, 0] = x[40:90, 3] = NAN
    return x


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


def mars_ib() -> tuple[Floats, Floats, dict]:
    """Answers (1584, 384), items (elements, rules, distractors, beta, alpha), and what is told."""
    told = json.loads((AUTHORITIES / "mars_ib.json").read_text())
    rows = list(csv.reader((AUTHORITIES / "mars_ib_items.csv").read_text().splitlines()))[1:]
    lines = (AUTHORITIES / "mars_ib_answers.txt").read_text().splitlines()
    x = np.full((len(lines), len(rows)), NAN)
    for person, line in enumerate(lines):
        for mark in line.split():
            x[person, int(mark[:-1]) - 1] = mark[-1] == "+"
    return x, np.array([row[1:] for row in rows], dtype=np.float64), told


@pytest.mark.slow  # 2,000 people and 20 items, with gaps: 0.2 s
@pytest.mark.parametrize("model", ["2PL", "GRM"])
def test_what_was_simulated_is_found_within_its_error(model: str) -> None:
    rng = np.random.default_rng(7)
    a = rng.lognormal(0.1, 0.25, 20)
    b = np.sort(rng.normal(0, 1, (20, 3)), axis=1) + np.array([-0.5, 0.0, 0.5])
    true = ItemBank(a, b[:, 1]) if model == "2PL" else GradedBank(a, b)
    x = answers(true, rng.normal(size=2000))
    x[rng.random(x.shape) < 0.2] = NAN
    got = calibrate(x, model)
    name = "b" if model == "2PL" else "thresholds"
    off = (getattr(got.bank, name) - getattr(true, name)) / got.standard_errors[name]
    slopes = (got.bank.a - a) / got.standard_errors["a"]
    assert np.sqrt((off**2).mean()) == pytest.approx(1, abs=0.35)
    assert np.sqrt((slopes**2).mean()) == pytest.approx(1, abs=0.45)


@pytest.mark.long  # 200 calibrations
def test_ninety_five_percent_intervals_hold_ninety_five_percent() -> None:
    rng, held = np.random.default_rng(12), []
    true = ItemBank(rng.lognormal(0.1, 0.25, 15), rng.normal(0, 1, 15))
    for seed in range(200):
        got = calibrate(answers(true, rng.normal(size=500), seed))
        held.append(abs(got.bank.b - true.b) < 1.96 * got.standard_errors["b"])
        held.append(abs(got.bank.a - true.a) < 1.96 * got.standard_errors["a"])
    assert np.mean(held) == pytest.approx(0.95, abs=0.012)


@pytest.mark.slow  # 25 calibrations: 0.3 s
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(8, 60), st.sampled_from(["1PL", "2PL", "3PL", "GRM"]))
def test_small_samples_give_usable_items_when_there_are_beliefs(
    seed: int, people: int, model: str
) -> None:
    """Perfect columns, gaps and odd items included."""
    rng = np.random.default_rng(seed)
    x = rng.integers(0, 3 if model == "GRM" else 2, (people, 5)).astype(float)
    x[rng.random(x.shape) < 0.2] = NAN
    x[0], x[1], x[2] = 0, 1, 2 if model == "GRM" else 1
    if model != "GRM":
        x[:, 4] = 1
    place = "thresholds" if model == "GRM" else "b"
    beliefs = {"log_a": Normal(0, 0.4), place: Normal(0, 2)}
    beliefs |= {"logit_c": Normal(-1.4, 0.5)} if model == "3PL" else {}
    got = calibrate(x, model, priors=beliefs)
    assert got.converged
    assert (got.standard_errors["a"] > 0).all()
    assert np.isfinite(got.bank.information(np.linspace(-3, 3, 7))).all()


def test_the_grid_is_the_callers_and_few_nodes_go_a_long_way() -> None:
    fine, coarse = calibrate(lsat()), calibrate(lsat(), grid=Grid(-3, 3, 7))
    assert 1e-4 < abs(coarse.log_likelihood - fine.log_likelihood) < 0.01


def test_a_search_without_end_says_so() -> None:
    """Everybody answers two items alike: the slopes grow for ever."""
    x = np.array([[0, 0, 1], [0, 0, 0], [1, 1, 1], [1, 1, 0]] * 20, dtype=float)
    assert not calibrate(x).converged


def changed(place: tuple, value: float) -> Floats:
    x = lsat()
    x[place] = value
    return x


EVERYBODY = np.s_[:, 2]


@pytest.mark.parametrize(
    ("responses", "model", "told"),
    [
        (changed(EVERYBODY, NAN), "2PL", "item 2: nobody answered it; leave it out, or fix it"),
        (changed(EVERYBODY, 1), "2PL", r"item 2: everybody gave answer 1, .* or give priors for b"),
        (changed(EVERYBODY, 0), "1PL", "item 2: everybody gave answer 0"),
        (changed(EVERYBODY, 3), "GRM", "item 2: everybody gave answer 3, .* gather more answers"),
        (changed((slice(None, None, 2), 2), 4), "GRM", "item 2: nobody gave answer 2; count answ"),
        (1 + lsat(), "GRM", "item 0: nobody gave answer 0; count answers from 0"),
        (
            changed((7, 3), 2),
            "2PL",
            r"item 3, person 7: response 2.0 is none of its .* pass 0 or 1",
        ),
        (changed((7, 3), 0.5), "GRM", r"item 3, person 7: response 0.5 .* whole numbers from 0"),
        (changed((7, 3), np.inf), "GRM", "item 3, person 7: response inf"),
        (changed((7, 3), -1), "3PL", "item 3, person 7: response -1"),
        (np.column_stack([lsat(), 1 - lsat()[:, 2]]), "2PL", "item 5: its slope .* go against"),
        (lsat()[:1], "2PL", r"responses holds 1 person\(s\)"),
        (lsat()[:, :2], "2PL", r"responses has 2 item\(s\); the slopes of a 2PL need at least 3"),
        (lsat()[0], "2PL", r"responses has shape \(5,\); pass one row per person"),
        (np.empty((4, 0)), "2PL", r"responses has shape \(4, 0\)"),
        ([["yes"]], "2PL", "not a table of numbers"),
        (lsat(), "Rasch", "model 'Rasch' is unknown; use 1PL, 2PL, 3PL or GRM"),
    ],
)
def test_answers_that_cannot_be_calibrated_are_named(responses, model, told) -> None:
    with pytest.raises(BadInput, match=told):
        calibrate(responses, model)


@pytest.mark.parametrize(
    ("fixed", "told"),
    [
        ({5: ItemBank([1.0], [0.0])}, "fixed: 5 is no item; count from 0 to 4"),
        ({-1: ItemBank([1.0], [0.0])}, "fixed: -1 is no item"),
        ({1: ItemBank([1.0, 1.0], [0.0, 0.0])}, "item 1: fixed to a bank of 2 items; pass a bank"),
        ({1: GradedBank([1.0], [[0.0]])}, "item 1: fixed to GradedBank in a 2PL; pass a ItemBank"),
    ],
)
def test_anchors_that_do_not_fit_are_named(fixed, told) -> None:
    with pytest.raises(BadInput, match=told):
        calibrate(lsat(), fixed=fixed)


def test_anchors_must_have_been_answered_within_their_answers() -> None:
    with pytest.raises(BadInput, match=r"item 2, person \d+: response 3.0 does not fit the fixed"):
        calibrate(graded_table(), "GRM", fixed={2: GradedBank([1.0], [[-1, 0]])})
    with pytest.raises(BadInput, match=r"Nobody answered a fixed item \(2\)"):
        calibrate(changed(EVERYBODY, NAN), fixed={2: ItemBank([1.0], [0.0])})


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"priors": {"c": Normal()}}, "priors: 'c' is no parameter of a 2PL; use log_a or b"),
        ({"priors": {"logit_c": Normal()}}, "'logit_c' is no parameter of a 2PL"),
        ({"priors": {"b": (0, 1)}}, r"priors: b is \(0, 1\); pass a Normal"),
        ({"tolerance": 0.0}, "tolerance is 0.0; pass a number above 0"),
        ({"tolerance": NAN}, "tolerance is nan"),
    ],
)
def test_options_that_make_no_sense_are_named(options, told) -> None:
    with pytest.raises(BadInput, match=told):
        calibrate(lsat(), **options)
