"""What the participant marked in the report, in the order of the report as it is now."""

from collections.abc import Iterator
from dataclasses import dataclass

from tweespraak.assessments.models import Case, Mark
from tweespraak.assessments.queries.reports import shown_report, whole
from tweespraak.assessments.rules.marks import MarkKind
from tweespraak.assessments.rules.reading import in_sections, placed
from tweespraak.assessments.rules.sections import Section


@dataclass(frozen=True)
class Marked:
    """A mark with its sentence. `is_there`: the sentence stands in the report as it is now."""

    section: Section
    quote: str
    kind: MarkKind
    note: str
    sentence: str
    is_there: bool


def marks_by_sentence(case: Case) -> dict[str, Mark]:
    """Every mark by the key of its sentence."""
    return {one.sentence: one for one in case.marks.all()}


def marks_of(case: Case) -> dict[Section, list[Marked]]:
    """Every mark by section, sections and sentences in the order of the report: the agenda of the talk."""
    report = shown_report(case)
    if report is None:
        return {}
    rows = marks_by_sentence(case)
    there = placed({key: row.section for key, row in rows.items()}, whole(report, case))
    return {
        Section(section): [
            _marked(Section(section), rows[one.sentence], one.is_there) for one in ones
        ]
        for section, ones in in_sections(there).items()
    }


def each_mark(case: Case) -> Iterator[Marked]:
    """The same in one row."""
    for ones in marks_of(case).values():
        yield from ones


def _marked(section: Section, row: Mark, is_there: bool) -> Marked:
    return Marked(section, row.quote, MarkKind(row.kind), row.note, row.sentence, is_there)
