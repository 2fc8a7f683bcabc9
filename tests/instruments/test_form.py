"""The form: what is read from a version, and what is refused."""

from copy import deepcopy
from typing import Any

import pytest

from tweespraak.instruments.queries import shipped
from tweespraak.instruments.rules import LANGUAGES, Unsound, fingerprint, form_from


@pytest.fixture
def content() -> dict[str, Any]:
    return deepcopy(shipped().version.content)


def test_both_languages_have_all_words(content: dict[str, Any]):
    form = form_from(content, "now")
    assert form.languages == LANGUAGES
    for words in form.introductions.values():
        assert len(words.labels) == 5
        assert words.before
        assert words.tour
        assert words.practice
        assert words.explained


def test_a_statement_follows_the_stem(content: dict[str, Any]):
    words = form_from(content, "now").introduction("nl")
    assert words.sentence("hou van orde") == "Ik hou van orde"


def test_an_unknown_language_gets_dutch(content: dict[str, Any]):
    assert form_from(content, "now").introduction("fr").stem == "Ik …"


@pytest.mark.parametrize("position", [0, -1, 109, 10**9])
def test_there_is_nothing_outside_the_form(content: dict[str, Any], position: int):
    assert form_from(content, "now").at(position) is None


@pytest.mark.parametrize("facet", ["N3", "N5", "O6"])
def test_a_forbidden_facet_is_refused(content: dict[str, Any], facet: str):
    content["items"][0]["facet"] = facet
    with pytest.raises(Unsound, match="never"):
        form_from(content, "now")


def test_a_missing_text_is_refused(content: dict[str, Any]):
    content["items"][7]["text"]["en"] = " "
    with pytest.raises(Unsound, match="item 8"):
        form_from(content, "now")


def test_a_double_item_is_refused(content: dict[str, Any]):
    content["items"][1]["key"] = content["items"][0]["key"]
    with pytest.raises(Unsound, match="twice"):
        form_from(content, "now")


def test_a_missing_label_is_refused(content: dict[str, Any]):
    content["introduction"]["en"]["labels"].pop()
    with pytest.raises(Unsound, match="labels"):
        form_from(content, "now")


def test_the_fingerprint_does_not_depend_on_the_order_of_keys():
    assert fingerprint({"a": 1, "b": [1, 2]}) == fingerprint({"b": [1, 2], "a": 1})
    assert fingerprint({"a": [2, 1]}) != fingerprint({"a": [1, 2]})
