"""What is kept, why and how long; and that everything kept has words people can read."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from tests.cast import THEN
from tests.privacy.test_consent import give
from tweespraak.foundation.personal_data import Whose, declarations
from tweespraak.home.api import build_demo
from tweespraak.instruments.api import load_instruments
from tweespraak.lenses.api import load_library
from tweespraak.people.api import Person
from tweespraak.privacy.api import export_everything

PAGE = "/my-data/kept/"
SAME = {
    "Assessments",
    "Score",
    "Test",
    "Band",
    "Score (C)",
    "E-mail",
    "Planner",
    "Recruiter",
    "Hiring manager",
    "Operator",
    "Tests",
    "Tip",
    "Scores",
    "Browser",
    "",
}


def text_of(client, address: str, language: str = "en") -> str:
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def in_both(text: Any) -> tuple[str, str]:
    found = []
    for language in ("nl", "en"):
        with translation.override(language):
            found.append(str(text))
    return found[0], found[1]


def kept() -> Iterator[tuple[str, str, Any]]:
    for each in declarations():
        for model, fields in each.fields.items():
            for field in fields.values():
                if field.whose is not Whose.NOBODY:
                    yield each.context, model, field


def test_every_reason_and_term_stands_on_the_page_in_both_languages(anna):
    for place, language in enumerate(("nl", "en")):
        body = text_of(anna.client, PAGE, language).replace("&#x27;", "'")
        for _context, _model, field in kept():
            assert in_both(field.why)[place] in body
            assert in_both(field.how_long)[place] in body


def test_every_reason_and_term_is_translated():
    texts = {text for _context, _model, field in kept() for text in (field.why, field.how_long)}
    assert [text for text in texts if len(set(in_both(text))) == 1] == []


def test_every_word_is_translated():
    words = {word for each in declarations() for word in each.words.values()}
    same = {str(word) for word in words if len(set(in_both(word))) == 1}
    assert same - SAME == set()


def test_every_kind_of_data_has_a_name():
    words = {each.context: each.words for each in declarations()}
    nameless = {model for context, model, _field in kept() if model not in words[context]}
    assert nameless == set()
    assert {
        context for context, _model, _field in kept() if "context" not in words[context]
    } == set()


def keys(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        yield from tree
        for branch in tree.values():
            yield from keys(branch)
    elif isinstance(tree, list):
        for branch in tree:
            yield from keys(branch)


@pytest.mark.slow
def test_every_key_of_every_export_has_words(db, settings):
    """Slow: makes the demo."""
    settings.DEMO = True
    load_instruments(at=THEN)
    load_library(at=THEN)
    build_demo(at=THEN)
    words = {each.context: each.words for each in declarations()}
    wordless = {
        f"{context}.{key}"
        for person in Person.objects.all()
        for context, tree in export_everything(person).items()
        for key in keys(tree)
        if key not in words[context]
    }
    assert wordless == set()


def test_a_consent_can_be_read_word_for_word_by_its_giver_only(anna, bram, eva):
    consent = give(anna, text="I agree that Bram sees it.", text_version="2026-09")
    body = text_of(anna.client, f"/my-data/consents/{consent.pk}/")
    assert "I agree that Bram sees it." in body
    assert "2026-09" in body
    for other in (bram, eva):
        assert other.client.get(f"/my-data/consents/{consent.pk}/").status_code == 404


def test_a_consent_of_before_says_that_its_words_were_not_kept(anna):
    consent = give(anna)
    type(consent).objects.update(text="")
    assert "only the fingerprint" in text_of(anna.client, f"/my-data/consents/{consent.pk}/")


def test_an_organisation_without_a_contact_names_who_added_people(anna, chris):
    body = text_of(anna.client, "/my-data/")
    assert "has not named a contact person yet" in body
    assert "Chris Jansen" in body


def test_the_contact_and_the_privacy_officer_are_named(anna, voorbeeld):
    voorbeeld.contact_name, voorbeeld.privacy_officer_email = "Fatima", "privacy@voorbeeld.example"
    voorbeeld.save(update_fields=["contact_name", "privacy_officer_email"])
    body = text_of(anna.client, "/my-data/")
    assert "ask Fatima" in body
    assert "mailto:privacy@voorbeeld.example?subject=" in body
