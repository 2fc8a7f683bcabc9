"""What was simulated is found again, as surely as is said, also in small samples."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.psychometrics.answer_tables import answers, lsat
from tweespraak.psychometrics import GradedBank, Grid, ItemBank, Normal, calibrate

NAN = np.nan


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
