"""A version as it is read: headings in the language of the report, the content as it was written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils import translation

from tweespraak.assessments.documents.report_words import (
    ADVICE,
    FACTS,
    FIELDS,
    ROWS,
    SECTIONS,
    SOURCES,
    STATEMENT,
)
from tweespraak.assessments.rules.decisions import Advice
from tweespraak.assessments.rules.sections import (
    Block,
    FieldKind,
    Section,
    Sentence,
    Version,
    as_date,
)
from tweespraak.people.api import date_in_words


@dataclass(frozen=True)
class ReadBlock:
    """A small heading with its paragraphs of sentences."""

    key: str
    kind: str
    label: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True)
class ReadRow:
    """Blocks that belong together; `title` only where there are more of its kind."""

    title: str
    blocks: tuple[ReadBlock, ...]


@dataclass(frozen=True)
class ReadSection:
    """One section as it is read."""

    key: Section
    number: int
    title: str
    rows: tuple[ReadRow, ...]


def read(version: Version, language: str) -> tuple[ReadSection, ...]:
    """Every section with its headings, in this language."""
    with translation.override(language):
        return tuple(
            ReadSection(one.key, one.number, str(SECTIONS[one.key][0]), _rows(one.key, one.blocks))
            for one in version.sections
        )


def valid_until(version: Version) -> date | None:
    """Until which day this version is valid."""
    for section in version.sections:
        for block in section.blocks:
            if block.kind == FieldKind.DATE and block.sentences:
                return as_date(block.sentences[0].text)
    return None


def _rows(section: Section, blocks: Sequence[Block]) -> tuple[ReadRow, ...]:
    numbers = list(dict.fromkeys(block.row for block in blocks))
    return tuple(
        ReadRow(
            f"{ROWS[section][0]} {number}" if number else "",
            tuple(_block(section, block) for block in blocks if block.row == number),
        )
        for number in numbers
    )


def _block(section: Section, block: Block) -> ReadBlock:
    labels = {"facts": FACTS.get(block.key, ""), "statement": STATEMENT, "sources": SOURCES}
    label = labels.get(block.kind) or FIELDS.get((section, block.key), "")
    shown = tuple(tuple(_shown(one, block.kind) for one in lines) for lines in block.paragraphs)
    return ReadBlock(block.key, block.kind, str(label), shown)


def _shown(sentence: Sentence, kind: str) -> Sentence:
    """A choice or a day in words; the key stays that of what was chosen."""
    text = sentence.text
    if kind == FieldKind.ADVICE and text in list(Advice):
        return replace(sentence, text=str(ADVICE[Advice(text)]))
    day = as_date(text) if kind == FieldKind.DATE else None
    return replace(sentence, text=date_in_words(day)) if day else sentence
