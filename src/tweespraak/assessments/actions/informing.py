"""From the information sheet to the first part: sent, read, agreed to, begun."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.days import ask_for_test, tell_appointment
from tweespraak.assessments.actions.people import let_in
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.telling import Told, tell
from tweespraak.assessments.documents.sheet import Named, consent_version, consent_words, sheet_of
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.briefs import beginning_of, names_of, recipients_named
from tweespraak.assessments.rules.beginning import (
    Refusal,
    consent_refused,
    invite_refused,
    start_refused,
)
from tweespraak.assessments.rules.states import BEFORE_START, Act, State
from tweespraak.audit.api import record
from tweespraak.foundation.months import months_later
from tweespraak.people.api import Role
from tweespraak.privacy.api import Consent, give_consent

TAKE_PART_PURPOSE = (
    "assessments.take_part"  # purpose of the consent, key in the slot `consent.line`
)
SHEET_OPENED = "assessments.sheet_opened"
LEAD_WAIVED = "assessments.lead_waived"
NEEDS_DECIDED = "assessments.needs_decided"


@transaction.atomic
def invite(*, case: Case, by: UUID, at: datetime) -> Case:
    """Send the participant the information sheet about the brief the client accepted (A3).

    Raises StepRefused or ActRefused.
    """
    row = locked(case)
    if row.state == State.INVITED:
        return row
    row.sheet, row.sheet_hash = sheet_now(row), row.brief_hash
    refusal = invite_refused(beginning_of(row, at))
    if refusal:
        raise StepRefused(refusal)
    step(
        row, Act.INVITE, by=by, at=at, version_hash=row.brief_hash,
        sheet=row.sheet, sheet_hash=row.sheet_hash, invited_at=at,
    )  # fmt: skip
    let_in(row.organisation, row.participant_id, Role.CANDIDATE, by=by, at=at)
    tell(row, [row.participant_id], Told.INVITED, at)
    return row


def sheet_now(case: Case) -> dict[str, Any]:
    """The sheet as it would be sent now."""
    named = [Named(name, row.role, row.purpose) for row, name in recipients_named(case)]
    return sheet_of(case, names_of(case).get(case.psychologist_id, ""), named)


@transaction.atomic
def open_sheet(*, case: Case, by: UUID, at: datetime) -> Case:
    """The participant has the sheet before them, for the first time."""
    row = locked(case)
    if by == row.participant_id and row.invited_at and row.sheet_opened_at is None:
        row.sheet_opened_at = at
        row.save(update_fields=["sheet_opened_at"])
        _record(row, SHEET_OPENED, by, at, row.sheet_hash)
    return row


@transaction.atomic
def agree(
    *,
    case: Case,
    by: UUID,
    seen: str,
    language: str,
    needs: str = "",
    sees_blocking: bool = False,
    at: datetime,
) -> Consent:
    """The participant takes part, in words (A4). `seen` is the brief their page was about.

    Raises StepRefused or ActRefused.
    """
    row = locked(case)
    if by != row.participant_id:
        raise StepRefused(Refusal.NOT_NOW)
    if row.state == State.CONSENTED and row.consent:
        return row.consent
    facts = beginning_of(row, at)
    if seen != facts.told:
        raise StepRefused(Refusal.CHANGED)
    refusal = consent_refused(facts, sees_blocking=sees_blocking)
    if refusal:
        raise StepRefused(refusal)
    consent = give_consent(
        person=row.participant,
        organisation=row.organisation,
        purpose=TAKE_PART_PURPOSE,
        object_id=row.pk,
        text=consent_text(row, language),
        text_version=consent_version(row),
        language=language,
        until_at=_until(row, at),
        at=at,
    )
    asks = needs.strip() if row.needs_decided_at is None else row.needs
    step(
        row, Act.CONSENT, by=by, at=at, version_hash=consent.text_hash,
        consent=consent, consented_at=at, needs=asks,
        blocking_seen_at=None if row.blocking_right else at,
    )  # fmt: skip
    told = Told.NEEDS if asks and row.needs_decided_at is None else Told.CONSENTED
    tell(row, [row.psychologist_id], told, at)
    tell(row, [row.planner_id], Told.CONSENTED, at)
    for part in row.parts.exclude(starts_at=None).filter(skipped_because=""):
        tell_appointment(row, part, at, but_not=None)
    return consent


def consent_text(case: Case, language: str) -> str:
    """What the participant agrees to, as shown."""
    return consent_words(case, names_of(case).get(case.psychologist_id, ""), language)


@transaction.atomic
def decide_needs(*, case: Case, by: UUID, answer: str, at: datetime) -> Case:
    """The psychologist says what is arranged for what the participant needs. Raises StepRefused."""
    row = locked(case)
    if by != row.psychologist_id or row.state not in BEFORE_START or not row.needs:
        raise StepRefused(Refusal.NOT_NOW)
    row.needs_answer, row.needs_decided_at = answer, at
    row.save(update_fields=["needs_answer", "needs_decided_at"])
    _record(row, NEEDS_DECIDED, by, at)
    tell(row, [row.participant_id], Told.NEEDS_ANSWERED, at)
    return row


@transaction.atomic
def start(*, case: Case, by: UUID, sooner: bool = False, at: datetime) -> Case:
    """The participant begins (A5); `sooner`: they choose themselves not to wait five working days.

    Raises StepRefused or ActRefused.
    """
    row = locked(case)
    if by != row.participant_id:
        raise StepRefused(Refusal.NOT_NOW)
    if row.state == State.IN_PROGRESS:
        return row
    zone = row.organisation.time_zone
    refusal = start_refused(beginning_of(row, at), at=at, zone=zone)
    if refusal is Refusal.TOO_SOON and sooner:
        row.lead_waived_at = at
        row.save(update_fields=["lead_waived_at"])
        _record(row, LEAD_WAIVED, by, at)
        refusal = start_refused(beginning_of(row, at), at=at, zone=zone)
    if refusal:
        raise StepRefused(refusal)
    step(row, Act.START, by=by, at=at, version_hash=row.brief_hash)
    for part in row.parts.all():
        ask_for_test(part, by=row.psychologist_id, at=at)
    tell(row, [row.psychologist_id, row.planner_id], Told.STARTED, at)
    return row


def _until(row: Case, at: datetime) -> datetime:
    """A consent to take part lasts as long as the report may be valid, to the end of that day."""
    there = ZoneInfo(row.organisation.time_zone)
    last: date = months_later(at.astimezone(there).date(), row.valid_months)
    return datetime.combine(last + timedelta(days=1), time.min, there)


def _record(row: Case, action: str, by: UUID, at: datetime, version_hash: str = "") -> None:
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
