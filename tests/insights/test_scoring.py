"""Answers become scores that anyone can compute again by hand."""

import math

import pytest

from tests.insights.personality import ITEMS, TABLES, answers_of, items_of
from tweespraak.insights.rules.scores import Band, Kind, Reason, band_of, scale_score
from tweespraak.insights.rules.scoring import Standing, profile_of, score, standings
from tweespraak.psychometrics import BadInput, Fit, Ideal, match


def without(answers: dict[str, int], facet: str, count: int) -> dict[str, int]:
    """The same answers with the first `count` items of a facet not answered."""
    gone = {item.key for item in items_of(facet)[:count]}
    return {key: value for key, value in answers.items() if key not in gone}


def test_a_facet_by_hand():
    facet = score(answers_of(E1=4), ITEMS, TABLES).scores["E1"]
    assert (facet.kind, facet.answered, facet.items, facet.raw) == (Kind.FACET, 4, 4, 16)
    z = (16 - 13.67) / 3.74
    assert facet.z == pytest.approx(z, abs=1e-9)
    assert facet.se == pytest.approx(math.sqrt(1 - 0.818), abs=1e-9)
    assert facet.c == pytest.approx(5 + 2 * z, abs=1e-9)
    assert facet.percentile == pytest.approx(50 * (1 + math.erf(z / math.sqrt(2))), abs=1e-9)
    assert (facet.high - facet.low) / 4 == pytest.approx(facet.se)
    assert facet.enough


def test_worry_is_shown_reversed_as_calm():
    calm = score(answers_of(N1=1), ITEMS, TABLES).scores["N1"]
    assert calm.raw == 4
    assert calm.z == pytest.approx((11.84 - 4) / 3.78)
    assert calm.band is Band.HIGH


def test_the_shortened_domain_by_hand():
    stability = score(answers_of(2), ITEMS, TABLES).scores["N"]
    assert (stability.raw, stability.items) == (32, 16)
    assert stability.z == pytest.approx(-(32 - 45.40) / 11.64, abs=1e-9)
    assert stability.se * 11.64 == pytest.approx(3.69, abs=0.005)
    openness = score(answers_of(4), ITEMS, TABLES).scores["O"]
    assert (openness.raw, openness.items) == (80, 20)
    assert openness.z == pytest.approx((80 - 74.32) / 10.69, abs=1e-9)


def test_a_competency_by_hand():
    # leading = (.6 E3 + .2 C1 + .2 E4) / SD, correlations .492, .376 and .362
    scoring = score(answers_of(3, E3=5), ITEMS, TABLES)
    e3, c1, e4 = (20 - 14.57) / 3.54, (12 - 16.13) / 2.31, (12 - 12.54) / 3.33
    sd = math.sqrt(0.36 + 0.04 + 0.04 + 2 * (0.12 * 0.492 + 0.12 * 0.376 + 0.04 * 0.362))
    leading = scoring.scores["leading"]
    assert leading.raw is None
    assert leading.z == pytest.approx((0.6 * e3 + 0.2 * c1 + 0.2 * e4) / sd, abs=1e-9)
    error = 0.36 * (1 - 0.808) + 0.04 * (1 - 0.698) + 0.04 * (1 - 0.694)
    assert leading.se == pytest.approx(math.sqrt(error) / sd, abs=1e-9)
    assert scoring.profile.z["leading"] == leading.z


def test_competencies_share_the_error_of_a_facet_they_share():
    profile = score(answers_of(), ITEMS, TABLES).profile
    sd = {competency.key: competency.norm.sd for competency in TABLES.competencies}
    shared = 0.6 * 0.3 * (1 - 0.808) / (sd["leading"] * sd["persuasiveness"])  # both use E3
    assert profile.error_covariance["leading", "persuasiveness"] == pytest.approx(shared)
    assert profile.error_covariance["persuasiveness", "leading"] == pytest.approx(shared)
    assert profile.error_covariance["leading", "empathy"] == 0


def test_every_scale_is_scored_from_a_complete_form():
    scores = score(answers_of(), ITEMS, TABLES).scores
    assert len(scores) == 27 + 5 + 16
    assert all(one.enough for one in scores.values())
    assert scores["E"].answered == 24


def test_one_missing_answer_in_a_facet_is_pro_rated_and_less_sure():
    whole = score(answers_of(4), ITEMS, TABLES).scores
    fewer = score(without(answers_of(4), "E1", 1), ITEMS, TABLES).scores
    assert fewer["E1"].raw == pytest.approx(16)
    assert (fewer["E1"].answered, fewer["E1"].items) == (3, 4)
    assert fewer["E1"].se == pytest.approx(whole["E1"].se * math.sqrt(4 / 3))
    assert fewer["E"].raw == pytest.approx(whole["E"].raw)
    assert fewer["E"].se == pytest.approx(whole["E"].se * math.sqrt(24 / 23))
    assert fewer["connecting"].z == pytest.approx(whole["connecting"].z)
    assert fewer["connecting"].se > whole["connecting"].se


def test_two_missing_answers_in_a_facet_leave_it_and_what_rests_on_it_without_a_score():
    scoring = score(without(answers_of(4), "E1", 2), ITEMS, TABLES)
    facet, domain, competency = (scoring.scores[key] for key in ("E1", "E", "connecting"))
    assert facet.reason is Reason.TOO_FEW_ANSWERS
    assert domain.reason is competency.reason is Reason.PART_NOT_SCORED
    for one in (facet, domain, competency):
        assert not one.enough
        assert one.raw is one.z is one.se is one.c is one.band is one.low is None
    assert "connecting" not in scoring.profile.z
    assert scoring.scores["E2"].enough


def test_an_empty_form_has_no_scores_and_no_profile():
    scoring = score(dict.fromkeys(item.key for item in ITEMS), ITEMS, TABLES)
    assert not any(one.enough for one in scoring.scores.values())
    assert scoring.profile.z == {}


@pytest.mark.parametrize("value", [0, 6, -1, 2.5, "3", True])
def test_an_answer_outside_one_to_five_is_refused_by_name(value):
    key = ITEMS[0].key
    with pytest.raises(BadInput, match=f"Item {key}: answer"):
        score({key: value}, ITEMS, TABLES)


def test_an_answer_to_an_unknown_item_is_refused_by_name():
    with pytest.raises(BadInput, match="Item politics is not in this form"):
        score(answers_of() | {"politics": 3}, ITEMS, TABLES)


@pytest.mark.parametrize(
    ("z", "band"),
    [(-0.76, "low"), (-0.75, "mid"), (0.0, "mid"), (0.75, "mid"), (0.76, "high")],
)
def test_the_bands_change_at_three_quarters_of_a_standard_deviation(z, band):
    assert band_of(5 + 2 * z) == band


def test_scoring_again_gives_the_same():
    answers = without(answers_of(2, E1=5, C4=4), "A6", 1)
    backwards = dict(reversed(answers.items()))
    once, again = score(answers, ITEMS, TABLES), score(backwards, ITEMS, TABLES)
    assert once == again


def test_stored_rows_rebuild_the_same_scores_and_profile():
    scoring = score(without(answers_of(2, E1=5, C4=4), "A6", 1), ITEMS, TABLES)
    for one in scoring.scores.values():
        stored = (one.key, one.kind, one.answered, one.items, one.raw, one.z, one.se)
        assert scale_score(*stored) == one
    facets = {key: one for key, one in scoring.scores.items() if one.kind is Kind.FACET}
    assert profile_of(standings(facets), TABLES) == scoring.profile


def test_a_profile_needs_the_facets_of_the_form():
    with pytest.raises(BadInput, match="Facet N3 is not in the form"):
        profile_of({"N3": Standing(0.0, 0.3)}, TABLES)


def test_a_profile_can_be_matched_and_says_what_is_missing():
    scoring = score(without(answers_of(4), "E1", 2), ITEMS, TABLES)
    lens = {"connecting": Ideal(3), "planning": Ideal(2), "judgement": Ideal(1)}
    result = match(scoring.profile, lens)
    assert result.contributions[0].label is Fit.MISSING
    assert result.covered == 0.5
    assert result.se > 0
