"""Abilities and their errors, against published data, definitions written out, and simulation."""

import doctest
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize_scalar

from tweespraak.psychometrics import BadInput, GradedBank, Grid, ItemBank, Normal, estimate, score

LSAT = json.loads((Path(__file__).parent / "authorities" / "lsat7.json").read_text())
METHODS = ["EAP", "MAP", "ML", "WLE"]
NAN = np.nan
Floats = NDArray[np.float64]

three_parameter = ItemBank(
    [0.8, 1.2, 1.7, 1.0, 2.1, 1.4], [-1.5, -0.4, 0.0, 0.6, 1.1, 0.2], [0.0, 0.2, 0.1, 0.25, 0.2, 0]
)
graded = GradedBank([0.9, 1.6, 1.2], [[-1.0, 0.0, 1.2], [-0.3, 0.9, NAN], [-1.5, -0.2, 0.4]])
ROWS = {three_parameter: [1, 1, 0, 1, NAN, 1], graded: [2, 1, 3]}
BANKS = pytest.mark.parametrize("bank", [three_parameter, graded], ids=["3PL", "GRM"])


def lsat() -> tuple[ItemBank, Floats, Floats]:
    """The bank under the reference parameters, the patterns of answers, and their counts."""
    a = np.array(LSAT["reference"]["a"])
    patterns = np.array([[float(answer) for answer in key] for key in LSAT["counts"]])
    bank = ItemBank(a, -np.array(LSAT["reference"]["intercepts"]) / a)
    return bank, patterns, np.array(list(LSAT["counts"].values()))


def likelihood(bank: ItemBank | GradedBank, x: Floats, theta: Floats) -> Floats:
    """Of each theta, from the probabilities alone."""
    p = bank.probability(theta)
    p = np.stack([1 - p, p], axis=2) if isinstance(bank, ItemBank) else p
    return np.prod([p[:, j, int(k)] for j, k in enumerate(x) if not np.isnan(k)], axis=0)


def warm_slope(bank: ItemBank | GradedBank, x: Floats, theta: float, step: float = 1e-4) -> float:
    """Slope of log L plus J / (2 I), with every derivative a difference."""
    at = np.array([theta - step, theta, theta + step])
    p = bank.probability(at)
    p = np.stack([1 - p, p], axis=2) if isinstance(bank, ItemBank) else p
    p = p[:, ~np.isnan(x)]
    first, second = (p[2] - p[0]) / (2 * step), (p[2] - 2 * p[1] + p[0]) / step**2
    real = p[1] > 0
    info = (first[real] ** 2 / p[1][real]).sum()
    bias = (first[real] * second[real] / p[1][real]).sum()
    log_l = np.log(likelihood(bank, x, at))
    return float((log_l[2] - log_l[0]) / (2 * step) + bias / (2 * info))


def test_lsat7_has_its_published_likelihood() -> None:
    bank, patterns, counts = lsat()
    nodes = np.linspace(-6, 6, 241)
    weights = np.exp(-0.5 * nodes**2) / np.exp(-0.5 * nodes**2).sum()
    marginal = [likelihood(bank, row, nodes) @ weights for row in patterns]
    assert counts.sum() == 1000
    assert counts @ np.log(marginal) == pytest.approx(LSAT["reference"]["log_likelihood"], abs=0.01)


def test_lsat7_eap_is_within_1e5_of_241_nodes() -> None:
    bank, patterns, _counts = lsat()
    few, many = score(bank, patterns), score(bank, patterns, grid=Grid(nodes=241))
    np.testing.assert_allclose(few.theta, many.theta, atol=1e-5)
    np.testing.assert_allclose(few.se, many.se, atol=1e-5)


@pytest.mark.parametrize("slope", [1.1, 2.0])
def test_eap_of_sixty_items_is_within_1e5_of_241_nodes_also_at_the_ends(slope: float) -> None:
    """All right or all wrong piles the posterior up at an end of the grid."""
    bank = ItemBank(slope, np.linspace(-2.2, 2.2, 60))
    rows = np.tril(np.ones((61, 60)), -1)
    few, many = score(bank, rows), score(bank, rows, grid=Grid(nodes=241))
    np.testing.assert_allclose(few.theta, many.theta, atol=1e-5)
    np.testing.assert_allclose(few.se, many.se, atol=1e-5)


def test_lsat7_eap_on_a_wide_grid_is_the_integral_written_out() -> None:
    bank, patterns, _counts = lsat()
    nodes = np.linspace(-8, 8, 241)
    got = score(bank, patterns, grid=Grid(-8, 8, 121))
    for row, theta, se in zip(patterns, got.theta, got.se, strict=True):
        weight = likelihood(bank, row, nodes) * np.exp(-0.5 * nodes**2)
        mean = weight @ nodes / weight.sum()
        assert theta == pytest.approx(mean, abs=1e-5)
        assert se == pytest.approx(np.sqrt(weight @ (nodes - mean) ** 2 / weight.sum()), abs=1e-5)


@BANKS
def test_ml_is_the_top_of_the_likelihood(bank: ItemBank | GradedBank) -> None:
    x = np.array(ROWS[bank], dtype=np.float64)
    top = minimize_scalar(
        lambda t: -np.log(likelihood(bank, x, np.array([t]))[0]),
        bounds=(-6, 6),
        method="bounded",
        options={"xatol": 1e-9},
    )
    got = estimate(bank, x, "ML")
    assert got.theta == pytest.approx(top.x, abs=1e-6)
    assert got.se == pytest.approx(information(bank, x, got.theta) ** -0.5)


@BANKS
def test_map_is_the_top_of_the_posterior(bank: ItemBank | GradedBank) -> None:
    x, prior = np.array(ROWS[bank], dtype=np.float64), Normal(0.4, 0.7)
    top = minimize_scalar(
        lambda t: 0.5 * ((t - 0.4) / 0.7) ** 2 - np.log(likelihood(bank, x, np.array([t]))[0]),
        bounds=(-6, 6),
        method="bounded",
        options={"xatol": 1e-9},
    )
    got = estimate(bank, x, "MAP", prior)
    assert got.theta == pytest.approx(top.x, abs=1e-6)
    assert got.se == pytest.approx((information(bank, x, got.theta) + 1 / 0.49) ** -0.5)


@BANKS
def test_wle_is_the_root_of_warms_equation(bank: ItemBank | GradedBank) -> None:
    x = np.array(ROWS[bank], dtype=np.float64)
    root = brentq(lambda t: warm_slope(bank, x, t), -3, 3, xtol=1e-10)
    got = estimate(bank, x, "WLE")
    assert got.theta == pytest.approx(root, abs=1e-5)
    assert got.se == pytest.approx(information(bank, x, got.theta) ** -0.5)


def information(bank: ItemBank | GradedBank, x: Floats, theta: Floats) -> float:
    return float(bank.information(theta)[0, ~np.isnan(x)].sum())


def test_wle_is_less_biased_than_ml_far_from_the_items() -> None:
    rng, bank = np.random.default_rng(5), ItemBank(1.5, np.linspace(-2, 0, 25))
    x = (rng.random((300, 25)) < bank.probability(1.0)).astype(float)
    x = x[(x.sum(axis=1) > 0) & (x.sum(axis=1) < 25)]
    ml, wle = score(bank, x, "ML").theta, score(bank, x, "WLE").theta
    assert (wle < ml).all()


@pytest.mark.parametrize("row", [[1] * 6, [0] * 6])
def test_perfect_scores_have_no_ml_but_do_have_the_others(row: list[int]) -> None:
    with pytest.raises(
        BadInput, match=r"person 1 has only highest .* so ML gives no number; use WLE"
    ):
        score(three_parameter, [[1, 0, 1, 0, 1, 1], row], "ML")
    for method in ("EAP", "MAP", "WLE"):
        got = estimate(three_parameter, row, method)
        assert np.isfinite([got.theta, got.se]).all()


def test_answers_no_better_than_guessing_have_no_ml() -> None:
    with pytest.raises(BadInput, match=r"person 0 has .* none above chance"):
        estimate(ItemBank(1.5, [-1.0, 0.0, 1.0, 2.0], 0.25), [0, 0, 0, 1], "ML")


def test_without_answers_the_prior_stays() -> None:
    prior = Normal(0.5, 0.8)
    for method in ("EAP", "MAP"):
        got = estimate(graded, [NAN] * 3, method, prior, Grid(-6, 7, 121))
        assert (got.theta, got.se) == (pytest.approx(0.5, abs=1e-6), pytest.approx(0.8, abs=1e-6))
    for method in ("ML", "WLE"):
        with pytest.raises(BadInput, match="person 0 answered no item"):
            estimate(graded, [NAN] * 3, method, prior)


@pytest.mark.parametrize("method", METHODS)
def test_not_answered_is_as_if_the_item_were_not_there(method: str) -> None:
    b, c = three_parameter, [0, 1, 3, 5]
    short = ItemBank(b.a[c], b.b[c], b.c[c])
    full, part = estimate(b, [1, 0, NAN, 1, NAN, 1], method), estimate(short, [1, 0, 1, 1], method)
    assert full.theta == pytest.approx(part.theta, abs=1e-8)
    assert full.se == pytest.approx(part.se, abs=1e-8)


@pytest.mark.parametrize("method", METHODS)
def test_the_order_of_items_does_not_matter(method: str) -> None:
    order = np.random.default_rng(3).permutation(6)
    b, x = three_parameter, np.array([1, 1, 0, 1, 0, 1])
    turned = ItemBank(b.a[order], b.b[order], b.c[order])
    assert estimate(turned, x[order], method).theta == pytest.approx(estimate(b, x, method).theta)


@pytest.mark.parametrize("method", METHODS)
def test_one_person_is_a_row_of_many(method: str) -> None:
    rows = [[1, 0, NAN, 1, 0, 1], [1, 1, 1, 0, 1, NAN]]
    many = score(three_parameter, rows, method)
    one = estimate(three_parameter, rows[1], method)
    assert (one.theta.shape, many.theta.shape, many.se.shape) == ((), (2,), (2,))
    assert one.theta == pytest.approx(many.theta[1], abs=1e-9)
    assert one.se == pytest.approx(many.se[1], abs=1e-9)


def test_complete_2pl_by_sum_by_table_and_item_by_item_agree() -> None:
    rng, bank = np.random.default_rng(1), ItemBank([0.8, 1.5, 1.1], [-0.5, 0.0, 0.8])
    many = (rng.random((9000, 3)) < 0.5).astype(float)
    table, sums = score(bank, many), score(bank, many[:50])
    unfinished = np.vstack([many[:50], [NAN, 1, 0]])
    itemwise = score(bank, unfinished)
    np.testing.assert_allclose(table.theta[:50], sums.theta, atol=2e-7)
    np.testing.assert_allclose(itemwise.theta[:50], sums.theta, atol=1e-10)
    np.testing.assert_allclose(table.se[:50], sums.se, atol=2e-7)


def test_nobody_to_score_is_an_empty_answer() -> None:
    for method in METHODS:
        assert score(three_parameter, np.empty((0, 6)), method).theta.shape == (0,)


@pytest.mark.parametrize("method", ["EAP", "MAP", "WLE"])
def test_unsure_items_widen_the_error_and_leave_the_estimate(method: str) -> None:
    b = three_parameter
    unsure = ItemBank(b.a, b.b, b.c, b.d, np.tile(np.diag([0.03, 0.4]), (6, 1, 1)))
    one, other = (
        score(b, [[1, 1, 0, 1, NAN, 1]], method),
        score(unsure, [[1, 1, 0, 1, NAN, 1]], method),
    )
    np.testing.assert_allclose(other.theta, one.theta, atol=1e-12)
    assert other.se > one.se


@pytest.mark.parametrize(
    ("method", "guessing", "close"),
    [
        ("MAP", 0.0, 1e-4),
        ("ML", 0.0, 1e-4),
        ("WLE", 0.0, 0.3),
    ],
)
def test_the_added_error_is_the_delta_method(method: str, guessing: float, close: float) -> None:
    """WLE borrows the derivative of ML, which misses how the small correction itself moves."""
    bank = ItemBank([0.9, 1.4, 1.8, 1.1, 0.8], [-0.6, 0.1, 0.9, -1.2, 0.4], guessing)
    x, slab, added = [1, 1, 0, 1, 0], np.array([[0.04, 0.03], [0.03, 0.25]]), 0.0
    for item in range(5):
        slopes = np.array([moved(bank, item, which, x, method, 1e-5) for which in (0, 1)])
        added += slopes @ slab @ slopes
    unsure = ItemBank(bank.a, bank.b, bank.c, 1.0, np.tile(slab, (5, 1, 1)))
    got = estimate(unsure, x, method).se ** 2 - estimate(bank, x, method).se ** 2
    assert got == pytest.approx(added, rel=close)


@pytest.mark.parametrize("guessing", [0.0, 0.2])
def test_the_error_of_eap_is_taken_over_everything_the_items_may_be(guessing: float) -> None:
    """The likelihood averaged over a fine net of (log a, b) around every item, by plain sums."""
    a, b, x = np.array([0.9, 1.4, 1.8]), np.array([-0.6, 0.1, 0.9]), [1, 0, 1]
    slab = np.array([[0.04, -0.06], [-0.06, 0.64]])
    net = np.linspace(-6, 6, 61)
    one, other = np.meshgrid(net, net)
    root = np.linalg.cholesky(slab)
    log_a, where = root[0, 0] * one, root[1, 0] * one + root[1, 1] * other
    share = np.exp(-0.5 * (one**2 + other**2))
    nodes = np.linspace(-6, 6, 61)
    weight = np.exp(-0.5 * nodes**2)
    for item in range(3):
        z = a[item] * np.exp(log_a) * (nodes[:, None, None] - b[item] - where)
        p = ((guessing + (1 - guessing) / (1 + np.exp(-z))) * share).sum(axis=(1, 2)) / share.sum()
        weight *= p if x[item] else 1 - p
    unsure = ItemBank(a, b, guessing, covariance=np.tile(slab, (3, 1, 1)))
    got = estimate(unsure, x, grid=Grid(-6, 6, 61))
    expected = np.sqrt(weight @ (nodes - got.theta) ** 2 / weight.sum())
    assert got.se == pytest.approx(expected, rel=1e-4)


def moved(bank: ItemBank, item: int, which: int, x: list[int], method: str, step: float) -> float:
    """d theta / d log a (which 0) or d b (1) of one item, as a difference."""
    ends = []
    for sign in (1, -1):
        shift = np.zeros((2, len(bank)))
        shift[which, item] = sign * step
        changed = ItemBank(bank.a * np.exp(shift[0]), bank.b + shift[1], bank.c)
        ends.append(float(estimate(changed, x, method).theta))
    return (ends[0] - ends[1]) / (2 * step)


@pytest.mark.parametrize("spread", [0.0, 0.6, 1.0])
def test_ninety_percent_bands_hold_ninety_percent(spread: float) -> None:
    """The truth is drawn from the uncertainty about the items, not from the bank itself."""
    rng, n, items = np.random.default_rng(11), 3000, 17
    theta, b = rng.normal(size=n), rng.normal(0.1, 1.0, items)
    true = np.exp(0.26 + 0.17 * rng.normal(size=(n, items)) * (spread > 0))
    where = b + spread * rng.normal(size=(n, items))
    x = (rng.random((n, items)) < 1 / (1 + np.exp(-true * (theta[:, None] - where)))).astype(float)
    unsure = np.tile(np.diag([0.17**2 * (spread > 0), spread**2]), (items, 1, 1))
    got = score(ItemBank(np.exp(0.26), b, covariance=unsure), x)
    assert np.mean(abs(got.theta - theta) < 1.645 * got.se) == pytest.approx(0.90, abs=0.02)
    sure = score(ItemBank(np.exp(0.26), b), x)
    assert spread < 1 or np.mean(abs(sure.theta - theta) < 1.645 * sure.se) < 0.87


@pytest.mark.parametrize(
    ("responses", "told"),
    [
        (
            [[1, 0, 2, 0, 0, 0]],
            r"item 2, person 0: response 2\.0 is none of its answers; pass 0 to 1",
        ),
        ([[1, 0, 1, 0, 0, 0], [1, 0.5, 0, 0, 0, 0]], "item 1, person 1: response 0.5"),
        ([[-1, 0, 0, 0, 0, 0]], "item 0, person 0: response -1"),
        ([[np.inf, 0, 0, 0, 0, 0]], "item 0, person 0: response inf"),
        ([[1, 0]], r"responses has shape \(1, 2\) for 6 items; pass one row per person"),
        ([1, 0, 0, 0, 0, 0], r"responses has shape \(6,\)"),
        ([["yes"] * 6], "not a table of numbers"),
    ],
)
def test_impossible_responses_are_named(responses: object, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        score(three_parameter, responses)


def test_one_person_has_one_row_and_a_known_method() -> None:
    with pytest.raises(BadInput, match=r"shape \(1, 6\); pass one person's answers"):
        estimate(three_parameter, [[1] * 6])
    with pytest.raises(BadInput, match="not a row of numbers"):
        estimate(three_parameter, ["yes"] * 6)
    with pytest.raises(BadInput, match="method 'MLE' is unknown; use EAP, MAP, ML or WLE"):
        estimate(three_parameter, [1] * 6, "MLE")


def test_the_tour_of_the_engine_says_what_it_does() -> None:
    page = Path(__file__).parents[2] / "docs" / "measurement" / "engine.md"
    told: list[str] = []
    example = doctest.DocTestParser().get_doctest(
        page.read_text().replace("```", ""), {}, "engine.md", str(page), 0
    )
    failed, tried = doctest.DocTestRunner(
        verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE
    ).run(example, out=told.append)
    assert (failed, tried > 8) == (0, True), "".join(told)
