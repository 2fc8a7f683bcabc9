"""The library of talk cards: themes with a question for either side, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tweespraak.foundation.folding import folded


class Kind(StrEnum):
    """The kinds of conversation."""

    GOOD_CONVERSATION = "good_conversation"
    CHECK_IN = "check_in"
    FEEDBACK = "feedback"  # after an assessment: its pages are there
    REJECTION_TALK = "rejection_talk"  # after a rejection: its pages are in selection
    LIVE_EVALUATION = "live_evaluation"  # after an evaluation of recruitment: planned there


# The kinds that have talk cards here, of which somebody chooses the questions.
CARD_KINDS = (Kind.GOOD_CONVERSATION, Kind.CHECK_IN)
# The kinds that have pages here: prepare, reveal, record, agree.
TABLE_KINDS = (*CARD_KINDS, Kind.LIVE_EVALUATION)


class BadLibrary(ValueError):
    """A library that cannot be used; the text says what to mend."""


@dataclass(frozen=True)
class Question:
    """One question, as each of the two prepares it."""

    key: str
    employee: str
    manager: str


@dataclass(frozen=True)
class Theme:
    """What a stretch of a conversation is about."""

    key: str
    kind: Kind
    name: str
    about: str
    questions: tuple[Question, ...]
    is_always_on: bool = False  # no card of its kind does without
    guard: str = ""  # what both should know before they speak or write about it


@dataclass(frozen=True)
class Library:
    """Everything to choose from, and a card per kind that is ready to use."""

    version: str
    themes: tuple[Theme, ...]
    ready: Mapping[Kind, tuple[str, ...]]

    def of_kind(self, kind: Kind) -> tuple[Theme, ...]:
        """The themes of one kind of conversation, in their order."""
        return tuple(theme for theme in self.themes if theme.kind is kind)

    def question(self, key: str) -> Question | None:
        """The question with this key; None when this release no longer has it."""
        every = (one for theme in self.themes for one in theme.questions)
        return next((one for one in every if one.key == key), None)


def read_library(row: Mapping[str, Any]) -> Library:
    """The library from its stored values. Raises BadLibrary."""
    try:
        library = Library(
            version=str(row["version"]),
            themes=tuple(_theme(each) for each in row["themes"]),
            ready={Kind(kind): tuple(keys) for kind, keys in row["ready"].items()},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadLibrary(f"The library of talk cards cannot be read: {error!r}.") from error
    keys = [one.key for theme in library.themes for one in theme.questions]
    if len(set(keys)) < len(keys):
        raise BadLibrary("A question stands twice in the library of talk cards.")
    return library


def found(library: Library, words: str = "", theme: str = "") -> tuple[Theme, ...]:
    """The themes with only the questions that hold all words, in either voice or the theme's name."""
    wanted = folded(words).split()
    narrowed = (
        replace(each, questions=tuple(one for one in each.questions if _holds(each, one, wanted)))
        for each in library.themes
        if theme in ("", each.key)
    )
    return tuple(each for each in narrowed if each.questions)


def _holds(theme: Theme, question: Question, wanted: list[str]) -> bool:
    text = folded(f"{theme.name} {question.employee} {question.manager}")
    return all(word in text for word in wanted)


def _theme(row: Mapping[str, Any]) -> Theme:
    return Theme(
        key=row["key"],
        kind=Kind(row["kind"]),
        name=row["name"],
        about=row["about"],
        is_always_on=row.get("always", False),
        guard=row.get("guard", ""),
        questions=tuple(
            Question(one["key"], one["employee"], one["manager"]) for one in row["questions"]
        ),
    )
