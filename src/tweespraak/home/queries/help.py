"""The help pages: one per kind of screen, in both languages, as files."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypedDict

from tweespraak.foundation.texts import Both, in_language
from tweespraak.home.rules import excerpt, holds

CONTENT = Path(__file__).resolve().parent.parent / "content" / "help"
LANGUAGES = ("nl", "en")


class _Stored(TypedDict):
    """A section as it stands in the file: pages with the addresses they belong to."""

    title: Both
    pages: dict[str, list[str]]


@dataclass(frozen=True)
class HelpPage:
    """A help page in one language."""

    key: str
    title: str
    text: str
    found: str = ""  # the piece in which a search found its word


@dataclass(frozen=True)
class HelpSection:
    """Help pages that belong together."""

    title: str
    pages: list[HelpPage]


@cache
def screens() -> dict[str, str]:
    """The help page of every screen: name of the address to key of the page."""
    return {
        name: key
        for section in _sections()
        for key, names in section["pages"].items()
        for name in names
    }


def page_for(view_name: str | None) -> str | None:
    """The key of the help page of a screen."""
    return screens().get(view_name or "")


def help_page(key: str, language: str) -> HelpPage | None:
    """A help page in this language, if there is one with this key."""
    return _page(key, language) if key in help_keys() else None


def help_sections(language: str, words: str = "") -> list[HelpSection]:
    """Every help page, or those that hold all these words in one of the languages."""
    sections = [
        HelpSection(
            in_language(section["title"], language),
            [_found(key, language, words) for key in section["pages"] if _holds(key, words)],
        )
        for section in _sections()
    ]
    return [section for section in sections if section.pages]


@cache
def help_keys() -> frozenset[str]:
    """The keys of all help pages."""
    return frozenset(key for section in _sections() for key in section["pages"])


def _holds(key: str, words: str) -> bool:
    pages = (_page(key, language) for language in LANGUAGES)
    return not words or holds([f"{page.title} {page.text}" for page in pages], words)


def _found(key: str, language: str, words: str) -> HelpPage:
    page = _page(key, language)
    return HelpPage(key, page.title, page.text, excerpt(page.text, words) if words else "")


@cache
def _page(key: str, language: str) -> HelpPage:
    short = language[:2] if language[:2] in LANGUAGES else LANGUAGES[0]
    first, _rest, text = (CONTENT / f"{key}.{short}.md").read_text("utf-8").partition("\n")
    return HelpPage(key, first.removeprefix("# ").strip(), text.strip())


@cache
def _sections() -> list[_Stored]:
    read: list[_Stored] = json.loads((CONTENT / "screens.json").read_text("utf-8"))
    return read
