"""The fourteen sections of a report, in their order, and what each of them holds.

Practice §6.2 (AST 2.3.1, code 28). What is typed is kept per section as {field: text}, and in `rows`
as a list of {"id": …, field: text}.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any


class Section(StrEnum):
    """What a report consists of."""

    TITLE = "title"
    QUESTION = "question"
    SUMMARY = "summary"
    COURSE = "course"
    INSTRUMENTS = "instruments"
    RESULTS = "results"
    COMPETENCIES = "competencies"
    STRENGTHS = "strengths"
    DEVELOPMENT = "development"
    GROWTH = "growth"
    LIMITS = "limits"
    STATEMENT = "statement"  # the participant's own, never the psychologist's
    AUTOMATED = "automated"
    SIGNATURE = "signature"


class FieldKind(StrEnum):
    """What is typed somewhere."""

    PROSE = "prose"  # sentences: none of them stands anywhere else in the report
    FACT = "fact"  # lines that may well stand somewhere else too
    SHORT = "short"  # one line
    PART = "part"  # the name of a part of the day
    ABOUT = "about"  # the key of a requirement, or THE_QUESTION
    ADVICE = "advice"
    DATE = "date"

    @property
    def is_text(self) -> bool:
        """Whether sentences are read in it."""
        return self in (FieldKind.PROSE, FieldKind.FACT, FieldKind.SHORT)


THE_QUESTION = "question"  # what a row is about, when not about one requirement
LONGEST: Mapping[FieldKind, int] = MappingProxyType(
    dict.fromkeys(FieldKind, 200) | {FieldKind.PROSE: 20_000, FieldKind.FACT: 8_000}
)
MOST_ROWS = 40


@dataclass(frozen=True)
class Field:
    """One place to type in."""

    key: str
    kind: FieldKind = FieldKind.PROSE
    is_required: bool = True


@dataclass(frozen=True)
class Shape:
    """What a section holds: fields, and rows of fields, at least and at most so many."""

    fields: tuple[Field, ...] = ()
    row: tuple[Field, ...] = ()
    least: int = 0
    most: int = MOST_ROWS


K = FieldKind
_ABOUT = Field("about", K.ABOUT)
SECTIONS: Mapping[Section, Shape] = MappingProxyType(
    {
        Section.TITLE: Shape((Field("confidentiality"), Field("valid_until", K.DATE))),
        Section.QUESTION: Shape((Field("background", is_required=False), Field("scope"))),
        Section.SUMMARY: Shape(
            (Field("answer"), Field("advice", K.ADVICE), Field("reason"), Field("certainty"))
        ),
        Section.COURSE: Shape((Field("text"),)),
        Section.INSTRUMENTS: Shape(
            row=(
                Field("name", K.SHORT), Field("measures", K.FACT), Field("norm", K.FACT),
                Field("reliability", K.FACT, is_required=False),
            ),
            least=1,
        ),
        Section.RESULTS: Shape(
            row=(
                Field("part", K.PART), _ABOUT, Field("scores", K.FACT, is_required=False),
                Field("seen"), Field("meaning"),
            ),
            least=1,
        ),
        Section.COMPETENCIES: Shape(
            (Field("weighing"),),
            (_ABOUT, Field("source", K.FACT), Field("judgement", K.FACT), Field("weight", K.FACT)),
            least=1,
        ),
        Section.STRENGTHS: Shape(
            row=(Field("strength", K.SHORT), Field("part", K.PART), _ABOUT, Field("seen"), Field("use")),
            least=3,
        ),
        Section.DEVELOPMENT: Shape(
            row=(Field("behaviour"), _ABOUT, Field("suggestion")), least=1, most=3
        ),
        Section.GROWTH: Shape((Field("text"),)),
        Section.LIMITS: Shape((Field("text"),)),
        Section.STATEMENT: Shape(),
        Section.AUTOMATED: Shape((Field("account", is_required=False),)),
        Section.SIGNATURE: Shape(),
    }
)  # fmt: skip
WRITTEN = tuple(key for key, shape in SECTIONS.items() if shape.fields or shape.row)
# What a client's version may do without; who writes the report chooses.
MAY_LEAVE_OUT = (
    Section.COURSE, Section.INSTRUMENTS, Section.RESULTS, Section.COMPETENCIES, Section.STRENGTHS,
    Section.DEVELOPMENT, Section.GROWTH,
)  # fmt: skip

Sections = Mapping[str, Any]  # as it is kept: {section: {field: text, "rows": […]}, …}


@dataclass(frozen=True)
class Place:
    """Where something stands: a field of a section, or of one of its rows."""

    section: Section
    field: Field
    row: str = ""

    @property
    def name(self) -> str:
        """As a name on a form."""
        return ":".join(part for part in (self.section, self.row, self.field.key) if part)


def read_place(name: str) -> Place | None:
    """The place with this name on a form; None when there is no such place."""
    section, _sign, rest = name.partition(":")
    row, _sign, key = rest.rpartition(":")
    if section not in SECTIONS:
        return None
    shape = SECTIONS[Section(section)]
    for field in shape.row if row else shape.fields:
        if field.key == key:
            return Place(Section(section), field, row)
    return None


def rows_of(sections: Sections, section: Section) -> list[Mapping[str, Any]]:
    """The rows that stand in a section."""
    return list(sections.get(section, {}).get("rows", ()))


def text_at(sections: Sections, place: Place) -> str | None:
    """What stands there; None when that row is not there."""
    if not place.row:
        return str(sections.get(place.section, {}).get(place.field.key, ""))
    for row in rows_of(sections, place.section):
        if row.get("id") == place.row:
            return str(row.get(place.field.key, ""))
    return None


def places_of(sections: Sections, section: Section) -> Iterator[tuple[Place, str]]:
    """Every place of a section that is there now with its text, in the order of the page."""
    shape, kept = SECTIONS[section], sections.get(section, {})
    for row in rows_of(sections, section):
        for field in shape.row:
            yield Place(section, field, str(row["id"])), str(row.get(field.key, ""))
    for field in shape.fields:
        yield Place(section, field), str(kept.get(field.key, ""))


def texts_of(sections: Sections) -> Iterator[tuple[Place, str]]:
    """Every text of a report, in its order."""
    for section in WRITTEN:
        for place, text in places_of(sections, section):
            if place.field.kind.is_text:
                yield place, text


def with_text(sections: Sections, place: Place, text: str) -> dict[str, Any]:
    """The sections with this text there. The row must be there."""
    kept = dict(sections.get(place.section, {}))
    if place.row:
        kept["rows"] = [
            {**row, place.field.key: text} if row["id"] == place.row else row
            for row in rows_of(sections, place.section)
        ]
    else:
        kept[place.field.key] = text
    return {**sections, place.section.value: kept}


def with_rows(
    sections: Sections, section: Section, rows: list[Mapping[str, Any]]
) -> dict[str, Any]:
    """The sections with these rows in that section."""
    return {**sections, section.value: {**sections.get(section, {}), "rows": rows}}
