"""What is written in the lens library is complete, plain and the same in both languages."""

from collections import Counter
from pathlib import Path

import pytest

import tweespraak.instruments
import tweespraak.lenses
from tests.plain_words import LANGUAGES, faults, read, shape

LIBRARY = read(Path(tweespraak.lenses.__file__).parent / "content" / "library.json")["lenses"]
MEASURED = Path(tweespraak.instruments.__file__).parent / "content" / "personality"
WRITTEN = ("name", "summary", "why", "evidence", "job_titles", "interview")

every_lens = pytest.mark.parametrize("lens", LIBRARY, ids=lambda lens: lens["key"])
both = pytest.mark.parametrize("language", LANGUAGES)


def written(lens: dict, language: str) -> dict:
    """All texts of a lens in one language."""
    plain = {part: lens[part][language] for part in WRITTEN if part != "interview"}
    questions = {key: question[language] for key, question in lens["interview"].items()}
    return {**plain, "interview": questions}


@every_lens
def test_every_text_is_there_in_both_languages(lens: dict):
    for part in WRITTEN[:-1]:
        assert set(lens[part]) == set(LANGUAGES), part
    assert all(set(question) == set(LANGUAGES) for question in lens["interview"].values())


@every_lens
def test_the_languages_have_the_same_structure_but_for_their_job_titles(lens: dict):
    dutch, english = (written(lens, language) for language in LANGUAGES)
    assert len(dutch.pop("job_titles")) >= 4
    assert len(english.pop("job_titles")) >= 4
    assert shape(dutch) == shape(english)


@every_lens
def test_every_requirement_is_a_known_competency_with_a_question_of_its_own(lens: dict):
    known = {row["key"] for row in read(MEASURED / "competencies.json")["competencies"]}
    required = [row["key"] for row in lens["competencies"]]
    assert set(required) <= known
    assert list(lens["interview"]) == required


@every_lens
@both
def test_the_words_are_plain(lens: dict, language: str):
    assert faults(written(lens, language), language) == []


@both
def test_no_name_question_or_job_title_is_used_twice(language: str):
    used = Counter(
        text.casefold()
        for lens in LIBRARY
        for words in [written(lens, language)]
        for text in (words["name"], *words["interview"].values(), *words["job_titles"])
    )
    assert [text for text, times in used.items() if times > 1] == []


@every_lens
def test_every_lens_says_that_its_weights_were_not_tried_out_locally(lens: dict):
    assert "niet onderzocht" in lens["evidence"]["nl"]
    assert "not been validated" in lens["evidence"]["en"]
