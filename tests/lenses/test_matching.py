"""The match of a profile with a lens: reproducible by hand, and never more than it can say."""

import math

import pytest

from tweespraak.lenses.rules.content import BadLens, content_hash, read_content
from tweespraak.lenses.rules.finding import is_found
from tweespraak.lenses.rules.matching import Level, is_different, level_of, match_of
from tweespraak.psychometrics import Fit, Profile

ROW = {
    "key": "leading_a_team",
    "version": 1,
    "department": "management",
    "level": "lead",
    "name": {"nl": "Een team leiden", "en": "Leading a team"},
    "summary": {"nl": "Voor wie leidt.", "en": "For those who lead."},
    "why": {"nl": "Omdat.", "en": "Because."},
    "job_titles": {"nl": ["teamleider", "caféhouder"], "en": ["team leader"]},
    "competencies": [
        {"key": "leading", "weight": 3, "low": 6, "high": 9},
        {"key": "planning", "weight": 1, "low": 6, "high": 9},
    ],
    "interview": {},
    "evidence": {"nl": "Van ons.", "en": "Ours."},
    "basis": {},
}
LENS = read_content(ROW)


def profile(variance: float = 0.09, **z: float) -> Profile:
    keys = list(z)
    return Profile(z, {(a, b): variance if a == b else 0.0 for a in keys for b in keys})


def test_a_match_is_the_weighted_mean_of_its_fits():
    found = match_of(profile(leading=1.0, planning=0.0), LENS)  # C 7 and C 5
    assert found is not None
    assert [part.fit for part in found.parts] == [100.0, 75.0]
    assert found.match.score == pytest.approx((3 * 100 + 1 * 75) / 4)
    assert [part.label for part in found.parts] == [Fit.FIT, Fit.UNDER]


def test_what_was_added_and_what_was_lost_are_a_full_match_together():
    found = match_of(profile(leading=-0.4, planning=3.1), LENS)
    assert found is not None
    assert sum(part.share for part in found.parts) == pytest.approx(found.match.score)
    assert sum(part.share + part.lost for part in found.parts) == pytest.approx(100)


def test_the_interval_is_164_standard_errors_on_either_side_and_stays_on_the_scale():
    found = match_of(profile(leading=0.2, planning=0.2), LENS)
    assert found is not None
    assert found.low == pytest.approx(found.match.score - 1.64 * found.match.se)
    assert found.high == min(100.0, found.match.score + 1.64 * found.match.se)


def test_more_than_the_ideal_is_over_and_counts_less():
    found = match_of(profile(leading=2.5, planning=1.0), LENS)  # C 10
    assert found is not None
    assert found.parts[0].label is Fit.OVER
    assert found.parts[0].fit == pytest.approx(75)


def test_a_missing_competency_is_shown_missing_and_left_out():
    found = match_of(profile(leading=1.0), LENS)
    assert found is not None
    missing = found.parts[1]
    assert (missing.label, missing.fit, missing.c, missing.share) == (Fit.MISSING, None, None, 0.0)
    assert found.match.covered == pytest.approx(0.75)
    assert not found.complete
    assert found.measured_weight == 3


@pytest.mark.parametrize("z", [{}, {"leading": math.nan}, {"creativity": 1.0}])
def test_without_anything_measured_there_is_no_match(z: dict):
    assert match_of(profile(**z), LENS) is None


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (100, Level.STRONG),
        (75, Level.STRONG),
        (74.9, Level.FAIR),
        (50, Level.FAIR),
        (49.9, Level.WEAK),
        (0, Level.WEAK),
    ],
)
def test_the_word_follows_the_borders(score: float, level: Level):
    assert level_of(score) is level


def test_the_words_the_interval_reaches_into_are_known():
    wide = match_of(profile(variance=0.5, leading=0.0, planning=0.0), LENS)
    sure = match_of(profile(variance=0.0001, leading=1.5, planning=1.5), LENS)
    assert wide is not None
    assert sure is not None
    assert wide.level is Level.STRONG
    assert Level.FAIR in wide.touches
    assert sure.touches == ()


def test_two_matches_inside_the_margin_do_not_differ():
    one, near = (match_of(profile(leading=z, planning=z), LENS) for z in (0.0, 0.1))
    far = match_of(profile(leading=-2.0, planning=-2.0), LENS)
    assert one is not None
    assert near is not None
    assert far is not None
    assert not is_different(one, near)
    assert is_different(one, far)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("team", True),
        ("LEIDEN team", True),
        ("cafehouder", True),
        ("leader", True),
        ("piloot", False),
        ("", True),
    ],
)
def test_a_lens_is_found_by_name_and_job_title_without_accents(words: str, found: bool):
    assert is_found(LENS, words) is found


def test_a_lens_of_another_department_or_level_is_not_found():
    assert is_found(LENS, department="management", level="lead")
    assert not is_found(LENS, department="care")
    assert not is_found(LENS, level="senior")


@pytest.mark.parametrize(
    "fault",
    [
        {"competencies": []},
        {"competencies": [{"key": "a", "weight": 4, "low": 6, "high": 9}]},
        {"competencies": [{"key": "a", "weight": 1, "low": 9, "high": 6}]},
        {"competencies": [{"key": "a", "weight": 1, "low": 6, "high": 9}] * 2},
        {"name": {"nl": "Alleen Nederlands"}},
        {"summary": "geen taal"},
    ],
)
def test_a_lens_that_is_not_right_cannot_be_published(fault: dict):
    with pytest.raises(BadLens, match="leading_a_team"):
        read_content({**ROW, **fault})


def test_the_fingerprint_does_not_depend_on_the_order_of_the_values():
    turned = dict(reversed(list(ROW.items())))
    assert content_hash(turned) == content_hash(ROW)
    assert content_hash({**ROW, "level": "senior"}) != content_hash(ROW)
