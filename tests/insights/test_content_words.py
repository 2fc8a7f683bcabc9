"""What a person reads about their scores is complete, plain and the same in both languages."""

from collections import Counter
from pathlib import Path

import pytest

import tweespraak.insights
import tweespraak.instruments
from tests.plain_words import LANGUAGES, faults, read, shape

WORDS = Path(tweespraak.insights.__file__).parent / "content"
MEASURED = Path(tweespraak.instruments.__file__).parent / "content" / "personality"
FILES = ("traits", "competencies")
BANDS = ("low", "mid", "high")
KINDS = {"do", "learn_from_others", "study"}
EFFORTS = {"small", "medium", "large"}
TIPS = {"domains": 3, "facets": 2, "competencies": 4}
QUESTIONS = {"domains": 2, "facets": 1, "competencies": 2}
ANSWERS = {"nl": "antwoorden", "en": "answers"}

both = pytest.mark.parametrize("language", LANGUAGES)
every_file = pytest.mark.parametrize("name", FILES)


def content(name: str, language: str) -> dict:
    return read(WORDS / f"{name}.{language}.json")


def entries(language: str) -> list[tuple[str, str, dict]]:
    """Every scale with words: its sort, its key, its entry."""
    return [
        (sort, key, entry)
        for name in FILES
        for sort, rows in content(name, language).items()
        if sort in TIPS
        for key, entry in rows.items()
    ]


def tips_of(entry: dict) -> list[dict]:
    return [tip for band in BANDS for tip in entry["tips"][band]]


@every_file
def test_both_languages_have_the_same_structure_and_version(name: str):
    dutch, english = content(name, "nl"), content(name, "en")
    assert shape(dutch) == shape(english)
    assert dutch["version"] == english["version"]


@both
def test_every_scale_and_every_competency_has_its_words_in_its_own_order(language: str):
    scales, competencies = read(MEASURED / "scales.json"), read(MEASURED / "competencies.json")
    traits = content("traits", language)
    assert list(traits["domains"]) == [row["key"] for row in scales["domains"]]
    assert list(traits["facets"]) == [row["key"] for row in scales["facets"]]
    assert list(content("competencies", language)["competencies"]) == [
        row["key"] for row in competencies["competencies"]
    ]


@both
def test_every_entry_says_the_same_kinds_of_things(language: str):
    parts = {"name", "definition", "bands", "tips", "conversation", "not_said"}
    for _sort, key, entry in entries(language):
        assert set(entry) == parts, key
        assert tuple(entry["bands"]) == tuple(entry["tips"]) == BANDS, key


@both
def test_every_band_has_enough_tips_and_every_scale_its_questions(language: str):
    for sort, key, entry in entries(language):
        assert all(len(entry["tips"][band]) >= TIPS[sort] for band in BANDS), key
        assert len(entry["conversation"]) >= QUESTIONS[sort], key
        assert all(question.endswith("?") for question in entry["conversation"]), key


@both
def test_a_tip_says_how_one_learns_from_it_and_what_it_takes(language: str):
    for _sort, key, entry in entries(language):
        for tip in tips_of(entry):
            assert tip["kind"] in KINDS, key
            assert tip["effort"] in EFFORTS, key


def test_a_tip_is_of_the_same_kind_and_effort_in_both_languages():
    def marks(language: str) -> list[tuple]:
        return [
            (key, tip["kind"], tip["effort"])
            for _, key, entry in entries(language)
            for tip in tips_of(entry)
        ]

    assert marks("nl") == marks("en")


@both
def test_no_tip_question_name_or_definition_is_used_twice(language: str):
    written = Counter(
        text.casefold()
        for _, _, entry in entries(language)
        for text in (
            entry["name"],
            entry["definition"],
            *entry["conversation"],
            *(tip["text"] for tip in tips_of(entry)),
        )
    )
    assert [text for text, times in written.items() if times > 1] == []


@both
def test_every_band_speaks_about_the_answers_and_not_about_the_person(language: str):
    for _, key, entry in entries(language):
        for band in BANDS:
            first = entry["bands"][band].split(". ")[0]
            assert ANSWERS[language] in first.casefold(), (key, band)


@every_file
@both
def test_the_words_are_plain(name: str, language: str):
    assert faults(content(name, language), language) == []
