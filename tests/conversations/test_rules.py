"""What a good talk card is, and a library that is the same in both languages."""

import pytest

from tests.plain_words import faults as wordy
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import (
    CARD_KINDS,
    LONGEST_QUESTION,
    MOST_QUESTIONS,
    BadLibrary,
    Chosen,
    Fault,
    Kind,
    Side,
    faults,
    found,
    in_order,
    read_chosen,
    read_library,
    ready,
    side_of,
    stored,
)

DUTCH, ENGLISH = library("nl"), library("en")
GOOD = ready(Kind.GOOD_CONVERSATION, DUTCH)


def shape(which):
    return [
        (one.key, one.kind, one.is_always_on, bool(one.guard), [q.key for q in one.questions])
        for one in which.themes
    ]


def test_both_languages_have_the_same_themes_and_questions():
    assert shape(DUTCH) == shape(ENGLISH)
    assert DUTCH.ready == ENGLISH.ready
    assert len(DUTCH.of_kind(Kind.GOOD_CONVERSATION)) == 6


def test_well_being_is_always_on_and_guards_health():
    always = [one for one in DUTCH.themes if one.is_always_on]
    assert [one.key for one in always] == ["wellbeing"]
    assert "gezondheid" in always[0].guard


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_questions_are_plain_and_fit_on_paper(language):
    lines = [
        text
        for theme in library(language).themes
        for one in theme.questions
        for text in (one.employee, one.manager)
    ]
    assert max(map(len, lines)) <= LONGEST_QUESTION
    assert all(line.endswith(("?", ".")) for line in lines)
    assert wordy(lines, language) == []


@pytest.mark.parametrize("kind", CARD_KINDS)
def test_the_card_that_comes_with_the_library_is_a_good_card(kind):
    assert faults(kind, ready(kind, DUTCH), DUTCH) == []


def test_a_card_needs_questions_themes_and_well_being_and_room():
    results = [Chosen("results", f"P-RES-{n}") for n in range(1, 7)]
    kind = Kind.GOOD_CONVERSATION
    assert faults(kind, [], DUTCH) == [Fault.NOTHING]
    assert faults(kind, results[:2], DUTCH) == [Fault.TOO_FEW_THEMES, Fault.WITHOUT_ALWAYS]
    assert faults(kind, [one for one in GOOD if one.theme != "wellbeing"], DUTCH) == [
        Fault.WITHOUT_ALWAYS
    ]
    many = [*GOOD, *results[1 : 2 + MOST_QUESTIONS[kind] - len(GOOD)]]
    assert faults(kind, many, DUTCH) == [Fault.TOO_MANY]
    assert faults(kind, many[:-1], DUTCH) == []


def test_a_card_keeps_the_order_of_the_library_and_own_questions_come_last():
    own = Chosen("results", "", "Wat wil je zelf?", "Wat wil jij?")
    mixed = [own, *reversed(GOOD)]
    assert [one.theme for one in in_order(mixed, DUTCH)][:3] == [
        "results",
        "results",
        "development",
    ]
    assert in_order(mixed, DUTCH)[1] == own


def test_what_is_stored_is_read_back_and_holds_no_words_of_the_library():
    chosen = (*GOOD, Chosen("results", "", "a", "b"))
    assert read_chosen(stored(chosen)) == chosen
    assert all("employee" not in row for row in stored(GOOD))


@pytest.mark.parametrize(
    ("roles", "side"),
    [
        ({"manager"}, Side.MANAGER),
        ({"manager", "employee"}, Side.EMPLOYEE),
        ({"hr_process_owner"}, Side.EMPLOYEE),
    ],
)
def test_only_who_just_leads_reads_as_manager(roles, side):
    assert side_of(roles) is side


def test_a_search_looks_in_both_voices_and_the_name_without_accents():
    assert {one.key for one in found(DUTCH, "BUDGET")} == {"development"}
    assert [one.key for one in found(ENGLISH, "", "ambitions")] == ["ambitions"]
    assert len(found(ENGLISH, "wellbeing".replace("b", "-b"))[0].questions) == 6
    assert found(DUTCH, "zzz") == ()


def test_a_library_that_cannot_be_used_is_refused():
    question = {"key": "x", "employee": "a", "manager": "b"}
    theme = {"key": "t", "kind": "check_in", "name": "T", "about": "", "questions": [question] * 2}
    with pytest.raises(BadLibrary):
        read_library({"version": "1", "themes": [theme], "ready": {}})
    with pytest.raises(BadLibrary):
        read_library({"version": "1", "themes": [{"key": "t"}], "ready": {}})
