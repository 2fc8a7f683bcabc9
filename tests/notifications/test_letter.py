"""What every mail looks like, and what it never does."""

import re

import pytest

from tweespraak.foundation.colours import contrast, read_colour
from tweespraak.notifications.api import Letter, Look, compose
from tweespraak.notifications.documents import words_on


def composed(look: Look | None = None) -> Letter:
    return compose(
        language="nl",
        subject="Je account",
        greeting="Dag Anna <b>",
        paragraphs=["Welkom & succes."],
        button=("Openen", "https://praat.example.org/x/?a=1&b=2"),
        sender="Voorbeeld",
        contact="Chris Jansen",
        look=look,
    )


@pytest.fixture
def letter() -> Letter:
    return composed()


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


def test_an_organisation_gives_it_its_colour_and_logo() -> None:
    look = Look("#f2c94c", "https://praat.example.org/brand/logo.png?v=2", "Logo van Voorbeeld")
    letter = composed(look=look)
    assert 'alt="Logo van Voorbeeld"' in letter.html
    assert 'src="https://praat.example.org/brand/logo.png?v=2"' in letter.html
    assert "#f2c94c" in letter.html
    assert "#5b2a63" not in letter.html


@pytest.mark.parametrize(
    ("accent", "words"),
    [
        ("#5b2a63", "#ffffff"),
        ("#f2c94c", "#000000"),
        ("#000000", "#ffffff"),
        ("#ffffff", "#000000"),
    ],
)
def test_the_words_on_the_button_can_be_read(accent: str, words: str) -> None:
    assert words_on(accent) == words


@pytest.mark.parametrize("grey", range(256))
def test_on_every_grey_one_of_both_is_readable(grey: int) -> None:
    """WCAG 2.2, 1.4.3."""
    colour = f"#{grey:02x}{grey:02x}{grey:02x}"
    assert contrast(read_colour(words_on(colour)), read_colour(colour)) >= 4.5
