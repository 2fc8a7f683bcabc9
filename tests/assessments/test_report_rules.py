"""What a report lacks, what its hash says, and how a version differs from the one before."""

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessments.reports import whole_sections
from tweespraak.assessments.rules.sections import (
    MAY_LEAVE_OUT,
    SECTIONS,
    WITHOUT,
    Around,
    Change,
    FaultKind,
    Section,
    Source,
    accounted,
    changes,
    client_version,
    faults,
    paragraphs,
    participant_version,
    places_of,
    read_place,
    report_hash,
    rules_used,
    sentence_key,
    sentences,
    with_text,
)

AROUND = Around({"r1": "Leidt", "r2": "Plant"}, date(2026, 9, 1), True, {})
SOURCE = Source("scores/1", "Berekend met regel 1.")
words = st.text(st.characters(categories=["L", "Nd", "P", "Zs"]), max_size=80)


def kinds(sections: dict[str, Any], around: Around = AROUND) -> list[tuple[str, Section]]:
    return [(one.kind, one.section) for one in faults(sections, around)]


def put(name: str, text: str) -> dict[str, Any]:
    place = read_place(name)
    assert place
    return with_text(whole_sections(), place, text)


def test_the_sections_are_the_fourteen_of_the_profession() -> None:
    assert [one.value for one in SECTIONS] == [
        "title", "question", "summary", "course", "instruments", "results", "competencies",
        "strengths", "development", "growth", "limits", "statement", "automated", "signature",
    ]  # fmt: skip


def test_a_whole_report_has_no_fault() -> None:
    assert faults(whole_sections(), AROUND) == ()


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("title:confidentiality", "", FaultKind.NO_CONFIDENTIALITY),
        ("question:scope", " … ", FaultKind.NO_SCOPE),
        ("title:valid_until", "", FaultKind.NO_VALID_UNTIL),
        ("title:valid_until", "2026-13-40", FaultKind.NO_VALID_UNTIL),
        ("title:valid_until", "2026-09-01", FaultKind.VALID_UNTIL_PAST),
        ("summary:advice", "perhaps", FaultKind.NO_ADVICE),
        ("summary:reason", "", FaultKind.NO_REASON),
        ("growth:text", "...", FaultKind.EMPTY),
        ("strengths:r2:part", "", FaultKind.EMPTY),
        ("strengths:r2:seen", "", FaultKind.EMPTY),
        ("strengths:r2:use", "", FaultKind.EMPTY),
        ("development:r1:suggestion", "", FaultKind.EMPTY),
        ("development:r1:about", "r9", FaultKind.NOT_LINKED),
        ("competencies:r1:about", "question", FaultKind.NOT_LINKED),
        ("growth:text", "Het interview duurde een uur.", FaultKind.REPEATED),
        ("growth:text", "Dit is nieuw. HET  interview duurde een uur.", FaultKind.REPEATED),
        ("growth:text", "Zo is het. Zo is het.", FaultKind.REPEATED),
    ],
)
def test_T09_what_misses_is_named_with_its_place(name: str, text: str, kind: FaultKind) -> None:
    place = read_place(name)
    found = faults(put(name, text), AROUND)
    assert place
    assert (kind, place.section, place.field.key) in [(f.kind, f.section, f.field) for f in found]


def test_a_repeated_sentence_says_where_it_stands_too() -> None:
    found = faults(put("growth:text", "Het interview duurde een uur."), AROUND)
    assert [(one.sentence, one.also) for one in found] == [
        ("Het interview duurde een uur.", Section.COURSE)
    ]


def test_two_strengths_are_too_few_and_four_development_points_too_many() -> None:
    sections = whole_sections()
    del sections["strengths"]["rows"][2]
    row = sections["development"]["rows"][0]
    sections["development"]["rows"] = [
        {**row, "id": f"r{n}", "behaviour": f"Punt {n}.", "suggestion": f"Doe {n}."}
        for n in range(4)
    ]
    assert kinds(sections) == [
        (FaultKind.TOO_FEW, Section.STRENGTHS), (FaultKind.TOO_MANY, Section.DEVELOPMENT),
    ]  # fmt: skip


def test_every_requirement_is_judged() -> None:
    sections = whole_sections()
    del sections["competencies"]["rows"][1]
    assert kinds(sections) == [(FaultKind.NOT_JUDGED, Section.COMPETENCIES)]


def test_nobody_signs_without_a_name_and_a_number() -> None:
    around = Around(AROUND.requirements, AROUND.today, False, {})
    assert kinds(whole_sections(), around) == [(FaultKind.NOT_SIGNED, Section.SIGNATURE)]


def test_a_sentence_of_a_computer_is_named_in_section_13() -> None:
    offered = {sentence_key("Zij scoort hoger."): SOURCE}
    around = Around(AROUND.requirements, AROUND.today, True, offered)
    sections = put("results:r1:scores", "Zij scoort\nhoger. Zij scoort hoger.")
    assert kinds(sections, around) == [(FaultKind.UNACCOUNTED, Section.AUTOMATED)]
    told = accounted(sections, offered)
    assert faults(told, around) == ()
    assert rules_used(told) == ("scores/1",)
    assert [
        one.text for one in participant_version(told).sentences.values() if one.is_automated
    ] == ["Zij scoort hoger."]
    own = accounted(put("results:r1:scores", "Zij scoort wat hoger."), offered)
    assert rules_used(own) == ()


def test_what_was_taken_out_is_no_longer_named() -> None:
    offered = {sentence_key("Zij scoort hoger."): SOURCE}
    told = accounted(put("results:r1:scores", "Zij scoort hoger."), offered)
    again = accounted({**told, "results": whole_sections()["results"]}, offered)
    assert rules_used(again) == ()


# Sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Een. Twee! Drie?", 3), ("Bijv. een team.", 1), ("C 6.8 en meer.", 1), ("", 0),
        ("Een\n\nTwee", 2), ("Zij zei: “Ja.” Daarna niets.", 2), ("En … Toen.", 2),
    ],
)  # fmt: skip
def test_where_a_sentence_ends(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(words)
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    kept = "".join("".join(one) for paragraph in paragraphs(text) for one in paragraph)
    assert "".join(kept.split()) == "".join(text.split())


@given(words)
def test_the_key_of_a_sentence_is_of_its_words_only(text: str) -> None:
    assert sentence_key(text) == sentence_key(f"  {text.replace(' ', '  ')}\n")


# The hash and the two versions


def test_the_hash_is_the_same_in_another_process() -> None:
    told = json.dumps(whole_sections())
    script = (
        "import json,sys;from tweespraak.assessments.rules.sections import *;"
        "print(report_hash(participant_version(json.loads(sys.stdin.read()))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=told, capture_output=True, text=True, check=True,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(p for p in sys.path if p)},
    )  # fmt: skip
    assert done.stdout.strip() == report_hash(participant_version(whole_sections()))


PLACES = [place for key in SECTIONS for place, _text in places_of(whole_sections(), key)]


@settings(max_examples=60)
@given(st.sampled_from(PLACES), words.filter(lambda text: any(c.isalnum() for c in text)))
def test_another_word_anywhere_is_another_hash(place: Any, text: str) -> None:
    before = whole_sections()
    after = with_text(before, place, text)
    same = participant_version(before) == participant_version(after)
    old, new = report_hash(participant_version(before)), report_hash(participant_version(after))
    assert (old == new) is same


def test_the_hash_knows_the_order_of_keys_not() -> None:
    turned = {
        key: dict(reversed(list(section.items())))
        for key, section in reversed(list(whole_sections().items()))
    }
    assert report_hash(participant_version(turned)) == report_hash(
        participant_version(whole_sections())
    )


@given(st.sets(st.sampled_from(MAY_LEAVE_OUT)), words)
def test_a_client_reads_less_and_never_anything_else(left: set[Section], statement: str) -> None:
    sections = {**whole_sections(), WITHOUT: [one.value for one in left]}
    whole = participant_version(sections, statement)
    client = client_version(sections, statement)
    assert set(client.sections) <= set(whole.sections)
    assert {one.key for one in whole.sections} - {one.key for one in client.sections} == left
    assert "limits" in [one.key for one in client.sections]


def test_what_a_client_does_without_is_in_the_hash() -> None:
    shorter = {**whole_sections(), WITHOUT: ["growth", "title"]}
    version = participant_version(shorter)
    assert version.without == (Section.GROWTH,)
    assert report_hash(version) != report_hash(participant_version(whole_sections()))


def test_the_statement_stands_there_as_it_was_written() -> None:
    read = participant_version(whole_sections(), "Ik zie het anders.\nIk wacht nooit.")
    texts = [
        one.text
        for s in read.sections
        if s.key == "statement"
        for b in s.blocks
        for one in b.sentences
    ]
    assert texts == ["Ik zie het anders.", "Ik wacht nooit."]


# What changed


def test_what_changed_is_said_per_sentence_with_its_words() -> None:
    old = participant_version(whole_sections())
    new = participant_version(
        put("growth:text", "SECRET Een goede maat in het vak helpt. Lees meer.")
    )
    (found,) = changes(old, new)
    assert found.section is Section.GROWTH
    assert [one.change for one in found.lines] == [Change.CHANGED, Change.NEW]
    assert [(w.change, w.text) for w in found.lines[0].words] == [
        (Change.SAME, "SECRET Een"), (Change.NEW, "goede"), (Change.SAME, "maat in het vak helpt."),
    ]  # fmt: skip


texts = st.lists(
    st.sampled_from(["Een ding.", "Twee dingen nu.", "Twee dingen later.", "Drie."]), max_size=5
)


@given(texts, texts)
def test_a_difference_leads_from_the_one_to_the_other(old: list[str], new: list[str]) -> None:
    before = participant_version({"growth": {"text": "\n".join(old)}})
    after = participant_version({"growth": {"text": "\n".join(new)}})
    found = changes(before, after)
    assert bool(found) is (old != new)
    for one in found:
        kept = [
            " ".join(w.text for w in line.words if w.change is not Change.GONE)
            for line in one.lines if line.change is not Change.GONE
        ]  # fmt: skip
        gone = [
            " ".join(w.text for w in line.words if w.change is not Change.NEW)
            for line in one.lines if line.change is not Change.NEW
        ]  # fmt: skip
        assert kept == new
        assert sorted(gone) == sorted(old)
