"""The participant's own words beside the report, and whether they agree with the draft."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.reading import ReadRefused, note
from tweespraak.assessments.actions.report_steps import rebind
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.corrections import has_open_request
from tweespraak.assessments.queries.reports import shown_report
from tweespraak.assessments.rules.corrections import (
    agree_refused,
    may_disagree,
    statement_refused,
)
from tweespraak.assessments.rules.reading import ReadRefusal
from tweespraak.assessments.rules.sections import base_of
from tweespraak.assessments.rules.states import State

STATED = "assessments.statement_written"
UNSTATED = "assessments.statement_removed"
AGREED = "assessments.draft_agreed"
DISAGREED = "assessments.agreement_taken_back"
LONGEST_STATEMENT = 20_000


class StatementElsewhere(Exception):
    """Another tab or device wrote something since; `text` is what stands there now."""

    def __init__(self, text: str) -> None:
        super().__init__("changed elsewhere")
        self.text = text


@transaction.atomic
def write_statement(*, case: Case, text: str, base: str, by: UUID, at: datetime) -> str:
    """Keep the own statement, as it was typed; gives its new mark. The hash of the report follows it.

    An autosave: one row in the log when it begins or goes. Raises ReadRefused, StatementElsewhere.
    """
    row = locked(case)
    refusal = statement_refused(State(row.state), is_shown=shown_report(row) is not None)
    if refusal or by != row.participant_id:
        raise ReadRefused(refusal or ReadRefusal.NOT_NOW)
    words = text.replace("\r\n", "\n")[:LONGEST_STATEMENT]
    words = words if words.strip() else ""
    before = row.statement
    if words == before:
        return base_of(words)
    if base_of(before) != base:
        raise StatementElsewhere(before)
    row.statement, row.statement_at = words, at if words else None
    row.save(update_fields=["statement", "statement_at"])
    bound = rebind(row)
    if bool(words) != bool(before):
        note(STATED if words else UNSTATED, row, by, at, bound)
    return base_of(words)


@transaction.atomic
def agree(*, case: Case, number: int, by: UUID, at: datetime) -> Case:
    """Agree with the draft as it is now. `number`: the version that was on the page. Once more changes
    nothing. It releases nothing. Raises ReadRefused."""
    row = locked(case)
    report = shown_report(row)
    if report is None or by != row.participant_id:
        raise ReadRefused(ReadRefusal.NOT_NOW)
    refusal = agree_refused(
        State(row.state),
        is_read=report.opened_at is not None,
        is_this=report.number == number,
        has_open=has_open_request(row),
    )
    if refusal:
        raise ReadRefused(refusal)
    if row.agreed_at is None:
        _agreed(row, at, AGREED, by, at)
    return row


@transaction.atomic
def disagree(*, case: Case, by: UUID, at: datetime) -> Case:
    """Not agree any more, as long as the talk was not given up on the strength of it.

    Raises ReadRefused.
    """
    row = locked(case)
    if by != row.participant_id or not may_disagree(State(row.state)):
        raise ReadRefused(ReadRefusal.NOT_NOW)
    if row.agreed_at:
        _agreed(row, None, DISAGREED, by, at)
    return row


def _agreed(row: Case, agreed_at: datetime | None, action: str, by: UUID, at: datetime) -> None:
    row.agreed_at = agreed_at
    row.save(update_fields=["agreed_at"])
    report = shown_report(row)
    note(action, row, by, at, report.hash if report else "")
