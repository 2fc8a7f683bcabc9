"""The library of talk cards as it lies in this release."""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from tweespraak.conversations.rules import Library, read_library

CONTENT = Path(__file__).resolve().parents[1] / "content"
LANGUAGES = ("nl", "en")


def library(language: str | None = None) -> Library:
    """The library in the given language, else the reader's, else Dutch."""
    wanted = (language or get_language() or "nl")[:2]
    return _library(wanted if wanted in LANGUAGES else "nl")


def libraries() -> dict[str, Library]:
    """The library in every language."""
    return {language: _library(language) for language in LANGUAGES}


@cache
def _library(language: str) -> Library:
    return read_library(json.loads((CONTENT / f"cards.{language}.json").read_text("utf-8")))
