"""The course of the organisation, and the words its guard lets pass."""

import uuid
from datetime import timedelta

import pytest
from django.utils import translation

from tests.cast import THEN, Actor
from tests.conversations.year import hr_of
from tweespraak.audit.models import Entry
from tweespraak.conversations.actions.course import write_course
from tweespraak.conversations.actions.words import allow_word, end_word
from tweespraak.conversations.documents.course import course_now
from tweespraak.conversations.models import AllowedWord, Course
from tweespraak.conversations.queries.course import course_of
from tweespraak.conversations.queries.guarding import health_hits
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken

pytestmark = pytest.mark.django_db
COURSE, WRITE = "/conversations/rhythm/course/", "/conversations/rhythm/course/write/"
WORDS = "/conversations/rhythm/words/"
TEXT = {"nl": "Dichter bij huis.", "en": "Closer to home."}


@pytest.fixture(autouse=True)
def september(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: THEN)


@pytest.fixture
def hr(voorbeeld) -> Actor:
    return hr_of(voorbeeld)


def text(actor: Actor, address: str, status: int = 200) -> str:
    answer = actor.client.get(address, headers={"accept-language": "en"})
    assert answer.status_code == status
    return answer.content.decode()


def posted(actor: Actor, address: str, **values: str) -> str:
    return actor.client.post(
        address, values, headers={"accept-language": "en"}, follow=True
    ).content.decode()


def test_without_a_course_the_page_says_what_to_write(hr: Actor, voorbeeld) -> None:
    assert "Nothing written yet" in text(hr, COURSE)
    assert course_now(voorbeeld) is None


def test_writing_shows_first_how_it_reads_and_keeps_what_was_typed(hr: Actor) -> None:
    body = posted(hr, WRITE, **TEXT)
    assert "How it reads" in body
    assert not Course.objects.exists()
    assert "Dichter bij huis." in posted(hr, WRITE, **TEXT, step="change")
    assert "Closer to home." in posted(hr, WRITE, **TEXT, step="save")
    assert Course.objects.get().text == TEXT


def test_every_version_stays_with_its_day_and_the_same_again_is_none(hr: Actor, voorbeeld) -> None:
    for day, words in enumerate(("Eerst", "Later", "Later")):
        at = THEN + timedelta(days=day)
        write_course(organisation=voorbeeld, text={"nl": words, "en": " "}, by=hr.person, at=at)
    assert Course.objects.count() == 2
    assert Entry.objects.filter(action="conversations.course_written").count() == 2
    body = text(hr, COURSE)
    assert "Eerst" in body
    assert "Hanna Smits" in body


def test_each_reads_it_in_their_language_else_in_the_other(hr: Actor, voorbeeld) -> None:
    write_course(organisation=voorbeeld, text=TEXT, by=hr.person, at=THEN)
    for language, words in TEXT.items():
        with translation.override(language):
            now = course_now(voorbeeld)
            assert now
            assert (now.words, now.language) == (words, language)
    write_course(organisation=voorbeeld, text={"nl": "Alleen zo"}, by=hr.person, at=clock.now())
    Course.objects.filter(text__en="Closer to home.").delete()
    with translation.override("en"):
        now = course_now(voorbeeld)
        assert now
        assert (now.words, now.language) == ("Alleen zo", "nl")


def test_a_course_without_words_is_none(hr: Actor, voorbeeld) -> None:
    assert "at least one of the two languages" in posted(hr, WRITE, nl=" ", en="")
    assert write_course(organisation=voorbeeld, text={"nl": " "}, by=hr.person, at=THEN) is None
    assert course_of(voorbeeld) is None


def test_a_word_passes_until_it_is_taken_off_the_list(hr: Actor, voorbeeld) -> None:
    words = "De werkgroep hernia komt bijeen"
    assert health_hits(words, organisation=voorbeeld)
    posted(hr, WORDS, once=str(uuid.uuid4()), word=" hernia ")
    assert not health_hits(words, organisation=voorbeeld)
    row = AllowedWord.objects.get()
    posted(hr, f"{WORDS}{row.pk}/end/")
    assert health_hits(words, organisation=voorbeeld)
    end_word(word=row, by=hr.person, at=THEN)
    assert Entry.objects.filter(action="conversations.word_ended").count() == 1


def test_the_log_holds_no_word(hr: Actor, voorbeeld) -> None:
    allow_word(organisation=voorbeeld, once=uuid.uuid4(), word="Ziekenhuis", by=hr.person, at=THEN)
    row = Entry.objects.get(action="conversations.word_allowed")
    assert "iekenhuis" not in str(vars(row))


def test_the_same_word_in_other_letters_is_there_once(hr: Actor, voorbeeld, eva: Actor) -> None:
    for word in ("Hernia", "hernia", "HERNIA"):
        allow_word(organisation=voorbeeld, once=uuid.uuid4(), word=word, by=hr.person, at=THEN)
    assert AllowedWord.objects.count() == 1
    row = AllowedWord.objects.get()
    with pytest.raises(OnceTaken):
        allow_word(
            organisation=eva.member.organisation, once=row.pk, word="x", by=eva.person, at=THEN
        )


@pytest.mark.parametrize("word", ["*", "ziek*", "=ADD", "a/b", "x", "", "1", "woord\u0000"])
def test_a_sign_that_lets_more_pass_than_a_word_is_refused(hr: Actor, word: str) -> None:
    posted(hr, WORDS, once=str(uuid.uuid4()), word=word)
    assert not AllowedWord.objects.exists()


@pytest.mark.parametrize("address", [COURSE, WRITE, WORDS])
def test_only_who_runs_the_rhythm_gets_here(
    address: str, hr: Actor, anna: Actor, bram: Actor, chris: Actor
) -> None:
    text(hr, address)
    for other in (anna, bram, chris):
        text(other, address, 403)


def test_another_organisation_has_its_own(hr: Actor, eva: Actor, voorbeeld) -> None:
    write_course(organisation=voorbeeld, text=TEXT, by=hr.person, at=THEN)
    word = allow_word(
        organisation=voorbeeld, once=uuid.uuid4(), word="Hernia", by=hr.person, at=THEN
    )
    assert "Closer to home" not in text(eva, COURSE)
    assert "Hernia" not in text(eva, WORDS)
    assert eva.client.post(f"{WORDS}{word.pk}/end/").status_code == 404
    assert health_hits("een hernia", organisation=eva.member.organisation)
