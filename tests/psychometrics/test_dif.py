"""Items that treat two groups differently are found, and fair ones are left alone."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.psychometrics import BadInput, logistic_dif, mantel_haenszel

AUTHORITIES = Path(__file__).parent / "authorities"
BERKELEY = json.loads((AUTHORITIES / "berkeley_admissions.json").read_text())
REFERENCE = json.loads((AUTHORITIES / "dif_statsmodels.json").read_text())
ANSWERS = np.loadtxt(AUTHORITIES / "careless_dataset.csv", delimiter=",", skiprows=1)
RIGHT = (ANSWERS[:, :10] >= 3).astype(float)
FOCAL = ANSWERS[:, 49] >= 3


def berkeley() -> tuple[np.ndarray, np.ndarray]:
    """Admission as item 0; eleven others give everybody of department d a total of 2 d + 1."""
    rows, group = [], []
    for department, counts in enumerate(BERKELEY["departments"]):
        for kind, count in enumerate(counts):
            admitted = 1 - kind % 2
            right = 2 * department + 1 - admitted
            others = np.array([1] * right + [0] * (11 - right))
            rows += [[admitted, *np.roll(others, person)] for person in range(count)]
            group += [kind >= 2] * count
    return np.array(rows), np.array(group)


def simulated(shift: float, slope: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Twenty 2PL items, 2,000 persons; item 0 is `shift` harder for the focal group."""
    rng = np.random.default_rng(11)
    focal = np.arange(2000) % 2 == 1
    theta = rng.normal(size=2000) - 0.5 * focal
    b = np.tile(rng.normal(0, 0.8, 20), (2000, 1))
    b[:, 0] = shift * focal
    a = np.full((2000, 20), 1.3)
    a[focal, 0] *= slope
    return (rng.uniform(size=b.shape) < 1 / (1 + np.exp(-a * (theta[:, None] - b)))), focal


def test_the_statistic_is_that_of_r():
    found = mantel_haenszel(*berkeley())
    assert found.statistic[0] == pytest.approx(BERKELEY["statistic"], abs=5e-5)
    assert found.p[0] == pytest.approx(BERKELEY["p"], abs=5e-5)
    assert found.effect[0] == pytest.approx(-2.35 * np.log(BERKELEY["odds_ratio"]), abs=1e-6)
    assert found.size[0] == "A"


def test_mantel_haenszel_is_that_of_statsmodels():
    found = mantel_haenszel(RIGHT, FOCAL)
    np.testing.assert_allclose(found.statistic, REFERENCE["mh_statistic"], atol=1e-6)
    np.testing.assert_allclose(found.p, REFERENCE["mh_p"], atol=1e-6)
    odds = np.array(REFERENCE["mh_odds_ratio"])
    np.testing.assert_allclose(found.effect, -2.35 * np.log(odds), atol=1e-5)


@pytest.mark.parametrize("kind", ["uniform", "nonuniform", "both"])
def test_the_likelihood_ratios_are_those_of_statsmodels(kind):
    found = logistic_dif(RIGHT, FOCAL, kind)
    np.testing.assert_allclose(found.statistic, REFERENCE[f"lr_{kind}"], atol=1e-6)


def test_the_gain_in_explained_variance_and_its_size():
    found = logistic_dif(RIGHT, FOCAL)
    np.testing.assert_allclose(found.effect, REFERENCE["r2_both"], atol=1e-6)
    assert found.size == ("A", "B", "A", "B", "A", "A", "A", "A", "A", "C")


def test_a_planted_item_is_found_and_points_against_the_focal_group():
    x, focal = simulated(1.0)
    found = mantel_haenszel(x, focal)
    assert found.size[0] == "C"
    assert found.effect[0] < -1.5
    assert set(found.size[1:]) <= {"A", "B"}
    assert found.size.count("A") >= 17
    assert logistic_dif(x, focal, "uniform").p[0] < 1e-10


def test_an_item_that_only_sorts_worse_is_found_by_the_nonuniform_test():
    x, focal = simulated(0.0, slope=0.25)
    assert logistic_dif(x, focal, "nonuniform").p[0] < 1e-6
    assert logistic_dif(x, focal, "both").p[0] < 1e-6


def test_purifying_keeps_the_planted_item_out_of_the_score_of_the_others():
    x, focal = simulated(1.5)
    before, after = mantel_haenszel(x, focal), mantel_haenszel(x, focal, purify=True)
    assert after.size[0] == "C"
    assert np.abs(after.effect[1:]).mean() < np.abs(before.effect[1:]).mean()
    assert logistic_dif(x, focal, "both", purify=True).p[0] < 1e-10


@settings(deadline=None, max_examples=15)
@given(st.permutations(range(10)))
def test_order_does_not_matter_and_changing_sides_turns_the_effect(order):
    found, turned = mantel_haenszel(RIGHT[:, order], FOCAL), mantel_haenszel(RIGHT, ~FOCAL)
    plain = mantel_haenszel(RIGHT, FOCAL)
    np.testing.assert_allclose(found.statistic, plain.statistic[order], atol=1e-9)
    np.testing.assert_allclose(turned.effect, -plain.effect, atol=1e-9)


def test_groups_that_an_item_separates_completely_still_have_an_answer():
    x, focal = simulated(0.0)
    x = x.copy()
    x[:, 0] = ~focal
    assert mantel_haenszel(x, focal).effect[0] == -np.inf
    assert mantel_haenszel(x, focal).size[0] == "C"
    assert logistic_dif(x, focal).size[0] == "C"


@pytest.mark.parametrize(
    ("x", "group", "says"),
    [
        ([[1, 0], [0, 2]], [0, 1], "Person 1, item 1 is 2"),
        ([[1, 0], [np.nan, 1]], [0, 1], "Person 1, item 0 is nan"),
        ([[1, 0], [1, 1]], [0, 1], "Everybody got item 0 right"),
        ([[0, 0], [0, 1]], [0, 1], "Everybody got item 0 wrong"),
        ([[1, 0], [0, 1]], [0, 1], "nothing to match on"),
        ([[1, 0], [0, 1]], [0, 1, 1], "one value per person"),
        ([[1, 0], [0, 1]], [1, 1], "only one group"),
        ([[1, 0], [0, 1]], [1, 2], "True and False"),
        ([[1], [0]], [0, 1], "pass at least 2"),
        ([[1, 1], [0, 0]], [0, 1], "Item 0: no two persons"),
    ],
)
def test_what_cannot_be_compared_is_named(x, group, says):
    with pytest.raises(BadInput, match=says):
        mantel_haenszel(x, group)


def test_an_unknown_kind_is_named():
    with pytest.raises(BadInput, match="kind is 'all'"):
        logistic_dif(RIGHT, FOCAL, "all")
