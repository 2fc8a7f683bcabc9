"""How far a feedback talk is: its ticks, the agenda, what the participant recognised and chose."""

from collections.abc import Mapping
from uuid import UUID

from tweespraak.assessments.models import Case, Note, Part, Recognition
from tweespraak.assessments.queries.marks import marks_of
from tweespraak.assessments.queries.reports import shown_report
from tweespraak.assessments.rules.protocol import Point, Recognised, Tick
from tweespraak.assessments.rules.sections import Section, rows_of


def ticks_of(case: Case) -> dict[int, Tick]:
    """What is noted of each step."""
    return {
        row.number: Tick.DISCUSSED
        if row.ticked_at
        else Tick.SKIPPED
        if row.skipped_at
        else Tick.OPEN
        for row in case.steps.all()
    }


def order_of(case: Case) -> str:
    """With what the participant begins; empty: not said yet."""
    row = case.steps.filter(number=2).first()
    return row.order if row else ""


def points_of(case: Case) -> dict[Section, list[Point]]:
    """What the participant marked, by section."""
    return {
        section: [Point(str(section), one.quote, one.kind, one.note) for one in ones]
        for section, ones in marks_of(case).items()
    }


def parts_held(case: Case) -> list[Part]:
    """The parts there is something to say of."""
    return list(case.parts.exclude(held_at=None))


def recognised(case: Case) -> dict[UUID, Recognised]:
    """The participant's word about each part."""
    rows = Recognition.objects.filter(part__case=case)
    return {row.part_id: Recognised(row.answer) for row in rows}


def choices_in(case: Case) -> dict[str, dict[str, str]]:
    """The strengths and development points of the report: {kind: {id of the row: its words}}."""
    report = shown_report(case)
    sections: Mapping[str, object] = report.sections if report else {}
    found = {
        "strengths": (Section.STRENGTHS, "strength"),
        "development": (Section.DEVELOPMENT, "behaviour"),
    }
    return {
        kind: {str(row["id"]): str(row.get(field, "")) for row in rows_of(sections, section)}
        for kind, (section, field) in found.items()
    }


def chosen_by(case: Case) -> dict[str, list[str]]:
    """The words of what the participant chose, in the order of the report."""
    there = choices_in(case)
    return {
        kind: [words for key, words in rows.items() if key in case.talk_chosen.get(kind, ())]
        for kind, rows in there.items()
    }


def note_of(case: Case, author: UUID) -> Note | None:
    """The private working note of this author, and of nobody else."""
    return Note.objects.filter(case=case, author_id=author).first()
