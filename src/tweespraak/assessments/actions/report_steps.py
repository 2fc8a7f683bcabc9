"""A version goes its way: fixed, read along, signed or sent back, shown to the participant."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.report_fixing import (
    faults_of,
    fix,
    held_now,
    must_be_seen,
    next_version,
    note,
    understand,
    writers,
)
from tweespraak.assessments.actions.report_writing import ReportRefused
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.telling import REVIEW_ASKED, tell
from tweespraak.assessments.documents.report_read import valid_until
from tweespraak.assessments.models import Case, Report
from tweespraak.assessments.queries.reports import current_report, shown_report, whole
from tweespraak.assessments.rules.reporting import (
    ReportRefusal,
    correct_refused,
    send_back_refused,
    show_refused,
    sign_refused,
    write_refused,
)
from tweespraak.assessments.rules.sections import participant_version, report_hash, rules_used
from tweespraak.assessments.rules.states import Act, State

__all__ = [
    "Told",
    "begin_correction",
    "faults_of",
    "freeze",
    "rebind",
    "send_back",
    "show",
    "show_correction",
    "sign",
]
FROZEN = "assessments.report_frozen"
SENT_BACK = "assessments.report_sent_back"
CORRECTING = "assessments.correction_begun"


class Told(StrEnum):
    """What the people around a report hear."""

    TO_REVIEW = REVIEW_ASKED
    SIGNED = "report_signed"
    SENT_BACK = "report_sent_back"
    SHOWN = "report_shown"
    SHOWN_AGAIN = "report_changed"


@transaction.atomic
def freeze(*, case: Case, report: Report, version: int, by: UUID, at: datetime) -> Report:
    """Fix this version with its hash, so that somebody can read along. Once more changes nothing.

    `version` is the one that stood on the page. Raises ReportRefused.
    """
    row, held = held_now(case, report)
    if held.frozen_at:
        return held
    if refusal := write_refused(State(row.state), is_frozen=False):
        raise ReportRefused(refusal)
    if held.version != version:
        raise ReportRefused(ReportRefusal.CHANGED)
    fix(row, held, at)
    note(FROZEN, row, held, by, at)
    if row.state == State.DRAFTING and not row.reads_alone:
        tell(row, [row.second_reader_id], Told.TO_REVIEW, at, but_not=by)
    return held


@transaction.atomic
def sign(*, case: Case, report: Report, seen: str, remarks: str, by: UUID, at: datetime) -> Report:
    """The second reader agrees with what they read (A8). Raises ReportRefused, ActRefused."""
    row, held = held_now(case, report)
    if held.read_at and held.hash == seen:
        return held
    must_be_seen(held, seen)
    refusal = sign_refused(
        State(row.state),
        frozen_at=held.frozen_at,
        reader=by,
        written_by=writers(row),
        reads_alone=row.reads_alone,
        at=at,
    )
    if refusal:
        raise ReportRefused(refusal)
    held.read_by_id, held.read_at, held.reading_remarks = by, at, remarks
    held.save(update_fields=["read_by", "read_at", "reading_remarks"])
    until = valid_until(participant_version(held.sections))
    step(row, Act.REVIEW, by=by, at=at, version_hash=held.hash, valid_until_on=until)
    tell(row, [row.psychologist_id], Told.SIGNED, at, but_not=by)
    return held


@transaction.atomic
def send_back(
    *, case: Case, report: Report, seen: str, remarks: str, by: UUID, at: datetime
) -> Report:
    """A next version to write on: the second reader asks for changes, or the writer takes it back.

    Raises ReportRefused.
    """
    row, held = held_now(case, report)
    must_be_seen(held, seen)
    refusal = send_back_refused(
        State(row.state),
        is_frozen=held.frozen_at is not None,
        remarks=remarks,
        is_writer=by == row.psychologist_id,
    )
    if refusal:
        raise ReportRefused(refusal)
    held.sent_back_at, held.reading_remarks = at, remarks
    if by != row.psychologist_id:
        held.read_by_id = by
    held.save(update_fields=["sent_back_at", "reading_remarks", "read_by"])
    note(SENT_BACK, row, held, by, at)
    tell(row, [row.psychologist_id], Told.SENT_BACK, at, but_not=by)
    return next_version(row, held, at)


@transaction.atomic
def show(
    *, case: Case, report: Report, understood: Collection[str], by: UUID, at: datetime
) -> Report:
    """Give it to the participant, before anybody else (A9). `understood`: the rules ticked now.

    Raises ReportRefused, ActRefused.
    """
    row, held = held_now(case, report)
    if held.shown_at:
        return held
    signature = understand(row, held, understood, by, at)
    known = signature.understood if signature else {}
    refusal = show_refused(State(row.state), rules=rules_used(held.sections), understood=known)
    if refusal:
        raise ReportRefused(refusal)
    _show(row, held, Act.SHOW, by, at)
    tell(row, [row.participant_id], Told.SHOWN, at, but_not=by)
    return held


@transaction.atomic
def begin_correction(*, case: Case, by: UUID, at: datetime) -> Report:
    """A next version, to put right what was agreed with the participant; they read the earlier one
    until it is shown. Once more gives the same. Raises ReportRefused."""
    row = locked(case)
    last = current_report(row)
    if refusal := correct_refused(State(row.state)):
        raise ReportRefused(refusal)
    if last is None:
        raise ReportRefused(ReportRefusal.NOT_NOW)
    if last.frozen_at is None:
        return last
    note(CORRECTING, row, last, by, at)
    return next_version(row, last, at)


@transaction.atomic
def show_correction(
    *, case: Case, report: Report, version: int, understood: Collection[str], by: UUID, at: datetime
) -> Report:
    """The participant reads the corrected version from now on (A10): a new hash, they are told, and
    what they agreed with is no longer agreed. Raises ReportRefused."""
    row, held = held_now(case, report)
    if held.shown_at:
        return held
    if refusal := correct_refused(State(row.state)):
        raise ReportRefused(refusal)
    if held.version != version:
        raise ReportRefused(ReportRefusal.CHANGED)
    fix(row, held, at)
    signature = understand(row, held, understood, by, at)
    if not set(rules_used(held.sections)) <= set(signature.understood if signature else {}):
        raise ReportRefused(ReportRefusal.NOT_UNDERSTOOD)
    row.valid_until_on = valid_until(participant_version(held.sections))
    row.save(update_fields=["valid_until_on"])
    _show(row, held, Act.CORRECT, by, at)
    tell(row, [row.participant_id], Told.SHOWN_AGAIN, at, but_not=by)
    return held


def rebind(case: Case) -> str:
    """The hash of what the participant reads now, after their own statement changed. The row is
    `locked`; a consent to another hash no longer counts."""
    report = shown_report(case)
    if report is None:
        return ""
    report.hash = report_hash(whole(report, case))
    report.save(update_fields=["hash"])
    return report.hash


def _show(row: Case, held: Report, act: Act, by: UUID, at: datetime) -> None:
    held.shown_at = at
    held.save(update_fields=["shown_at"])
    changed = {"shown_at": at, "first_opened_at": None, "agreed_at": None}
    if act is Act.SHOW or row.state == State.WITH_PARTICIPANT:
        step(row, act, by=by, at=at, version_hash=held.hash, **changed)
    else:
        Case.objects.filter(pk=row.pk).update(**changed)
        note(f"assessments.{act}", row, held, by, at)
    row.refresh_from_db()
    held.hash = rebind(row) or held.hash
