"""What every mail looks like, and what it never does."""

import re

import pytest

from tweespraak.notifications.api import Letter, compose


@pytest.fixture
def letter() -> Letter:
    return compose(
        language="nl",
        subject="Je account",
        greeting="Dag Anna <b>",
        paragraphs=["Welkom & succes."],
        button=("Openen", "https://praat.example.org/x/?a=1&b=2"),
        sender="Voorbeeld",
        contact="Chris Jansen",
    )


def test_it_says_the_same_as_text_and_as_html(letter: Letter) -> None:
    for said in ("Openen", "Voorbeeld", "Chris Jansen", "Met vriendelijke groet"):
        assert said in letter.text
        assert said in letter.html
    assert "Dag Anna <b>" in letter.text
    assert "Dag Anna &lt;b&gt;" in letter.html


def test_it_fetches_nothing_from_anywhere(letter: Letter) -> None:
    """A font or a picture from outside would tell a stranger that the mail was opened."""
    outside = set(re.findall(r"https?://[^\s\"'<>)]+", letter.html))
    named = {"https://praat.example.org/x/?a=1&amp;b=2", "http://www.w3.org/1999/xhtml"}
    assert {address for address in outside - named if "schemas-microsoft" not in address} <= {
        "https://praat.example.org/x/?a=1&b=2"
    }
