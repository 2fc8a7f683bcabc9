"""What is asked, as it lies in this release: topics, what 1 to 5 mean, and the closing questions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tweespraak.evaluations.rules.states import Side
from tweespraak.evaluations.rules.topics import Dimension
from tweespraak.foundation.texts import Both, in_language

CONTENT = Path(__file__).resolve().parents[1] / "content"
Words = Mapping[str, Mapping[str, str]]  # {"nl": {"title": …, "question": …}, "en": {…}}


@dataclass(frozen=True)
class Asked:
    """A topic with its one question; `title` and `question` are in the reader's language."""

    key: str
    dimension: Dimension
    words: Words
    is_own: bool = False  # of the organisation, not of the library

    @property
    def title(self) -> str:
        """Its name."""
        return self.title_in()

    @property
    def question(self) -> str:
        """What is asked."""
        return self.question_in()

    def title_in(self, language: str | None = None) -> str:
        """Its name in this language, else the reader's."""
        return in_language({key: both["title"] for key, both in self.words.items()}, language)

    def question_in(self, language: str | None = None) -> str:
        """What is asked, in this language, else the reader's."""
        return in_language({key: both["question"] for key, both in self.words.items()}, language)

    def as_json(self) -> dict[str, Any]:
        """As it is kept with an evaluation, to the letter."""
        return {"key": self.key, "dimension": str(self.dimension), "words": self.words}

    @classmethod
    def of_json(cls, row: Mapping[str, Any]) -> "Asked":
        """As it was kept."""
        own = row["key"] not in _library()
        return cls(row["key"], Dimension(row["dimension"]), row["words"], own)


@dataclass(frozen=True)
class Anchor:
    """What a value means; `value` None is "not applicable", which counts in no mean."""

    value: int | None
    name: str
    help: str


@dataclass(frozen=True)
class Question:
    """A question that is not about one topic; `low` and `high` say what the ends of 0 to 10 mean."""

    key: str
    question: str
    low: str = ""
    high: str = ""


def topics(side: Side) -> tuple[Asked, ...]:
    """The library for one side, in its order."""
    return tuple(topic for at, topic in _library().values() if at == side)


def topic(key: str) -> Asked | None:
    """A topic of the library."""
    found = _library().get(key)
    return found[1] if found else None


def anchors() -> list[Anchor]:
    """1 to 5, then "not applicable", in the reader's language."""
    return [
        Anchor(row["value"], in_language(row["name"]), in_language(row["help"]))
        for row in _read("anchors")
    ]


def closing_questions() -> dict[str, Question]:
    """The recommendation, its reason and the two open questions: nps, nps_reason, kept, better."""
    return {row["key"]: _question(row) for row in _read("closing")}


def live_questions() -> dict[str, Both]:
    """L1 to L3 of a conversation about an evaluation, and L4 and L5 to close it; in both languages."""
    return {row["key"]: row["question"] for row in _read("live")}


def candidate_questions() -> dict[str, Both]:
    """K1 to K10 of the survey of candidates, in both languages."""
    return {row["key"]: row["question"] for row in _read("candidates")}


def _question(row: Mapping[str, Any]) -> Question:
    ends = [in_language(row[end]) if end in row else "" for end in ("low", "high")]
    return Question(row["key"], in_language(row["question"]), *ends)


@cache
def _library() -> dict[str, tuple[Side, Asked]]:
    return {
        row["key"]: (
            Side(row["side"]),
            Asked(row["key"], Dimension(row["dimension"]), row["words"]),
        )
        for row in _read("topics")
    }


@cache
def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((CONTENT / f"{name}.json").read_text("utf-8"))
    return rows
