"""Finding words in a text: whole words only, in the forms that were asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.foundation.guards import Hit, Word, find, sentence_of, word_list

LIST = word_list(
    [
        Word("ADD", ("=ADD",), "hard"),
        Word("burn-out", ("burn-out",), "hard"),
        Word("ziek", ("ziek", "ziek-gemeld"), "soft"),
        Word("kanker", ("*kanker",), "hard"),
        Word("depressie", ("depressie*",), "hard"),
        Word("operatie", ("mijn/haar operatie",), "soft"),
        Word("overgang", ("in de overgang",), "soft"),
    ],
    allowed=["in de overgang naar/van"],
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ze was ziek.", "ziek"),
        ("ZIEK", "ZIEK"),
        ("_ziek_", "ziek"),
        ("zij is ziek gemeld", "ziek gemeld"),
        ("burn\u2011out", "burn\u2011out"),
        ("Burn out", "Burn out"),
        ("burnout", "burnout"),
        ("een long- of borstkanker", "borstkanker"),
        ("depressies", "depressies"),
        ("na haar\noperatie", "haar\noperatie"),
        ("hij heeft ADD", "ADD"),
        ("ADD", "ADD"),
        ("zij zit in de overgang", "in de overgang"),
    ],
)
def test_a_word_is_found_in_its_forms(text: str, found: str) -> None:
    (hit,) = find(text, LIST)
    assert text[hit.start : hit.end] == found


@pytest.mark.parametrize(
    "text",
    [
        "muziek", "ziekenhuis", "we add value", "WE ADD VALUE", "Ons motto: WE ADD VALUE", "Add", "de operatie", "kankeren",
        "in de overgang naar een nieuwe rol", "",
    ],
)  # fmt: skip
def test_it_is_not_found_inside_another_word_or_where_it_is_harmless(text: str) -> None:
    assert find(text, LIST) == []


def test_what_the_caller_allows_is_no_hit() -> None:
    assert find("ziek en ziek gemeld", LIST, ["ziek gemeld"]) == [Hit(0, 4, "ziek", "soft")]


def test_where_words_lie_over_each_other_the_longest_counts_once() -> None:
    both = word_list([Word("a", ("been",), "soft"), Word("b", ("been gebroken",), "hard")])
    assert [hit.word for hit in find("een been gebroken", both)] == ["b"]


def test_the_sentence_around_a_word() -> None:
    text = "Het ging goed. Zij was ziek! En nu?"
    start = text.index("ziek")
    begin, until = sentence_of(text, start, start + 4)
    assert text[begin:until] == "Zij was ziek!"


@given(st.text())
def test_any_text_can_be_looked_through(text: str) -> None:
    for hit in find(text, LIST):
        assert 0 <= hit.start < hit.end <= len(text)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1), st.sampled_from(["ziek", "burn-out"]))
def test_letters_around_it_make_it_another_word(letters: str, word: str) -> None:
    assert find(f"{letters}{word}{letters}", LIST) == []


@given(
    st.text(" .,;:!?()[]\"'/_-\n\t*", max_size=6), st.sampled_from(["ziek", "ADD", "longkanker"])
)
def test_signs_around_it_leave_it_the_word(signs: str, word: str) -> None:
    assert find(f"{signs}{word}{signs}", LIST)
