"""A report as people read it: for the participant whole, for a client perhaps shorter, never different.

Both come from the same sections. The hash is of everything the participant reads, and of what the
client's version does without.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tweespraak.assessments.rules.sections.fields import (
    MAY_LEAVE_OUT,
    SECTIONS,
    FieldKind,
    Place,
    Section,
    Sections,
    places_of,
)
from tweespraak.assessments.rules.sections.sentences import paragraphs, sentence_key

WITHOUT = "without"  # beside the sections: what a client's version leaves out
FACTS = "facts"  # beside the sections: what the case says, as it was when the version was frozen


class FactKind(StrEnum):
    """What the case itself puts in a report, in its order in the section."""

    PARTICIPANT = "participant"
    CLIENT = "client"
    JOB = "job"
    STUDIED = "studied"  # the days of the parts, ISO
    REPORTED = "reported"  # ISO
    VERSION = "version"
    PSYCHOLOGIST = "psychologist"
    REGISTRATION = "registration"
    LITERAL = "literal"  # the question, word for word
    REQUIREMENTS = "requirements"
    SIGNED_BY = "signed_by"
    READER = "reader"
    ALONE = "alone"  # the sentence that says that the second reading was the psychologist's own


FACTS_IN: Mapping[Section, tuple[FactKind, ...]] = {
    Section.TITLE: (
        FactKind.PARTICIPANT, FactKind.CLIENT, FactKind.JOB, FactKind.STUDIED, FactKind.REPORTED,
        FactKind.VERSION, FactKind.PSYCHOLOGIST, FactKind.REGISTRATION,
    ),
    Section.QUESTION: (FactKind.LITERAL, FactKind.REQUIREMENTS),
    Section.SIGNATURE: (FactKind.SIGNED_BY, FactKind.READER, FactKind.ALONE),
}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """One sentence with the key it keeps over versions. `is_automated`: a computer wrote it."""

    key: str
    text: str
    is_automated: bool = False


@dataclass(frozen=True)
class Block:
    """What stands under one small heading. `row` counts from 1; 0: not of a row."""

    key: str
    kind: str  # a FieldKind, or "facts", "statement", "sources"
    paragraphs: tuple[tuple[Sentence, ...], ...]
    row: int = 0

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of it."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph)


@dataclass(frozen=True)
class SectionRead:
    """One section as it is read; `number` is its place among the fourteen."""

    key: Section
    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Version:
    """A report as somebody reads it. `without`: what a client's version leaves out."""

    sections: tuple[SectionRead, ...]
    without: tuple[Section, ...] = ()

    @property
    def sentences(self) -> dict[str, Sentence]:
        """Every sentence by its key."""
        return {
            one.key: one
            for section in self.sections
            for block in section.blocks
            for one in block.sentences
        }


def participant_version(sections: Sections, statement: str = "") -> Version:
    """The whole report; `statement` is the participant's own, as they wrote it."""
    automated = frozenset(
        str(row["sentence"]) for row in sections.get(Section.AUTOMATED, {}).get("rows", ())
    )
    read = (
        SectionRead(key, number, tuple(_blocks(sections, key, statement, automated)))
        for number, key in enumerate(SECTIONS, start=1)
    )
    return Version(tuple(one for one in read if one.blocks), left_out(sections))


def client_version(sections: Sections, statement: str = "") -> Version:
    """The same without the sections that are left out for a client; nothing in it is different."""
    whole = participant_version(sections, statement)
    kept = tuple(one for one in whole.sections if one.key not in whole.without)
    return replace(whole, sections=kept)


def left_out(sections: Sections) -> tuple[Section, ...]:
    """What a client's version leaves out."""
    return tuple(one for one in MAY_LEAVE_OUT if one in sections.get(WITHOUT, ()))


def report_hash(version: Version) -> str:
    """The hash of a participant's version: every word of it and where it stands."""
    told = {
        "sections": [
            [section.key, [_canonical(block) for block in section.blocks]]
            for section in version.sections
        ],
        "without": list(version.without),
    }
    written = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _canonical(block: Block) -> list[Any]:
    words = [[[one.text, one.is_automated] for one in paragraph] for paragraph in block.paragraphs]
    return [block.key, block.kind, block.row, words]


def _blocks(
    sections: Sections, key: Section, statement: str, automated: frozenset[str]
) -> list[Block]:
    if key is Section.STATEMENT:
        # Theirs, to the letter: a line stays a line, and an empty one stays too.
        own = tuple((_sentence(line),) for line in statement.split("\n"))
        return [Block("statement", "statement", own)] if statement.strip() else []
    facts = sections.get(FACTS, {})
    rows: dict[str, int] = {}
    blocks = [
        Block(one, "facts", tuple((_sentence(line),) for line in facts[one]))
        for one in FACTS_IN.get(key, ())
        if facts.get(one)
    ]
    for place, text in places_of(sections, key):
        if place.row:
            rows.setdefault(place.row, len(rows) + 1)
        block = _block(place, text, facts, automated)
        if block.paragraphs:
            blocks.append(replace(block, row=rows.get(place.row, 0)))
    return blocks + (_sources(sections) if key is Section.AUTOMATED else [])


def _block(place: Place, text: str, facts: Mapping[str, Any], automated: frozenset[str]) -> Block:
    kind = place.field.kind
    if kind is FieldKind.ABOUT:
        text = str(facts.get("about", {}).get(text, ""))
    return Block(place.field.key, kind, _paragraphs(text, automated))


def _sources(sections: Sections) -> list[Block]:
    """Which sentences a computer wrote, by which rule and version: one line per source."""
    lines = dict.fromkeys(
        str(row["line"]) for row in sections.get(Section.AUTOMATED, {}).get("rows", ())
    )
    return (
        [Block("sources", "sources", tuple((_sentence(line),) for line in lines))] if lines else []
    )


def _paragraphs(text: str, automated: frozenset[str]) -> tuple[tuple[Sentence, ...], ...]:
    return tuple(
        tuple(_sentence(one, automated) for one in paragraph) for paragraph in paragraphs(text)
    )


def _sentence(text: str, automated: frozenset[str] = frozenset()) -> Sentence:
    key = sentence_key(text)
    return Sentence(key, text, key in automated)
