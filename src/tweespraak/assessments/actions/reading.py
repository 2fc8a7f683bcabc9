"""The participant reads their report first, and marks its sentences."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.models import Case, Mark, Report
from tweespraak.assessments.queries.reports import shown_report, whole
from tweespraak.assessments.rules.marks import MarkKind
from tweespraak.assessments.rules.reading import (
    LONGEST_NOTE,
    ReadRefusal,
    mark_refused,
    may_answer,
    note_after,
    sentences_to_mark,
)
from tweespraak.assessments.rules.states import State
from tweespraak.audit.api import record

OPENED = "assessments.report_opened"


class ReadRefused(Exception):
    """This is not done with the report; `refusal` says why."""

    def __init__(self, refusal: ReadRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def open_report(*, case: Case, by: UUID, at: datetime) -> Report | None:
    """The participant has this version before them, for the first time; gives what they read."""
    row = locked(case)
    report = shown_report(row)
    if report is None or by != row.participant_id or report.opened_at:
        return report
    report.opened_at = at
    report.save(update_fields=["opened_at"])
    row.first_opened_at = at
    row.save(update_fields=["first_opened_at"])
    note(OPENED, row, by, at, report.hash)
    return report


@transaction.atomic
def mark(
    *, case: Case, sentence: str, kind: MarkKind, text: str, seen: str, by: UUID, at: datetime
) -> Mark:
    """Say of a sentence whether one recognises it. The last word counts; the same twice is one mark.

    `text` is the note beside it, `seen` the mark of the note on the page. An autosave: no audit row.
    Raises ReadRefused.
    """
    row, section, quote = _markable(case, sentence, by)
    words = text.replace("\r\n", "\n").strip()[:LONGEST_NOTE]
    there = Mark.objects.filter(case=row, sentence=sentence).first()
    if there is None:
        return Mark.objects.create(
            case=row,
            sentence=sentence,
            section=section,
            quote=quote,
            kind=kind,
            note=words,
            marked_at=at,
        )
    there.kind, there.note = kind, note_after(there.note, words, seen)[:LONGEST_NOTE]
    there.section, there.marked_at = section, at
    there.save(update_fields=["kind", "note", "section", "marked_at"])
    return there


@transaction.atomic
def unmark(*, case: Case, sentence: str, by: UUID) -> None:
    """Take a mark away, also of a sentence that is in the report no more. Raises ReadRefused."""
    row = locked(case)
    if by != row.participant_id or not may_answer(State(row.state)):
        raise ReadRefused(ReadRefusal.NOT_NOW)
    Mark.objects.filter(case=row, sentence=sentence).delete()


def note(action: str, row: Case, by: UUID | None, at: datetime, version_hash: str = "") -> None:
    """One row in the log, without content."""
    record(
        action=action,
        object_type="assessment",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.participant_id,
        version_hash=version_hash,
    )


def _markable(case: Case, sentence: str, by: UUID) -> tuple[Case, str, str]:
    row = locked(case)
    report = shown_report(row)
    if report is None or by != row.participant_id:
        raise ReadRefused(ReadRefusal.NOT_NOW)
    version = whole(report, row)
    if refusal := mark_refused(State(row.state), sentence, version):
        raise ReadRefused(refusal)
    section, quote = sentences_to_mark(version)[sentence]
    return row, section, quote
