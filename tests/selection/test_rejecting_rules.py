"""What a rejection has to be before it goes out (J2): reasons, ties, examples, no scores."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from tests.selection.rejections import SEEN, STRENGTH
from tests.selection.seeking import REQUIREMENTS
from tweespraak.selection.queries.reasons import guide_lines, taxonomy
from tweespraak.selection.rules.profiles import Category, Requirement
from tweespraak.selection.rules.reasons import BLANK, Reason
from tweespraak.selection.rules.rejecting import (
    Around,
    Draft,
    Refusal,
    faults,
    guard_refused,
    telling_refused,
)
from tweespraak.selection.rules.scores import scores_in
from tweespraak.selection.rules.states import State

ROWS = [Requirement.of(row) for row in REQUIREMENTS]
STYLE = replace(ROWS[0], key="r4", category="work_style", text="Werkt in een vast ritme")
AFTER = Around({one.key: one for one in [*ROWS, STYLE]}, had_contact=True, has_report=False)
BEFORE = replace(AFTER, had_contact=False)
WHOLE = Draft(
    reasons=(SEEN,), thanks="je komst", strength=STRENGTH, caller=uuid4(), call_on="donderdag"
)
CLICK = Reason("CLIC", "", {"behaviour": "je ging eerst vertellen en dan pas luisteren"})
WORK = Reason("WORK", "r4", {"style": "in een vast ritme", "example": "je wisselde graag"})


def found(draft: Draft, around: Around = AFTER) -> set[Refusal]:
    return {one.refusal for one in faults(draft, around, taxonomy())}


def of(*reasons: Reason, **values: Any) -> Draft:
    return replace(WHOLE, reasons=reasons, **values)


def test_there_are_eighteen_in_two_languages_with_their_places_to_fill() -> None:
    kinds = taxonomy().kinds
    assert len(kinds) == 18
    assert {one for kind in kinds.values() for one in kind.categories} == set(Category)
    for code, kind in kinds.items():
        for language in ("nl", "en"):
            for contact in (True, False):
                slots = taxonomy().slots_of(code, had_contact=contact)
                said = taxonomy().said(
                    code, {one.key: "iets" for one in slots}, language, had_contact=contact
                )
                assert kind.name[language]
                assert "{" not in said
                assert BLANK not in said


def test_what_is_not_filled_in_is_three_dots_and_a_full_stop_stands_once() -> None:
    words = {"task": "  roosters \n maken. ", "example": ""}
    said = taxonomy().said("EXPR", words, "nl", had_contact=True)
    assert said.startswith("We zochten ervaring met roosters maken. Een andere")
    assert said.endswith("hoorden we ….")


def test_a_whole_one_has_nothing_against_it() -> None:
    assert not found(WHOLE)


def test_one_to_three_reasons_each_once_and_one_of_them_general() -> None:
    late, cancelled = Reason("LATE", "", {"preference": "reizen"}), Reason("CANC")
    assert found(of()) == {Refusal.NO_REASON}
    assert Refusal.TOO_MANY in found(of(SEEN, WORK, late, cancelled))
    assert Refusal.TWICE in found(of(SEEN, SEEN))
    assert Refusal.TWO_GENERAL in found(of(late, cancelled))
    assert not found(of(SEEN, late))


def test_a_reason_is_tied_to_a_signed_requirement_that_fits() -> None:
    assert Refusal.NO_REQUIREMENT in found(of(replace(SEEN, requirement="")))
    assert Refusal.NO_REQUIREMENT in found(of(replace(SEEN, requirement="r9")))
    assert Refusal.OTHER_CATEGORY in found(of(replace(SEEN, requirement="r2")))
    formal = Reason("FORM", "r3", {"document": "een rijbewijs"})
    assert Refusal.NOT_A_MUST in found(of(SEEN, formal))


def test_after_an_interview_one_reason_tells_what_was_seen() -> None:
    other = Reason("COMP", "r1", {"requirement": "leidinggeven"})
    assert found(of(other)) == {Refusal.NOTHING_SEEN}
    assert not found(of(other, SEEN))
    assert Refusal.NOT_FILLED in found(of(replace(SEEN, words={"task": "x"})))


@pytest.mark.parametrize("code", ["CANC", "INTE"])
def test_what_is_on_us_asks_no_example_of_the_candidate(code: str) -> None:
    assert not found(of(Reason(code)))


def test_T27_click_alone_is_refused_and_counts_only_with_behaviour_and_its_requirement() -> None:
    assert found(of(CLICK)) == {Refusal.CLICK_ALONE}
    assert Refusal.CLICK_ALONE in found(of(CLICK, SEEN))
    assert not found(of(CLICK, WORK))
    assert Refusal.NOT_FILLED in found(of(replace(CLICK, words={}), WORK))


def test_T27_an_assessment_weighs_only_with_a_released_report() -> None:
    outcome = Reason("ASSE", "r1", {"requirement": "leidinggeven"})
    assert Refusal.NO_REPORT in found(of(SEEN, outcome))
    assert not found(of(SEEN, outcome), replace(AFTER, has_report=True))


def test_before_contact_one_code_is_enough_and_it_speaks_of_the_letter() -> None:
    letter = Draft(reasons=(Reason("EXPR", "r1", {"task": "een team"}),), thanks="je brief")
    assert not found(letter, BEFORE)
    assert Refusal.NEEDS_CONTACT in found(replace(letter, reasons=(WORK,)), BEFORE)
    said = taxonomy().said("EXPR", {"task": "een team"}, "nl", had_contact=False)
    assert "brief en cv" in said
    assert "gesprek" not in said


def test_after_contact_there_is_a_strength_and_a_talk_with_whom_and_when() -> None:
    assert found(replace(WHOLE, strength=" ")) == {Refusal.NO_STRENGTH}
    assert found(replace(WHOLE, call_on="")) == {Refusal.NO_TALK}
    assert found(replace(WHOLE, caller=None)) == {Refusal.NO_TALK}
    assert found(replace(WHOLE, thanks="")) == {Refusal.NO_THANKS}


@pytest.mark.parametrize(
    "text",
    [
        "C 0.45 op samenwerken", "je zat op het 30e percentiel", "in the 30th percentile",
        "je haalde 62%", "je haalde 62 procent", "8/10", "een 7,5 / 10", "3 van de 10 punten",
        "a score below average", "je scoorde laag", "je matchscore", "cijfer 6", "a mark of 6",
        "T=43,2", "een IQ van 110", "stanine 4", "12 punten te weinig", "7 out of 10",
    ],
)  # fmt: skip
def test_T30_a_score_or_percentile_never_goes_out(text: str) -> None:
    assert scores_in(text)
    assert Refusal.SCORE in found(replace(WHOLE, strength=text))


def test_T30_neither_where_somebody_says_when_they_call() -> None:
    assert Refusal.SCORE in found(replace(WHOLE, call_on="donderdag, over je score van 42"))
    assert Refusal.SCORE in found(replace(WHOLE, call_on="het 30e, of percentiel 30"))
    assert Refusal.SCORE not in found(replace(WHOLE, call_on="12/10 of 13/10, tussen 9 en 10 uur"))


@pytest.mark.parametrize(
    "text",
    [
        "een rooster van 32 uur", "24/7 bereikbaar", "3 jaar met teams", "team van 8 mensen",
        "op 12/3/2026", "niveau B2", "in 2 gesprekken", "32 tot 36 uur",
        "muziek en transparant", "2 van de 3 dagen", "groep 7", "a team of 10", "step 2",
    ],
)  # fmt: skip
def test_hours_days_and_numbers_of_work_are_no_scores(text: str) -> None:
    assert not scores_in(text)


def test_T28_a_blocked_word_waits_for_hr_and_a_doubtful_one_for_a_second_reader() -> None:
    free = {"is_lifted": False, "is_read": False}
    assert guard_refused(blocks=True, warns=True, **free) is Refusal.BLOCKED
    assert guard_refused(blocks=False, warns=True, **free) is Refusal.SECOND_READER
    assert guard_refused(blocks=False, warns=False, **free) is None
    lifted = guard_refused(blocks=True, warns=True, is_lifted=True, is_read=False)
    assert lifted is Refusal.SECOND_READER


def test_only_exactly_what_was_checked_is_told() -> None:
    assert telling_refused(State.CHECKED, checked="a", now="a") is None
    assert telling_refused(State.CHECKED, checked="a", now="b") is Refusal.CHANGED
    assert telling_refused(State.REJECTION_DRAFTED, checked="a", now="a") is Refusal.NOT_NOW
    assert telling_refused(State.WITHDRAWN, checked="a", now="a") is Refusal.WITHDREW
    assert telling_refused(State.NO_TALK, checked="a", now="a") is Refusal.TOLD


def test_the_guide_card_is_six_to_eight_lines() -> None:
    assert 6 <= len(guide_lines()) <= 8
