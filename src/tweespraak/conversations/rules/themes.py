"""The words a conversation takes along when it uses a card, so that later changes leave it as it was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tweespraak.conversations.rules.cards import Chosen, in_order
from tweespraak.conversations.rules.library import Library, Question

Libraries = Mapping[str, Library]  # language -> the library in it
Words = dict[str, str]  # language -> words


@dataclass(frozen=True)
class ThemeWords:
    """A theme with its questions, in every language, as plain values to keep."""

    key: str
    name: Words
    questions: list[dict[str, Any]]  # {"key", "employee": Words, "manager": Words}


def copied(chosen: Iterable[Chosen], libraries: Libraries) -> list[ThemeWords]:
    """The chosen questions by theme, in the order of the library. Own questions read the same in each."""
    one = next(iter(libraries.values()))
    by_theme: dict[str, list[dict[str, Any]]] = {}
    for number, each in enumerate(in_order(chosen, one), 1):
        words = _question(each, number, libraries)
        if words:  # a question that this release no longer has is left out
            by_theme.setdefault(each.theme, []).append(words)
    return [
        ThemeWords(key, theme_name(key, libraries), questions)
        for key, questions in by_theme.items()
    ]


def theme_name(key: str, libraries: Libraries) -> Words:
    """How a theme is called in each language."""
    return {
        language: next(theme.name for theme in library.themes if theme.key == key)
        for language, library in libraries.items()
    }


def _question(each: Chosen, number: int, libraries: Libraries) -> dict[str, Any] | None:
    if each.is_own:
        own = Question(f"own-{number}", each.employee, each.manager)
        return _words(dict.fromkeys(libraries, own))
    found = {language: library.question(each.key) for language, library in libraries.items()}
    there = {language: question for language, question in found.items() if question}
    return _words(there) if there else None


def _words(questions: Mapping[str, Question]) -> dict[str, Any]:
    return {
        "key": next(iter(questions.values())).key,
        "employee": {language: one.employee for language, one in questions.items()},
        "manager": {language: one.manager for language, one in questions.items()},
    }
