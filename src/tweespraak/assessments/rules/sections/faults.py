"""What a report lacks before somebody else can read it: each fault with its place and its sentence.

Practice A8, T09, N10, N14, N15 and §6.2.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tweespraak.assessments.rules.decisions import Advice
from tweespraak.assessments.rules.sections.automated import Source, used
from tweespraak.assessments.rules.sections.fields import (
    SECTIONS,
    THE_QUESTION,
    WRITTEN,
    FieldKind,
    Place,
    Section,
    Sections,
    places_of,
    rows_of,
    texts_of,
)
from tweespraak.assessments.rules.sections.sentences import has_words, sentence_key, sentences


class FaultKind(StrEnum):
    """What is the matter."""

    EMPTY = "empty"
    REPEATED = "repeated"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    NO_CONFIDENTIALITY = "no_confidentiality"
    NO_SCOPE = "no_scope"
    NO_VALID_UNTIL = "no_valid_until"
    VALID_UNTIL_PAST = "valid_until_past"
    NO_ADVICE = "no_advice"
    NO_REASON = "no_reason"
    NOT_LINKED = "not_linked"  # to the question, or to a requirement
    NOT_JUDGED = "not_judged"  # a requirement without a line in the matrix
    UNACCOUNTED = "unaccounted"  # an automated sentence without its rule and version
    NOT_SIGNED = "not_signed"  # no name, register or number of the psychologist


@dataclass(frozen=True)
class Fault:
    """One thing to mend. `row` counts from 1; `also`: where the same sentence stands too."""

    kind: FaultKind
    section: Section
    field: str = ""
    row: int = 0
    sentence: str = ""
    also: Section | None = None


@dataclass(frozen=True)
class Around:
    """What faults are judged against: the requirements of the brief, the day, what was offered."""

    requirements: Mapping[str, str]
    today: date
    has_signature: bool
    offered: Mapping[str, Source]


_SPECIAL: Mapping[tuple[Section, str], FaultKind] = {
    (Section.TITLE, "confidentiality"): FaultKind.NO_CONFIDENTIALITY,
    (Section.TITLE, "valid_until"): FaultKind.NO_VALID_UNTIL,
    (Section.QUESTION, "scope"): FaultKind.NO_SCOPE,
    (Section.SUMMARY, "advice"): FaultKind.NO_ADVICE,
    (Section.SUMMARY, "reason"): FaultKind.NO_REASON,
}


def faults(sections: Sections, around: Around) -> tuple[Fault, ...]:
    """Everything that holds this report back, in the order of its sections."""
    found = [
        *_missing(sections, around.requirements),
        *_counts(sections),
        *_repeated(sections),
        *_past(sections, around.today),
        *_unjudged(sections, around.requirements),
        *_unaccounted(sections, around.offered),
    ]
    if not around.has_signature:
        found.append(Fault(FaultKind.NOT_SIGNED, Section.SIGNATURE))
    order = list(SECTIONS)
    return tuple(sorted(found, key=lambda one: (order.index(one.section), one.row)))


def _missing(sections: Sections, requirements: Collection[str]) -> Iterator[Fault]:
    for section in WRITTEN:
        numbers = {str(row["id"]): at for at, row in enumerate(rows_of(sections, section), 1)}
        for place, text in places_of(sections, section):
            kind = _lack(place, text, requirements)
            if kind:
                yield Fault(kind, section, place.field.key, numbers.get(place.row, 0))


def _lack(place: Place, text: str, requirements: Collection[str]) -> FaultKind | None:
    field = place.field
    if field.kind is FieldKind.ABOUT:
        is_linked = text in requirements or (
            text == THE_QUESTION and place.section is not Section.COMPETENCIES
        )
        return None if is_linked else FaultKind.NOT_LINKED
    is_there = {
        FieldKind.ADVICE: text in list(Advice),
        FieldKind.DATE: as_date(text) is not None,
    }.get(field.kind, has_words(text))
    if is_there or (not field.is_required and not text.strip()):
        return None
    return _SPECIAL.get((place.section, field.key), FaultKind.EMPTY)


def _counts(sections: Sections) -> Iterator[Fault]:
    for section, shape in SECTIONS.items():
        count = len(rows_of(sections, section))
        if shape.row and count < shape.least:
            yield Fault(FaultKind.TOO_FEW, section)
        if shape.row and count > shape.most:
            yield Fault(FaultKind.TOO_MANY, section)


def _repeated(sections: Sections) -> Iterator[Fault]:
    """A sentence that stands in two places, or twice in one."""
    seen: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    for place, text in texts_of(sections):
        if place.field.kind is FieldKind.PROSE:
            for one in sentences(text):
                seen[sentence_key(one.casefold())].append((place, one))
    for (first, _words), *others in seen.values():
        for place, words in others:
            row = _row_number(sections, place)
            yield Fault(
                FaultKind.REPEATED, place.section, place.field.key, row, words, first.section
            )


def _row_number(sections: Sections, place: Place) -> int:
    keys = [row["id"] for row in rows_of(sections, place.section)]
    return keys.index(place.row) + 1 if place.row in keys else 0


def _past(sections: Sections, today: date) -> Iterator[Fault]:
    day = as_date(str(sections.get(Section.TITLE, {}).get("valid_until", "")))
    if day and day <= today:
        yield Fault(FaultKind.VALID_UNTIL_PAST, Section.TITLE, "valid_until")


def as_date(text: str) -> date | None:
    """A day as it is kept; None when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _unjudged(sections: Sections, requirements: Mapping[str, str]) -> Iterator[Fault]:
    judged = {row.get("about") for row in rows_of(sections, Section.COMPETENCIES)}
    for key, text in requirements.items():
        if key not in judged:
            yield Fault(FaultKind.NOT_JUDGED, Section.COMPETENCIES, sentence=text)


def _unaccounted(sections: Sections, offered: Mapping[str, Source]) -> Iterator[Fault]:
    """T09's neighbour N14: what a computer wrote or computed stands in section 13."""
    told = {row.get("sentence") for row in rows_of(sections, Section.AUTOMATED)}
    for key, words in used(sections, offered).items():
        if key not in told:
            yield Fault(FaultKind.UNACCOUNTED, Section.AUTOMATED, sentence=words)
