"""The participant reads first, and marks what they recognise: on every device, with and without JavaScript."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessments.casing import case
from tests.assessments.reports_shown import CERTAIN, FIRST, SECOND, reading, report, written
from tests.cast import THEN, Actor
from tweespraak.assessments.models import Case, Mark
from tweespraak.assessments.queries.marks import marks_of
from tweespraak.assessments.rules.reading import (
    ReadRefusal,
    mark_refused,
    note_after,
    note_mark,
    placed,
    sentences_to_mark,
)
from tweespraak.assessments.rules.sections import Section, participant_version, sentence_key
from tweespraak.assessments.rules.states import BEFORE_PARTICIPANT, State
from tweespraak.audit.models import Entry

ROOT = "/assessments/"
SUMMARY = "read/section/summary/"


def page(who: Actor, found: Case, path: str, language: str = "en") -> str:
    response = who.client.get(f"{ROOT}{found.pk}/{path}", headers={"accept-language": language})
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def status(who: Actor, found: Case, path: str) -> int:
    return who.client.get(f"{ROOT}{found.pk}/{path}").status_code


def tap(
    who: Actor, found: Case, sentence: str, kind: str, *, script: bool = True, **more: str
) -> Any:
    data = {"sentence": sentence_key(sentence), "kind": kind, **more}
    headers = {"accept": "application/json"} if script else {}
    return who.client.post(f"{ROOT}{found.pk}/read/mark/", data, headers=headers)


def marks(found: Case) -> list[tuple[str, str, str]]:
    return [(one.quote, one.kind, one.note) for one in Mark.objects.filter(case=found)]


@pytest.mark.parametrize("state", BEFORE_PARTICIPANT)
def test_T01_before_it_is_theirs_nobody_reads_a_word_here(
    state: State, dirk: Actor, anna: Actor, karin: Actor, pien: Actor, marijke: Actor, eva: Actor
) -> None:
    found = case(
        dirk, anna, state, invited_at=THEN, client=karin.person, planner=pien.person,
        second_reader=marijke.person,
    )  # fmt: skip
    made = report(found)
    made.shown_at = None
    made.save(update_fields=["shown_at"])
    for who in (dirk, anna, karin, pien, marijke, eva):
        for path in ("read/", SUMMARY, "read/changes/", "read/marks/"):
            response = who.client.get(f"{ROOT}{found.pk}/{path}", follow=True)
            assert FIRST not in response.content.decode()
        assert tap(who, found, FIRST, "recognise").status_code in (403, 404, 409)
    assert not Mark.objects.exists()


def test_T01_what_a_participant_reads_and_marks_is_for_nobody_at_the_client(
    dirk: Actor, anna: Actor, karin: Actor, pien: Actor, marijke: Actor, chris: Actor, eva: Actor
) -> None:
    found = reading(
        dirk, anna, client=karin.person, planner=pien.person, second_reader=marijke.person
    )
    found.recipients.create(person=karin.person)
    tap(anna, found, FIRST, "not", note="Zo ben ik niet")
    for who, outcome in ((karin, 403), (pien, 403), (marijke, 403), (chris, 404), (eva, 404)):
        for path in ("read/", SUMMARY, "read/changes/", "read/marks/"):
            assert status(who, found, path) == outcome, (who.member, path)
        assert tap(who, found, FIRST, "recognise").status_code == outcome
    assert "Zo ben ik niet" in page(dirk, found, "read/marks/")


def test_until_there_is_a_report_the_page_says_calmly_how_it_stands(
    dirk: Actor, anna: Actor
) -> None:
    found = case(dirk, anna, State.DRAFTING, invited_at=THEN)
    for language, words in (("nl", "Jij leest het als eerste"), ("en", "You read it first")):
        assert words in page(anna, found, "read/", language)


def test_every_section_stands_on_its_own_page_with_words_before_numbers(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    assert "read/section/results/" in page(anna, found, "read/")
    shown = page(anna, found, "read/section/results/", "nl")
    assert shown.index("houdt overzicht") < shown.index("tussen 5 en 8")
    assert shown.index("niet hoe goed") < shown.index("tussen 5 en 8")


def test_the_first_opening_is_noted_once_and_only_of_who_it_is_about(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    page(anna, found, "read/")
    found.refresh_from_db()
    assert found.first_opened_at is None  # the contents are not the report
    page(anna, found, SUMMARY)
    page(anna, found, SUMMARY)
    found.refresh_from_db()
    assert found.first_opened_at is not None
    assert found.reports.get().opened_at == found.first_opened_at
    assert Entry.objects.filter(action="assessments.report_opened").count() == 1


def test_a_sentence_is_marked_without_javascript(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    answer = tap(anna, found, FIRST, "recognise", script=False)
    assert answer.url == f"{ROOT}{found.pk}/{SUMMARY}#s-{sentence_key(FIRST)[:16]}"
    assert marks(found) == [(FIRST, "recognise", "")]
    assert page(anna, found, SUMMARY).count('data-choices="recognise"') == 1


def test_two_taps_and_two_devices_leave_one_mark_and_the_last_word_counts(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    for kind in ("recognise", "recognise", "not"):
        tap(anna, found, FIRST, kind)
    assert marks(found) == [(FIRST, "not", "")]
    tap(anna, found, FIRST, "")
    tap(anna, found, FIRST, "")
    assert marks(found) == []


def test_what_is_taken_away_comes_back_with_its_note(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    tap(anna, found, FIRST, "question", note="Waar zag je dat?")
    shown = tap(anna, found, FIRST, "", script=False, note="Waar zag je dat?").content.decode()
    assert marks(found) == []
    assert "Waar zag je dat?" in shown
    told = tap(anna, found, FIRST, "", note="Waar zag je dat?").json()
    assert "Waar zag je dat?" in told["html"]


def test_a_note_of_another_device_is_kept_beside_mine(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    seen = tap(anna, found, FIRST, "not", note="").json()["seen"]
    tap(anna, found, FIRST, "not", note="Van de telefoon", seen=seen)
    told = tap(anna, found, FIRST, "not", note="Van de laptop", seen=seen).json()
    assert told["note"] == "Van de telefoon\nVan de laptop"
    assert (
        tap(anna, found, FIRST, "not", note="Van de laptop", seen=seen).json()["note"]
        == told["note"]
    )


def test_what_is_not_in_the_report_cannot_be_marked_and_what_was_typed_is_shown(
    dirk: Actor, anna: Actor
) -> None:
    found = reading(dirk, anna)
    answer = tap(anna, found, "Iets anders.", "not", script=False, note="Mijn woorden")
    assert answer.status_code == 409
    assert "Mijn woorden" in answer.content.decode()
    assert tap(anna, found, "Iets anders.", "not").json()["problem"]
    assert tap(anna, found, FIRST, "whatever").status_code == 404


def test_marks_are_the_agenda_in_the_order_of_the_report(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    for sentence in ("Ze houdt overzicht.", CERTAIN, FIRST):
        tap(anna, found, sentence, "question")
    assert list(marks_of(found)) == [Section.SUMMARY, Section.RESULTS]
    assert [one.quote for one in marks_of(found)[Section.SUMMARY]] == [FIRST, CERTAIN]
    shown = page(dirk, found, "read/marks/")
    assert shown.index(FIRST) < shown.index(CERTAIN) < shown.index("Ze houdt overzicht.")


def test_a_new_version_says_what_changed_and_keeps_the_marks(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    page(anna, found, SUMMARY)
    tap(anna, found, FIRST, "recognise")
    tap(anna, found, CERTAIN, "question")
    report(found, 2, certainty="We zijn daar heel zeker van.")
    assert "read/changes/" in page(anna, found, "read/")
    changes = page(anna, found, "read/changes/")
    assert "<del>redelijk</del>" in changes
    assert "<ins>heel</ins>" in changes
    kept = marks_of(found)[Section.SUMMARY]
    assert [(one.quote, one.is_there) for one in kept] == [(FIRST, True), (CERTAIN, False)]
    assert "has changed since" in page(anna, found, "read/marks/")
    tap(anna, found, CERTAIN, "", script=False, back="marks")
    assert [one.quote for one in marks_of(found)[Section.SUMMARY]] == [FIRST]


def test_after_the_release_marks_are_read_and_no_longer_changed(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    tap(anna, found, FIRST, "recognise", note="Klopt")
    Case.objects.filter(pk=found.pk).update(state=State.RELEASED)
    assert tap(anna, found, FIRST, "").status_code == 409
    shown = page(anna, found, SUMMARY)
    assert "Klopt" in shown
    assert "data-mark" not in shown


SENTENCES = [f"Zin nummer {number} staat hier." for number in range(8)]
SECTIONS = st.dictionaries(
    st.sampled_from(["answer", "reason", "certainty"]),
    st.lists(st.sampled_from(SENTENCES), unique=True).map(" ".join),
)


@given(SECTIONS, SECTIONS, st.sets(st.sampled_from(SENTENCES)))
def test_marks_stay_with_their_sentence_over_versions(
    first: dict[str, str], second: dict[str, str], chosen: set[str]
) -> None:
    before = participant_version(written(**first))
    after = participant_version(written(**second))
    there = sentences_to_mark(before)
    marked = {key: str(there[key][0]) for key in map(sentence_key, chosen) if key in there}
    found = placed(marked, after)
    assert {one.sentence for one in found} == set(marked)
    for one in found:
        assert one.is_there == (one.sentence in sentences_to_mark(after))
    order = list(sentences_to_mark(after))
    standing = [order.index(one.sentence) for one in found if one.is_there]
    assert standing == sorted(standing)


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_nothing_that_was_typed_in_a_note_is_lost(mine: str, theirs: str, seen: str) -> None:
    after = note_after(theirs, mine, note_mark(seen))
    assert mine in after
    assert theirs in after or theirs == seen
    assert note_after(after, mine, note_mark(seen)) == after or seen == after


def test_names_days_and_choices_are_no_sentences_to_mark() -> None:
    version = participant_version(written())
    assert sentence_key("2028-09-01") not in sentences_to_mark(version)
    assert sentence_key("fits") not in sentences_to_mark(version)
    refused = mark_refused(State.WITH_PARTICIPANT, sentence_key("fits"), version)
    assert refused is ReadRefusal.NOT_THERE
    assert mark_refused(State.RELEASED, sentence_key(SECOND), version) is ReadRefusal.NOT_NOW


def test_the_answer_to_a_tap_holds_one_sentence_only(dirk: Actor, anna: Actor) -> None:
    found = reading(dirk, anna)
    told = json.dumps(tap(anna, found, FIRST, "recognise").json())
    assert SECOND not in told
