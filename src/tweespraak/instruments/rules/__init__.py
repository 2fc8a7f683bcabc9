"""What a test consists of, read from the plain values a version stores."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

Json = Mapping[str, Any]
Both = Mapping[str, str]  # language -> text

PERSONALITY = "personality"
MATRICES = "matrices"
LANGUAGES = ("nl", "en")
LABELS = 5  # answer labels of a statement, from "not at all" to "completely"
# Health questions (N3, N5) and political opinion (O6) are never shown, stored or imported.
NEVER_ASKED = frozenset({"N3", "N5", "O6"})


@dataclass(frozen=True)
class Instrument:
    """A test that can be taken: its key and its name per language."""

    key: str
    name: Both


INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType(
    {
        PERSONALITY: Instrument(
            PERSONALITY, {"nl": "Persoonlijkheidsvragenlijst", "en": "Personality questionnaire"}
        )
    }
)


@dataclass(frozen=True)
class Item:
    """One statement; `keyed` is -1 when agreeing lowers the raw score of its facet."""

    key: str
    position: int
    facet: str
    keyed: int
    text: Both


@dataclass(frozen=True)
class Step:
    """One page of the tour."""

    title: str
    text: str


@dataclass(frozen=True)
class Introduction:
    """What is said around the statements, in one language."""

    name: str
    short: str
    stem: str  # "Ik …": what every statement continues
    labels: tuple[str, ...]
    before: tuple[str, ...]
    tour: tuple[Step, ...]
    practice: str
    explained: str
    closing: Step

    def sentence(self, text: str) -> str:
        """A statement as it is read: the stem "Ik …" and what follows it."""
        return f"{self.stem.removesuffix('…').strip()} {text}"


@dataclass(frozen=True)
class Form:
    """A version of a test as it is shown; safe to keep in memory, a version never changes."""

    label: str
    items: tuple[Item, ...]
    introductions: Mapping[str, Introduction]

    @cached_property
    def by_key(self) -> Mapping[str, Item]:
        """The items by key."""
        return {item.key: item for item in self.items}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages this version can be taken in."""
        return tuple(self.introductions)

    def introduction(self, language: str | None) -> Introduction:
        """The words around the statements in this language, else in the first one."""
        return self.introductions.get((language or "")[:2]) or next(
            iter(self.introductions.values())
        )

    def at(self, position: int) -> Item | None:
        """The item in this place, counted from 1."""
        return self.items[position - 1] if 1 <= position <= len(self.items) else None


class Unsound(Exception):
    """The content of a test is not complete; the message says what is missing."""


def form_from(content: Json, label: str) -> Form:
    """The form that a version's content describes. Raises Unsound."""
    items = tuple(
        Item(row["key"], row["position"], row["facet"], row["keyed"], row["text"])
        for row in content["items"]
    )
    introductions = {
        language: _introduction(content["introduction"][language]) for language in LANGUAGES
    }
    form = Form(label, items, introductions)
    _check(form)
    return form


def fingerprint(content: Any) -> str:
    """One hash for the same content, whatever the order of its keys."""
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _introduction(words: Json) -> Introduction:
    return Introduction(
        name=words["name"],
        short=words["short"],
        stem=words["stem"],
        labels=tuple(words["labels"]),
        before=tuple(words["before"]),
        tour=_steps(words["tour"]),
        practice=words["practice"]["text"],
        explained=words["practice"]["explained"],
        closing=Step(words["closing"]["title"], words["closing"]["text"]),
    )


def _steps(pages: Sequence[Json]) -> tuple[Step, ...]:
    return tuple(Step(page["title"], page["text"]) for page in pages)


def _check(form: Form) -> None:
    if [item.position for item in form.items] != list(range(1, len(form.items) + 1)):
        raise Unsound(f"{form.label}: the items are not numbered from 1 without gaps.")
    if len(form.by_key) != len(form.items):
        raise Unsound(f"{form.label}: an item occurs twice.")
    for item in form.items:
        if item.facet in NEVER_ASKED:
            raise Unsound(f"{form.label}: {item.facet} may never be asked.")
        if not all(item.text.get(language, "").strip() for language in LANGUAGES):
            raise Unsound(f"{form.label}: item {item.position} lacks its text in a language.")
    for language, words in form.introductions.items():
        if len(words.labels) != LABELS:
            raise Unsound(f"{form.label}: {language} needs {LABELS} answer labels.")
