"""What is said around the statements, and the statements after their stem, read well."""

from pathlib import Path

import pytest

import tweespraak.instruments
from tests.plain_words import LANGUAGES, faults, read, shape

CONTENT = Path(tweespraak.instruments.__file__).parent / "content"
OVERRIDES = read(CONTENT / "personality" / "overrides.json")["items"]
PRONOUN = {"nl": {"ik"}, "en": {"i", "i'm"}}
# Words that a Dutch reader stumbles over: translated from English or not finished.
STILTED = ("maak overhaaste beslissingen", "maak beslissingen", "reacties zelden")

both = pytest.mark.parametrize("language", LANGUAGES)


def intro(language: str) -> dict:
    return read(CONTENT / "personality" / f"intro.{language}.json")


def statements(language: str) -> list[str]:
    return [
        item["text"][language] for item in read(CONTENT / "built" / "personality.json")["items"]
    ]


def test_the_introduction_has_the_same_structure_in_both_languages():
    assert shape(intro("nl")) == shape(intro("en"))


@both
def test_the_introduction_is_plain(language: str):
    assert faults(intro(language), language) == []


@both
def test_the_introduction_names_the_number_of_statements_there_are(language: str):
    assert str(len(statements(language))) in " ".join(intro(language)["before"])


@both
def test_there_are_five_different_answers(language: str):
    assert len(set(intro(language)["labels"])) == 5


@both
def test_every_statement_and_the_practice_go_on_after_the_stem(language: str):
    for text in [*statements(language), intro(language)["practice"]["text"]]:
        first = text.split()[0]
        assert first[0].islower(), text
        assert first not in PRONOUN[language], text
        assert text[-1].isalnum(), text


@both
def test_the_statements_are_plain(language: str):
    assert faults(statements(language), language) == []


def test_no_dutch_statement_is_left_unfinished_or_half_translated():
    assert not [text for text in statements("nl") if text.endswith(STILTED)]


def test_every_rewording_says_why():
    for row in OVERRIDES:
        assert row["why"].endswith("."), row["text"]


def test_no_statement_is_reworded_twice():
    reworded = [(row["key"], row["lang"]) for row in OVERRIDES]
    assert len(set(reworded)) == len(reworded)
