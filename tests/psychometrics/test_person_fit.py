"""lz*: against Snijders' formulas written out item by item, and against simulated people."""

import numpy as np
import pytest

from tests.psychometrics.adaptive_cases import bank_of
from tweespraak.psychometrics import BadInput, ItemBank, Normal, estimate, lz_star, score

NAN = np.nan
METHODS = ["ML", "MAP", "WLE"]
BANKS = {
    "2PL": ItemBank([0.8, 1.2, 1.7, 1.0, 2.1, 1.4, 0.9], [-1.5, -0.4, 0.0, 0.6, 1.1, 0.2, -0.8]),
    "4PL": ItemBank(
        [0.8, 1.2, 1.7, 1.0, 2.1, 1.4, 0.9],
        [-1.5, -0.4, 0.0, 0.6, 1.1, 0.2, -0.8],
        [0.0, 0.2, 0.1, 0.25, 0.2, 0.0, 0.15],
        [1.0, 1.0, 0.97, 0.95, 1.0, 0.9, 1.0],
    ),
}
ROWS = [[1, 1, 0, 1, 0, 1, 1], [0, 1, 1, 0, 1, 1, NAN], [1, NAN, 1, 0, 0, 0, 1]]


def written_out(bank: ItemBank, x: list[float], method: str, prior: Normal) -> float:
    """Snijders (2001), eqs. 8 to 13; every derivative of P a difference."""
    theta = float(estimate(bank, x, method, prior).theta)
    items, step = [j for j in range(len(bank)) if not np.isnan(x[j])], 1e-4

    def p(j: int, at: float) -> float:
        return bank.c[j] + (bank.d[j] - bank.c[j]) / (1 + np.exp(-bank.a[j] * (at - bank.b[j])))

    def p1(j: int) -> float:
        return (p(j, theta + step) - p(j, theta - step)) / (2 * step)

    def p2(j: int) -> float:
        return (p(j, theta + step) - 2 * p(j, theta) + p(j, theta - step)) / step**2

    chance = {j: p(j, theta) for j in items}
    w = {j: np.log(chance[j] / (1 - chance[j])) for j in items}
    r = {j: p1(j) / (chance[j] * (1 - chance[j])) for j in items}
    c = sum(p1(j) * w[j] for j in items) / sum(p1(j) * r[j] for j in items)
    information = sum(p1(j) ** 2 / (chance[j] * (1 - chance[j])) for j in items)
    bias = sum(p1(j) * p2(j) / (chance[j] * (1 - chance[j])) for j in items)
    start = {
        "ML": 0.0,
        "MAP": (prior.mean - theta) / prior.sd**2,
        "WLE": bias / (2 * information),
    }[method]
    surprise = sum((x[j] - chance[j]) * w[j] for j in items)
    spread = sum((w[j] - c * r[j]) ** 2 * chance[j] * (1 - chance[j]) for j in items)
    return (surprise + c * start) / np.sqrt(spread)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("model", BANKS)
def test_it_is_snijders_statistic(model: str, method: str) -> None:
    bank, prior = BANKS[model], Normal(0.4, 0.8)
    expected = [written_out(bank, row, method, prior) for row in ROWS]
    np.testing.assert_allclose(lz_star(bank, ROWS, method, prior), expected, atol=2e-5)


def test_the_correction_centres_the_estimating_equation() -> None:
    """r0 + sum (x - P) r = 0 at the estimate, which is what the correction rests on."""
    bank, prior = BANKS["2PL"], Normal()
    theta = float(estimate(bank, ROWS[0], "MAP", prior).theta)
    residual = np.array(ROWS[0]) - bank.probability(theta)[0]
    assert -theta + residual @ bank.a == pytest.approx(0.0, abs=1e-8)


@pytest.mark.slow(reason="1,500 people, three times")
@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("c", [0.0, 0.2])
def test_who_answers_by_the_model_has_mean_zero_and_spread_one(method: str, c: float) -> None:
    bank, rng = bank_of(80, seed=3, c=c), np.random.default_rng(9)
    x = (rng.random((1500, 80)) < bank.probability(rng.normal(size=1500) * 0.8)).astype(float)
    x[rng.random(x.shape) < 0.1] = NAN
    above_chance = np.nansum(x, axis=1) > 90 * c  # where ML has a number
    fit = lz_star(bank, x[above_chance], method)
    assert fit.mean() == pytest.approx(0.0, abs=0.13)
    assert fit.std() == pytest.approx(1.0, abs=0.06)
    assert np.mean(fit < -1.645) == pytest.approx(0.05, abs=0.02)


@pytest.mark.slow(reason="1,500 people")
def test_without_the_correction_the_spread_would_be_too_small() -> None:
    """lz of Drasgow et al. (1985) takes the estimate for the truth; the test above must not pass it."""
    bank, rng = bank_of(30, seed=3), np.random.default_rng(9)
    x = (rng.random((1500, 30)) < bank.probability(rng.normal(size=1500))).astype(float)
    p = bank.probability(score(bank, x, "WLE").theta)
    w = np.log(p / (1 - p))
    lz = ((x - p) * w).sum(axis=1) / np.sqrt((p * (1 - p) * w**2).sum(axis=1))
    assert lz.std() < 0.93
    assert lz_star(bank, x).std() == pytest.approx(1.0, abs=0.05)


def test_guessing_and_reversing_stand_out() -> None:
    bank, rng = bank_of(60, seed=3), np.random.default_rng(9)
    easy_wrong = (bank.b > np.median(bank.b)).astype(float)
    random = (rng.random((50, 60)) < 0.5).astype(float)
    assert lz_star(bank, [easy_wrong])[0] < -5
    assert np.median(lz_star(bank, random)) < -2


def test_who_leaves_nothing_to_judge_is_not_judged() -> None:
    bank = BANKS["2PL"]
    one = [1] + [NAN] * 6
    for method in ("MAP", "WLE"):
        fit = lz_star(bank, [[NAN] * 7, ROWS[0], one], method)
        assert np.isnan(fit[[0, 2]]).all()
        assert fit[1] == pytest.approx(lz_star(bank, [ROWS[0]], method)[0])
    alike = ItemBank(1.2, [0.3] * 5)
    assert np.isnan(lz_star(alike, [[1, 0, 1, 0, 0]])).all()
    assert lz_star(bank, np.empty((0, 7))).shape == (0,)


def test_perfect_scores_fit_unless_the_method_has_no_number() -> None:
    bank = BANKS["2PL"]
    for method in ("MAP", "WLE"):
        assert np.isfinite(lz_star(bank, [[1] * 7, [0] * 7], method)).all()
    with pytest.raises(BadInput, match=r"person 1 has only highest .* use WLE"):
        lz_star(bank, [ROWS[0], [1] * 7], "ML")
    with pytest.raises(BadInput, match=r"person 1 answered no item"):
        lz_star(bank, [ROWS[0], [NAN] * 7], "ML")


def test_persons_and_items_are_judged_in_any_order() -> None:
    bank, order = BANKS["4PL"], [3, 1, 6, 0, 2, 5, 4]
    turned = ItemBank(*(part[order] for part in (bank.a, bank.b, bank.c, bank.d)))
    x = np.array(ROWS)
    np.testing.assert_allclose(lz_star(turned, x[::-1][:, order]), lz_star(bank, x)[::-1])


def test_what_it_does_not_know_is_refused() -> None:
    with pytest.raises(BadInput, match="method 'EAP' is unknown; use ML, MAP or WLE"):
        lz_star(BANKS["2PL"], ROWS, "EAP")
    with pytest.raises(BadInput, match="item 1, person 0: response 2"):
        lz_star(BANKS["2PL"], [[1, 2, 0, 0, 0, 0, 0]])
