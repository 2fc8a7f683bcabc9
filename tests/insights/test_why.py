"""Why this score: with the numbers of the page one can compute it again."""

import math

import pytest

from tests.insights.personality import ITEMS, TABLES, answers_of
from tweespraak.insights.rules.scoring import score
from tweespraak.insights.rules.why import why

SCORES = score(answers_of(3, E3=5, C1=4, N1=2), ITEMS, TABLES).scores
KEYS = [row.key for row in (*TABLES.facets, *TABLES.domains, *TABLES.competencies)]


@pytest.mark.parametrize("key", KEYS)
def test_every_score_can_be_worked_out_from_what_is_shown(key):
    told = why(key, SCORES, TABLES)
    if told.norm:
        z = told.sign * told.difference / told.norm.sd
        se = math.sqrt(1 - told.reliability)
    else:
        z = math.fsum(part.weight * part.score.z for part in told.parts) / told.sd
        se = math.sqrt(sum((part.weight * part.score.se) ** 2 for part in told.parts)) / told.sd
    assert told.score.z == pytest.approx(z, abs=1e-9)
    assert told.score.se == pytest.approx(se, abs=1e-9)


@pytest.mark.parametrize("key", [row.key for row in TABLES.competencies])
def test_the_reliability_of_a_competency_belongs_to_its_error(key):
    told = why(key, SCORES, TABLES)
    assert told.score.se**2 == pytest.approx(1 - told.reliability, abs=1e-9)


@pytest.mark.parametrize("key", [row.key for row in TABLES.domains])
def test_the_shares_of_a_main_line_follow_its_sign(key):
    told = why(key, SCORES, TABLES)
    shares = math.fsum(part.share for part in told.parts)
    facet_means = math.fsum(TABLES.facet[part.score.key].norm.mean for part in told.parts)
    assert shares == pytest.approx(
        told.sign * (told.score.raw - facet_means) / told.norm.sd, abs=1e-9
    )


def test_calm_is_worry_turned_round():
    told = why("N1", SCORES, TABLES)
    assert told.is_reversed
    assert told.score.z > 0


def test_a_negative_weight_lowers():
    told = why("decisiveness", score(answers_of(5, N6=1), ITEMS, TABLES).scores, TABLES)
    assert [part.score.key for part in told.lowers] == ["A5"]
    assert {part.score.key for part in told.raises} == {"C1", "N6"}


def test_a_trait_says_where_it_counts():
    assert why("E3", SCORES, TABLES).used_in == ("E", "leading", "persuasiveness", "enterprise")


def test_a_missing_answer_is_told():
    answers = answers_of()
    del answers[next(item.key for item in ITEMS if item.facet == "E1")]
    told = why("E1", score(answers, ITEMS, TABLES).scores, TABLES)
    assert told.is_pro_rated


def test_without_a_score_the_reckoning_stays_empty():
    answers = {key: None for key in answers_of()}
    scores = score(answers, ITEMS, TABLES).scores
    for key in KEYS:
        told = why(key, scores, TABLES)
        assert (told.difference, told.total, told.raises, told.lowers) == (None, None, (), ())
