"""Begin a report and write in it, place by place. Autosaves: no audit row per word."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.documents.report_start import first_sections
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.reports import current_report
from tweespraak.assessments.rules.reporting import ReportRefusal, begin_refused, write_refused
from tweespraak.assessments.rules.sections import (
    LONGEST,
    MAY_LEAVE_OUT,
    SECTIONS,
    WITHOUT,
    Fault,
    Place,
    Section,
    base_of,
    rows_of,
    text_at,
    with_rows,
    with_text,
)
from tweespraak.assessments.rules.states import Act, State
from tweespraak.people.api import day_in

LANGUAGES = ("nl", "en")


class ReportRefused(Exception):
    """This is not done with the report; `refusal` says why, `faults` what has to be mended first."""

    def __init__(self, refusal: ReportRefusal, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.faults = faults


class NoSuchPlace(Exception):
    """There is no such section, row or field in this report."""


class ChangedElsewhere(Exception):
    """Another tab saved something here since; `text` is what stands there now."""

    def __init__(self, text: str) -> None:
        super().__init__("changed elsewhere")
        self.text = text


@transaction.atomic
def begin_report(*, case: Case, language: str, by: UUID, at: datetime) -> Report:
    """Begin the report in this language (A7). Once more gives the same. Raises ReportRefused."""
    row = locked(case)
    if begun := current_report(row):
        return begun
    if refusal := begin_refused(State(row.state)):
        raise ReportRefused(refusal)
    wanted = language if language in LANGUAGES else row.organisation.language
    step(row, Act.DRAFT, by=by, at=at)
    return Report.objects.create(
        case=row,
        number=1,
        language=wanted,
        sections=first_sections(row, wanted, day_in(row.organisation, at)),
        written_by_id=by,
        written_at=at,
    )


@transaction.atomic
def write(*, report: Report, place: Place, text: str, base: str, by: UUID, at: datetime) -> str:
    """Keep what was typed in one place; gives its new mark.

    Raises ReportRefused, NoSuchPlace, ChangedElsewhere.
    """
    row = _open(report)
    words = text.replace("\r\n", "\n").strip()[: LONGEST[place.field.kind]]
    there = text_at(row.sections, place)
    if there is None:
        raise NoSuchPlace
    if there != words:
        if base_of(there) != base:
            raise ChangedElsewhere(there)
        _keep(row, with_text(row.sections, place, words), by, at)
    return base_of(words)


@transaction.atomic
def put_in(*, report: Report, place: Place, text: str, by: UUID, at: datetime) -> None:
    """Put words at the end of a place, unless they stand there already. Raises as `write`."""
    there = text_at(_open(report).sections, place)
    if there is None:
        raise NoSuchPlace
    if text not in there:
        joined = f"{there}\n{text}" if there else text
        write(report=report, place=place, text=joined, base=base_of(there), by=by, at=at)


@transaction.atomic
def add_row(*, report: Report, section: Section, by: UUID, at: datetime) -> str:
    """One more empty row; gives its key. Raises ReportRefused, NoSuchPlace."""
    row = _open(report)
    rows, shape = rows_of(row.sections, section), SECTIONS[section]
    if not shape.row or len(rows) >= shape.most:
        raise NoSuchPlace
    key = f"r{max((int(str(one['id'])[1:]) for one in rows), default=0) + 1}"
    _keep(row, with_rows(row.sections, section, [*rows, {"id": key}]), by, at)
    return key


@transaction.atomic
def drop_row(*, report: Report, section: Section, key: str, by: UUID, at: datetime) -> None:
    """Take a row away. Raises ReportRefused."""
    row = _open(report)
    rows = [one for one in rows_of(row.sections, section) if one["id"] != key]
    _keep(row, with_rows(row.sections, section, rows), by, at)


@transaction.atomic
def leave_out(*, report: Report, sections: Collection[str], by: UUID, at: datetime) -> None:
    """Which sections a client's version does without. Raises ReportRefused."""
    row = _open(report)
    chosen = [one.value for one in MAY_LEAVE_OUT if one in sections]
    _keep(row, {**row.sections, WITHOUT: chosen}, by, at)


def _open(report: Report) -> Report:
    """The version as it is now, with the door closed behind us."""
    row = Report.objects.select_for_update(of=("self",)).select_related("case").get(pk=report.pk)
    state = State(row.case.state)
    if refusal := write_refused(state, is_frozen=row.frozen_at is not None):
        raise ReportRefused(refusal)
    return row


def _keep(row: Report, sections: Mapping[str, Any], by: UUID, at: datetime) -> None:
    row.sections, row.version = dict(sections), row.version + 1
    row.written_by_id, row.written_at = by, at
    row.save(update_fields=["sections", "version", "written_by", "written_at"])
