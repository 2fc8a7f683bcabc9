"""Every scale has its words, in both languages."""

import pytest

from tests.insights.personality import TABLES
from tweespraak.insights.api import Band, Kind, scale_name, scale_text
from tweespraak.insights.documents import KINDS
from tweespraak.insights.queries.texts import LANGUAGES
from tweespraak.insights.views.faces import SIDES

SCALES = [
    *((row.key, Kind.FACET) for row in TABLES.facets),
    *((row.key, Kind.DOMAIN) for row in TABLES.domains),
    *((row.key, Kind.COMPETENCY) for row in TABLES.competencies),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "kind"), SCALES)
def test_a_scale_has_all_its_words(key, kind, language):
    text = scale_text(key, language)
    assert text.kind is kind
    assert all([text.name, text.definition, text.not_said, *text.conversation])
    assert all(text.bands[band] and len(text.tips[band]) >= 2 for band in Band)


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_tell_scales_apart(language):
    names = [scale_name(key, language) for key, kind in SCALES]
    assert len(set(names)) == len(names)


def test_another_language_gets_dutch():
    assert scale_name("E", "fr") == scale_name("E", "nl")


def test_every_kind_has_a_name():
    assert set(KINDS) == set(Kind)


def test_every_competency_is_on_one_side_of_the_cube():
    factors = [factor for *_words, side in SIDES for factor in side]
    assert len(factors) == len(set(factors))
    assert {row.factor for row in TABLES.competencies} == set(factors)
