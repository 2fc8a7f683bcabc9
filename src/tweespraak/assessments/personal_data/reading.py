"""The report versions a participant was given, what they marked in them and what they asked.

All of it hangs on the case: what erases the case erases this.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.reading import KINDS, KINDS_OF_REQUEST, RULINGS_READ
from tweespraak.assessments.documents.report_read import ReadSection, read
from tweespraak.assessments.models import Case, Correction, Report
from tweespraak.assessments.queries.cases import all_cases_about
from tweespraak.assessments.queries.corrections import corrections_of
from tweespraak.assessments.queries.marks import each_mark
from tweespraak.assessments.queries.reports import whole
from tweespraak.assessments.rules.marks import RequestKind, Ruling
from tweespraak.assessments.rules.reading import is_readable
from tweespraak.assessments.rules.states import State

WORDS = {
    "reports_i_was_given": _("Reports you were given to read"),
    "version": _("Version"),
    "given_at": _("Yours to read from"),
    "opened_at": _("You first opened it"),
    "sections": _("What stands in it"),
    "section": _("Section"),
    "lines": _("Text"),
    "what_i_marked": _("What you marked in a report"),
    "sentence": _("Sentence"),
    "mark": _("What you said of it"),
    "note": _("Your note"),
    "corrections_i_asked": _("Corrections you asked for"),
    "about": _("What it was about"),
    "words": _("Which words"),
    "wish": _("What it should be, or how you see it"),
    "asked_at": _("Asked on"),
    "answer": _("Answer"),
    "reason": _("In words"),
}


def export(person: Any) -> dict[str, Any]:
    """Of every assessment in which the participant has a report to read."""
    cases = [case for case in all_cases_about(person.pk) if is_readable(State(case.state))]
    found = {
        "reports_i_was_given": [one for case in cases for one in _reports(case)],
        "what_i_marked": [one for case in cases for one in _marks(case)],
        "corrections_i_asked": [_asked(row) for case in cases for row in corrections_of(case)],
    }
    return {key: rows for key, rows in found.items() if rows}


def _reports(case: Case) -> Iterator[dict[str, Any]]:
    for report in case.reports.exclude(shown_at=None).order_by("number"):
        sections = read(whole(report, case), report.language)
        yield {
            "assessment": str(case.pk),
            "version": report.number,
            "given_at": _at(report, "shown_at"),
            "opened_at": _at(report, "opened_at"),
            "sections": [{"section": one.title, "lines": _lines(one)} for one in sections],
        }


def _lines(section: ReadSection) -> list[str]:
    return [
        " ".join(sentence.text for sentence in paragraph)
        for row in section.rows
        for block in row.blocks
        for paragraph in block.paragraphs
    ]


def _marks(case: Case) -> Iterator[dict[str, Any]]:
    for one in each_mark(case):
        found = {
            "assessment": str(case.pk),
            "sentence": one.quote,
            "mark": str(KINDS[one.kind]),
            "note": one.note,
        }
        yield {key: value for key, value in found.items() if value}


def _asked(row: Correction) -> dict[str, Any]:
    found = {
        "assessment": str(row.case_id),
        "about": str(KINDS_OF_REQUEST[RequestKind(row.kind)]),
        "words": row.quote,
        "wish": row.wish,
        "asked_at": row.asked_at.isoformat(),
        "answer": str(RULINGS_READ[Ruling(row.ruling)]) if row.ruling else "",
        "reason": row.reason,
    }
    return {key: value for key, value in found.items() if value}


def _at(report: Report, name: str) -> str | None:
    moment = getattr(report, name)
    return moment.isoformat() if moment else None
