"""A version goes its way: fixed, read along, signed or sent back, shown to the participant."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.report_writing import ReportRefused
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.documents.material import material_of
from tweespraak.assessments.documents.report_read import valid_until
from tweespraak.assessments.documents.report_start import facts_of
from tweespraak.assessments.models import Case, Report, Signature
from tweespraak.assessments.queries.reports import (
    current_report,
    requirements_of,
    shown_report,
    signature_of,
    whole,
)
from tweespraak.assessments.rules.reporting import (
    ReportRefusal,
    correct_refused,
    send_back_refused,
    show_refused,
    sign_refused,
    write_refused,
)
from tweespraak.assessments.rules.sections import (
    FACTS,
    Around,
    Fault,
    accounted,
    faults,
    participant_version,
    report_hash,
    rules_used,
)
from tweespraak.assessments.rules.states import Act, State
from tweespraak.audit.api import record
from tweespraak.people.api import day_in

FROZEN = "assessments.report_frozen"
SENT_BACK = "assessments.report_sent_back"
CORRECTING = "assessments.correction_begun"
UNDERSTOOD = "assessments.rules_understood"


class Told(StrEnum):
    """What the people around a report hear."""

    TO_REVIEW = "to_review"
    SIGNED = "report_signed"
    SENT_BACK = "report_sent_back"
    SHOWN = "report_shown"
    SHOWN_AGAIN = "report_changed"


def faults_of(case: Case, report: Report, at: datetime) -> tuple[Fault, ...]:
    """What still holds this version back."""
    offered = material_of(case, report.language).offered
    around = Around(
        requirements=requirements_of(case),
        today=day_in(case.organisation, at),
        has_signature=signature_of(case.organisation_id, case.psychologist_id) is not None,
        offered=offered,
    )
    return faults(accounted(report.sections, offered), around)


@transaction.atomic
def freeze(*, case: Case, report: Report, version: int, by: UUID, at: datetime) -> Report:
    """Fix this version with its hash, so that somebody can read along. Once more changes nothing.

    `version` is the one that stood on the page. Raises ReportRefused.
    """
    row, held = _held(case, report)
    if held.frozen_at:
        return held
    if refusal := write_refused(State(row.state), is_frozen=False):
        raise ReportRefused(refusal)
    if held.version != version:
        raise ReportRefused(ReportRefusal.CHANGED)
    _freeze(row, held, at)
    _note(FROZEN, row, held, by, at)
    if row.state == State.DRAFTING and not row.reads_alone:
        tell(row, [row.second_reader_id], Told.TO_REVIEW, at, but_not=by)
    return held


@transaction.atomic
def sign(*, case: Case, report: Report, seen: str, remarks: str, by: UUID, at: datetime) -> Report:
    """The second reader agrees with what they read (A8). Raises ReportRefused, ActRefused."""
    row, held = _held(case, report)
    if held.read_at and held.hash == seen:
        return held
    _must_be_seen(held, seen)
    refusal = sign_refused(
        State(row.state),
        frozen_at=held.frozen_at,
        reader=by,
        written_by=_writers(row),
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
    row, held = _held(case, report)
    _must_be_seen(held, seen)
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
    _note(SENT_BACK, row, held, by, at)
    tell(row, [row.psychologist_id], Told.SENT_BACK, at, but_not=by)
    return _next(row, held, at)


@transaction.atomic
def show(
    *, case: Case, report: Report, understood: Collection[str], by: UUID, at: datetime
) -> Report:
    """Give it to the participant, before anybody else (A9). `understood`: the rules ticked now.

    Raises ReportRefused, ActRefused.
    """
    row, held = _held(case, report)
    if held.shown_at:
        return held
    signature = _understand(row, held, understood, by, at)
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
    _note(CORRECTING, row, last, by, at)
    return _next(row, last, at)


@transaction.atomic
def show_correction(
    *, case: Case, report: Report, version: int, understood: Collection[str], by: UUID, at: datetime
) -> Report:
    """The participant reads the corrected version from now on (A10): a new hash, they are told, and
    what they agreed with is no longer agreed. Raises ReportRefused."""
    row, held = _held(case, report)
    if held.shown_at:
        return held
    if refusal := correct_refused(State(row.state)):
        raise ReportRefused(refusal)
    if held.version != version:
        raise ReportRefused(ReportRefusal.CHANGED)
    _freeze(row, held, at)
    signature = _understand(row, held, understood, by, at)
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


def _held(case: Case, report: Report) -> tuple[Case, Report]:
    """Both as they are now; the newest version only, for an older one nothing is done."""
    row = locked(case)
    held = Report.objects.select_for_update().get(pk=report.pk, case=row)
    newest = current_report(row)
    if newest is None or newest.pk != held.pk:
        raise ReportRefused(ReportRefusal.CHANGED)
    return row, held


def _must_be_seen(held: Report, seen: str) -> None:
    if held.frozen_at is None:
        raise ReportRefused(ReportRefusal.NOT_FROZEN)
    if held.hash != seen:
        raise ReportRefused(ReportRefusal.CHANGED)


def _freeze(row: Case, held: Report, at: datetime) -> None:
    found = faults_of(row, held, at)
    if found:
        raise ReportRefused(ReportRefusal.FAULTS, found)
    offered = material_of(row, held.language).offered
    facts = facts_of(row, held, day_in(row.organisation, at))
    held.sections = {**accounted(held.sections, offered), FACTS: facts}
    held.hash, held.frozen_at = report_hash(participant_version(held.sections)), at
    held.save(update_fields=["sections", "hash", "frozen_at"])


def _show(row: Case, held: Report, act: Act, by: UUID, at: datetime) -> None:
    held.shown_at = at
    held.save(update_fields=["shown_at"])
    changed = {"shown_at": at, "first_opened_at": None, "agreed_at": None}
    if act is Act.SHOW or row.state == State.WITH_PARTICIPANT:
        step(row, act, by=by, at=at, version_hash=held.hash, **changed)
    else:
        Case.objects.filter(pk=row.pk).update(**changed)
        _note(f"assessments.{act}", row, held, by, at)
    row.refresh_from_db()
    held.hash = rebind(row) or held.hash


def _next(row: Case, last: Report, at: datetime) -> Report:
    sections = {key: value for key, value in last.sections.items() if key != FACTS}
    return Report.objects.create(
        case=row,
        number=last.number + 1,
        language=last.language,
        sections=sections,
        written_by_id=row.psychologist_id,
        written_at=at,
    )


def _writers(row: Case) -> frozenset[UUID]:
    keys = row.reports.values_list("written_by_id", flat=True)
    return frozenset({*keys, row.psychologist_id})


def _understand(
    row: Case, held: Report, ticked: Collection[str], by: UUID, at: datetime
) -> Signature | None:
    """Keep which rules were ticked now: once per version of the rules is enough (N14)."""
    signature = signature_of(row.organisation_id, by)
    new = [one for one in rules_used(held.sections) if one in ticked]
    if signature is None or not set(new) - set(signature.understood):
        return signature
    stamp = at.isoformat()
    signature.understood = {**dict.fromkeys(new, stamp), **signature.understood}
    signature.save(update_fields=["understood"])
    _note(UNDERSTOOD, row, held, by, at)
    return signature


def _note(action: str, row: Case, held: Report, by: UUID, at: datetime) -> None:
    record(
        action=action,
        object_type="assessment",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.participant_id,
        version_hash=held.hash,
    )
