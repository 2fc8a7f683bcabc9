"""The eighteen reasons of a rejection: to which requirement each is tied, and what has to be filled in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Both = Mapping[str, str]  # {"nl": …, "en": …}
_SLOT = re.compile(r"{(\w+)}")
BLANK = "…"  # what is still to be filled in


class Tie(StrEnum):
    """To what a reason is tied."""

    REQUIREMENT = "requirement"  # one that everybody signed
    RANGE = "range"  # the pay that was shared beforehand
    NONE = "none"


class When(StrEnum):
    """From when a reason can be given."""

    ALWAYS = "always"
    AFTER = "after"  # only after somebody was spoken with


@dataclass(frozen=True)
class Slot:
    """What is filled in in a reason; `word` is how it is called in the text of each language."""

    key: str
    word: Both
    label: Both


@dataclass(frozen=True)
class Kind:
    """One of the eighteen (practice §5.2). `shows`: with what was seen or heard."""

    code: str
    tie: Tie
    categories: frozenset[str]  # of the requirement it may be tied to
    only_must: bool
    is_general: bool
    is_ours: bool  # the cause lay with the organisation: nothing is asked of the candidate
    shows: bool
    when: When
    risk: str
    name: Both
    text: Both
    letter: Both = field(default_factory=dict)  # when nobody was spoken with yet

    def words_in(self, language: str, *, had_contact: bool) -> str:
        """Its text with the slots still open."""
        text = self.text if had_contact or not self.letter else self.letter
        return text[language]


@dataclass(frozen=True)
class Taxonomy:
    """All eighteen, and everything that can be filled in."""

    kinds: Mapping[str, Kind]
    slots: Mapping[str, Slot]

    def slots_of(self, code: str, *, had_contact: bool) -> list[Slot]:
        """What is to be filled in in this reason, in the order of its text."""
        text = self.kinds[code].words_in("en", had_contact=had_contact)
        return [self.slots[key] for key in _SLOT.findall(text)]

    def said(self, code: str, words: Mapping[str, str], language: str, *, had_contact: bool) -> str:
        """The reason as the candidate reads it; what is not filled in yet is three dots."""
        keys = {slot.word[language]: key for key, slot in self.slots.items()}
        text = self.kinds[code].words_in(language, had_contact=had_contact)
        return _SLOT.sub(lambda found: fitted(words.get(keys[found[1]], "")), text)


@dataclass(frozen=True)
class Reason:
    """A reason as somebody writes it; `requirement` is the key of the one it is tied to."""

    code: str
    requirement: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Reason":
        """As it was stored."""
        return cls(row["code"], row.get("requirement", ""), row.get("words", {}))

    def row(self) -> dict[str, Any]:
        """As it is stored."""
        return {"code": self.code, "requirement": self.requirement, "words": dict(self.words)}


def read_taxonomy(row: Mapping[str, Any]) -> Taxonomy:
    """The taxonomy from its stored values."""
    return Taxonomy(
        kinds={one.code: one for one in map(_kind, row["reasons"])},
        slots={one["key"]: Slot(one["key"], one["word"], one["label"]) for one in row["slots"]},
    )


def fitted(words: str) -> str:
    """Somebody's words on one line within a sentence: the full stop is the sentence's own."""
    return " ".join(words.split()).rstrip(" .;,") or BLANK


def read_reasons(rows: Iterable[Mapping[str, Any]]) -> tuple[Reason, ...]:
    """The reasons from what is stored."""
    return tuple(Reason.of(row) for row in rows)


def _kind(row: Mapping[str, Any]) -> Kind:
    return Kind(
        code=row["code"],
        tie=Tie(row["tie"]),
        categories=frozenset(row["categories"]),
        only_must=row["must"],
        is_general=row["general"],
        is_ours=row["ours"],
        shows=row["shows"],
        when=When(row["when"]),
        risk=row["risk"],
        name=row["name"],
        text=row["text"],
        letter=row.get("letter", {}),
    )
