"""Words before numbers: a score is called what its interval allows."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from tweespraak.insights.documents import band_word, reading_of, tips_for
from tweespraak.insights.rules.reading import bands_reached, is_different, place_of
from tweespraak.insights.rules.scores import Band, Kind, ScaleScore, band_of, scale_score

Z = some.floats(-5, 5)
SE = some.floats(0.05, 2)


def facet(z: float | None, se: float | None = 0.4) -> ScaleScore:
    return scale_score("E3", Kind.FACET, 4, 4, None if z is None else 12.0, z, se)


@given(Z, SE)
def test_the_own_band_comes_first_and_every_band_in_the_interval_is_named_once(z, se):
    score = facet(z, se)
    reached = bands_reached(score)
    assert reached[0] is score.band
    assert len(set(reached)) == len(reached)
    assert {band_of(score.low), band_of(score.high)} <= set(reached)


@given(Z, SE)
def test_the_chart_draws_the_score_inside_its_interval(z, se):
    place = place_of(facet(z, se))
    assert 0 <= place.low <= place.point <= place.high <= 1


@given(some.floats(-2.2, 2.2))
def test_the_chart_and_the_word_agree_on_the_band(z):
    score = facet(z)
    third = min(int(place_of(score).point * 3), 2)
    if abs(abs(z) - 0.75) > 1e-9:  # on the border both are right; the word then says middle
        assert list(Band)[third] is score.band


@pytest.mark.parametrize(
    ("z", "se", "word"),
    [
        (-2, 0.4, "lower"),
        (-0.6, 0.4, "lower to middle"),
        (0, 0.2, "middle"),
        (1, 0.4, "middle to higher"),
        (2, 0.4, "higher"),
        (0, 1, "cannot be told apart"),
    ],
)
def test_a_word_never_says_more_than_the_interval(z, se, word):
    with translation.override("en"):
        assert band_word(facet(z, se)) == word


def test_both_texts_are_given_when_the_interval_crosses_a_border():
    reading = reading_of(facet(-0.6))
    assert [meaning.band for meaning in reading.meanings] == [Band.MID, Band.LOW]


def test_without_enough_answers_there_is_no_word_and_no_place():
    score = facet(None, None)
    with translation.override("en"):
        assert band_word(score) == "too few answers"
    assert reading_of(score).place is None
    assert tips_for(score) == []


def test_two_scores_differ_only_beyond_their_errors():
    assert not is_different(facet(0), facet(0.9))
    assert is_different(facet(0), facet(1.0))
    assert not is_different(facet(0), facet(None, None))
