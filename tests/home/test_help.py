"""Help: a short page for every screen, in both languages, found by a word in either."""

import json

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.permissions.matrix import url_names
from tests.permissions.objects import GET, OBJECTS
from tests.plain_words import faults
from tweespraak.home.queries.help import CONTENT, help_keys, help_page, help_sections, screens
from tweespraak.home.rules import excerpt, holds

# What answers a GET and is no screen: files, redirects, what a program asks.
NO_SCREEN = {
    "home:healthz": "for whoever watches the server",
    "home:mailbox_html": "a mail in a frame",
    "privacy:takeout": "a file",
    "people:brand_css": "a file",
    "people:brand_proof": "a picture",
    "people:logo": "a file",
    "people:batch_example": "a file",
    "people:batch_wrong": "a file",
    "account_disconnect_sign_on": "leads on",
    "openid_connect_login": "leads on",
    "openid_connect_callback": "leads on",
    "assessments:appointment": "a file",
    "assessments:talk_appointment": "a file",
    "assessments:talk_version": "what a script asks",
    "assessments:invoice_file": "a file",
    "assessments:received_pdf": "a file",
    "assessments:copy_pdf": "a file",
    "assessments:copy_scores": "a file",
    "evaluations:results_file": "a file",
    "evaluations:topics_file": "a file",
    "evaluations:dimension_file": "a file",
    "evaluations:topic_file": "a file",
    "evaluations:clients_file": "a file",
    "evaluations:recruiters_file": "a file",
    "evaluations:import_example": "a file",
    "selection:cv": "a file",
    "selection:own_cv": "a file",
    "selection:interview_appointment": "a file",
    "selection:mirror_file": "a file",
    "selection:own_appointment": "a file",
    "selection:watching_file": "a file",
    "activities:mail": "leads on",
    "testing:language": "leads on",
    "account_set_password": "leads on",
}
LONGEST = 200  # words


def screens_one_can_open() -> set[str]:
    doors = {door.name for thing in OBJECTS.values() for door in thing.doors if door.method == GET}
    return doors - set(NO_SCREEN)


def text_of(client: Client, address: str, language: str = "en") -> str:
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_every_screen_has_a_help_page():
    assert screens_one_can_open() - set(screens()) == set()


def test_every_help_page_belongs_to_a_screen_that_exists():
    known = set(url_names(get_resolver().url_patterns))
    lonely = {
        key for key in help_keys() if not any(k == key and n in known for n, k in screens().items())
    }
    assert lonely == set()


def test_no_file_is_left_over():
    files = {file.name.split(".")[0] for file in CONTENT.glob("*.md")}
    assert files == help_keys()


def test_no_screen_stands_in_the_table_twice():
    names = [
        name
        for section in json.loads((CONTENT / "screens.json").read_text())
        for its in section["pages"].values()
        for name in its
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("key", sorted(help_keys()))
def test_a_page_is_short_and_plain(key, language):
    page = help_page(key, language)
    assert page
    assert page.title
    assert "## " in page.text
    assert len(page.text.split()) <= LONGEST
    lines = [line.lstrip("#- ") for line in page.text.splitlines() if line.strip()]
    assert [fault for fault in faults(lines, language) if not fault.startswith("long")] == []


def test_the_two_languages_have_the_same_shape():
    for key in help_keys():
        shapes = {
            tuple(
                line[:2] for line in help_page(key, language).text.splitlines() if line[:1] in "#-"
            )
            for language in ("nl", "en")
        }
        assert len(shapes) == 1, key


@pytest.mark.parametrize(
    ("words", "key"),
    [("INTREKKEN", "consents"), ("withdraw", "consents"), ("beeindig", "stand-in")],
)
def test_a_word_is_found_in_either_language_without_capitals_and_accents(words, key):
    for language in ("nl", "en"):
        assert key in [
            page.key for section in help_sections(language, words) for page in section.pages
        ]


def test_every_word_must_be_in_it():
    assert holds(["Één twee"], "twee een")
    assert not holds(["Één", "twee"], "een twee")


def test_an_excerpt_stands_around_the_word():
    text = "## Kop\n" + "woord " * 60 + "**naald** " + "woord " * 60
    found = excerpt(text, "NAALD")
    assert "naald" in found
    assert found.startswith("…")
    assert "*" not in found


def test_the_frame_leads_to_the_page_of_this_screen(anna):
    assert 'href="/help/my-data/" data-help' in text_of(anna.client, "/my-data/")


def test_signed_out_one_finds_help_too(db):
    assert 'href="/help/sign-in/"' in text_of(Client(), "/account/login/")
    assert "Signing in" in text_of(Client(), "/help/sign-in/")
    assert "Inloggen" in text_of(Client(), "/help/sign-in/", "nl")


def test_beside_a_screen_only_the_words_come(anna):
    body = text_of(anna.client, "/help/home/?beside")
    assert "<html" not in body
    assert "data-help-close" in body


def test_searching_says_what_was_found_and_what_to_do_when_not(anna):
    assert "passkey" in text_of(anna.client, "/help/?q=PASSKEY")
    assert "Nothing found" in text_of(anna.client, "/help/?q=zzzz")
    assert "Nothing found" in text_of(anna.client, "/help/?q=%00zzzz")


def test_what_is_searched_for_is_shown_as_text(anna):
    assert "<script>alert" not in text_of(anna.client, "/help/?q=<script>alert(1)</script>")


def test_there_is_no_page_by_another_name(anna):
    for address in ("/help/unknown/", "/help/screens/"):
        assert anna.client.get(address).status_code == 404
