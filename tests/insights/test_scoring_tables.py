"""The stored norms, correlations and competencies follow from their sources and are usable."""

import csv
import json

import numpy as np
import pytest
from ipipneo.norm import Norm as JohnsonNorm

from tests.insights.personality import AUTHORITIES, CONTENT, JOHNSON, TABLES, content
from tweespraak.insights.rules.tables import read_items, read_tables
from tweespraak.psychometrics import BadInput, composite

SHORT = json.loads((AUTHORITIES / "computed_short_scales.json").read_text())
LEFT_OUT = {"N3", "N5", "O6"}
NORMS = {row["key"]: row for row in content("norms")["scales"]}
MATRIX = content("facet_correlations")


def source(name: str) -> list[dict[str, str]]:
    with (CONTENT / "personality" / "source" / name).open() as lines:
        return list(csv.DictReader(lines))


def pooled(groups: list[tuple[float, float]]) -> tuple[float, float]:
    means, sds = np.array(groups).T
    return means.mean(), np.sqrt((sds**2 + means**2).mean() - means.mean() ** 2)


def working_age(scale: str) -> list[tuple[float, float]]:
    return [
        (float(row["mean"]), float(row["sd"]))
        for row in source("johnson_norms_by_group.csv")
        if row["scale"] == scale and row["age"] in ("21-40", "41-60")
    ]


def test_the_form_measures_27_facets_and_none_of_the_three_left_out():
    keys = [facet.key for facet in TABLES.facets]
    assert len(keys) == len(set(keys)) == 27
    assert not LEFT_OUT & set(keys)
    for name in ("scales", "norms", "facet_correlations", "competencies"):
        assert not any(f'"{key}"' in json.dumps(content(name)) for key in LEFT_OUT)


@pytest.mark.parametrize("key", [key for key in NORMS if key not in "NO"])
def test_the_norm_is_the_four_working_age_groups_pooled(key):
    mean, sd = pooled(working_age(key))
    assert NORMS[key]["mean"] == pytest.approx(mean, abs=0.0051)
    assert NORMS[key]["sd"] == pytest.approx(sd, abs=0.0051)


@pytest.mark.parametrize("domain", "EAC")
def test_the_domain_norm_agrees_with_johnsons_published_groups(domain):
    mean, sd = pooled([tuple(group["domains"][domain]) for group in JOHNSON["groups"]])
    assert NORMS[domain]["mean"] == pytest.approx(mean, abs=0.0051)
    assert NORMS[domain]["sd"] == pytest.approx(sd, abs=0.0051)


@pytest.mark.parametrize(("sex", "age"), [("M", 30), ("M", 50), ("F", 30), ("F", 50)])
def test_the_source_table_has_the_figures_of_the_published_script(sex, age):
    numbers = JohnsonNorm(sex=sex, age=age, nquestion=120)["ns"]
    group = "21-40" if age == 30 else "41-60"
    table = {
        row["scale"]: (float(row["mean"]), float(row["sd"]))
        for row in source("johnson_norms_by_group.csv")
        if (row["sex"], row["age"]) == (sex, group)
    }
    for place, domain in enumerate("NEOAC"):
        first = 11 + 12 * place
        for number in range(6):
            facet = f"{domain}{number + 1}"
            if facet not in LEFT_OUT:
                assert table[facet] == (numbers[first + number], numbers[first + 6 + number])


@pytest.mark.parametrize("domain", "NO")
def test_the_shortened_domain_is_the_sum_of_its_facets(domain):
    expected = SHORT[domain]
    facets = expected["facets"]
    at = [MATRIX["keys"].index(facet) for facet in facets]
    norm = composite(
        np.ones(len(facets)),
        [NORMS[facet]["mean"] for facet in facets],
        [NORMS[facet]["sd"] for facet in facets],
        np.array(MATRIX["matrix"])[np.ix_(at, at)],
        [NORMS[facet]["reliability"] for facet in facets],
    )
    stored = NORMS[domain]
    assert (norm.mean, norm.sd, norm.sem) == pytest.approx(
        (expected["mean"], expected["sd"], expected["sem"]), abs=0.01
    )
    assert norm.reliability == pytest.approx(expected["reliability"], abs=0.005)
    assert (stored["mean"], stored["sd"]) == (expected["mean"], expected["sd"])
    assert stored["reliability"] == pytest.approx(norm.reliability, abs=0.0005)
    sem = stored["sd"] * (1 - stored["reliability"]) ** 0.5
    assert round(sem, 2) == expected["sem"]


def test_reliabilities_and_correlations_are_those_of_the_source():
    for row in source("alphas_netherlands.csv"):
        if row["scale"] in NORMS:
            assert NORMS[row["scale"]]["reliability"] == float(row["alpha"])
    rows = source("facet_correlations_netherlands.csv")
    assert MATRIX["keys"] == [row["facet"] for row in rows]
    assert MATRIX["matrix"] == [[float(row[key]) for key in MATRIX["keys"]] for row in rows]


def test_the_norm_says_where_it_comes_from_and_what_is_unknown():
    norms = content("norms")
    assert norms["status"] == "foreign"
    assert norms["n"] == "not published"
    assert all(norms[name] for name in ("population", "years", "collected", "source"))


def test_there_are_two_competencies_for_each_of_the_eight_factors():
    factors = [competency.factor for competency in TABLES.competencies]
    assert len(factors) == 16
    assert {factors.count(factor) for factor in factors} == {2}
    assert len(set(factors)) == 8


@pytest.mark.parametrize("competency", TABLES.competencies, ids=lambda one: one.key)
def test_a_competency_rests_on_two_to_five_facets_and_is_reliable_enough(competency):
    assert 2 <= len(competency.weights) <= 5
    assert sum(abs(weight) for weight in competency.weights.values()) == pytest.approx(1)
    assert competency.norm.reliability >= 0.74


def test_no_two_competencies_say_nearly_the_same():
    sign = np.array([facet.sign for facet in TABLES.facets])
    shown = np.array(MATRIX["matrix"]) * np.outer(sign, sign)
    covariance = TABLES.weights @ shown @ TABLES.weights.T
    sds = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(sds, sds)
    assert sds == pytest.approx([competency.norm.sd for competency in TABLES.competencies])
    assert np.abs(correlation - np.eye(16)).max() < 0.80


def test_the_tables_name_their_versions():
    assert TABLES.versions == {
        "form": "ipip-neo-108-1",
        "norm": "johnson-working-age-21-60-1",
        "correlations": "netherlands-residents-1",
        "competencies": "competencies-1",
    }


def test_a_table_with_a_hole_is_named():
    whole = [content(n) for n in ("scales", "norms", "facet_correlations", "competencies")]
    scales, norms, correlations, competencies = whole
    fewer = norms | {"scales": [row for row in norms["scales"] if row["key"] != "A3"]}
    with pytest.raises(BadInput, match="no norm for A3"):
        read_tables(scales, fewer, correlations, competencies)
    odd = {
        "version": "x",
        "competencies": [{"key": "writing", "factor": "f", "weights": {"N3": 1}}],
    }
    with pytest.raises(BadInput, match="writing uses N3"):
        read_tables(scales, norms, correlations, odd)
    with pytest.raises(BadInput, match="Item 7: keyed is 0"):
        read_items([{"key": "7", "facet": "E1", "keyed": 0}])
