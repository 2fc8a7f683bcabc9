"""A report goes to whom the participant chose, is read, and stops being read (A15, A20)."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.people import let_in
from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.models import Case, Decision, Recipient
from tweespraak.assessments.queries.deciding import (
    READ,
    RELEASE,
    Line,
    last_days,
    live_untils,
    released_to,
)
from tweespraak.assessments.rules.deciding import last_day
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import RELEASED, Act, State
from tweespraak.assessments.rules.waiting import NOTES_LAST, earliest, midnight_after
from tweespraak.people.api import Role
from tweespraak.privacy.api import live_consents, withdraw_consent

CALLED = "assessments.participant_called"
COPIED = "assessments.copy_taken"
TAKEN_BACK = "assessments.release_withdrawn"
ENDED = "assessments.release_ended"  # who might read it left


class Told(StrEnum):
    """What people hear after a decision."""

    RECEIVED = "received"
    NO_REPORT = "no_report"
    UNAVAILABLE = "unavailable"
    DECIDED = "decided"
    COPY = "copy"
    REMIND = "remind"
    CALL = "call"
    HOLD = "hold"
    RECIPIENT_LEFT = "recipient_left"


def after_release(row: Case, lines: Sequence[Line], *, by: UUID, at: datetime) -> None:
    """Who got it hears that there is something; the participant that their copy is there. The row is
    `locked`."""
    row.due_at = release_due(row, at)
    row.save(update_fields=["due_at"])
    released = [line for line in lines if line.is_released]
    for line in released:
        let_in(row.organisation, line.recipient.person_id, Role.CLIENT_CONTACT, by=by, at=at)
    tell(row, [line.recipient.person_id for line in released], Told.RECEIVED, at)
    if any(line.is_blocked and line.recipient.person_id == row.client_id for line in lines):
        tell_no_report(row, at)
    if released:
        tell(row, [row.participant_id], Told.COPY, at)


def tell_no_report(row: Case, at: datetime) -> None:
    """The client hears that something is ready, and reads one fixed sentence there."""
    tell(row, [row.client_id], Told.NO_REPORT, at)


def tell_decided(row: Case, by: UUID, at: datetime) -> None:
    """Who leads and plans it hears that there was a decision."""
    tell(row, [row.psychologist_id, row.planner_id], Told.DECIDED, at, but_not=by)


def release_due(row: Case, at: datetime) -> datetime | None:
    """When the clock looks at a released case: access ends, or private notes go."""
    zone = row.organisation.time_zone
    last = last_day(last_days(row), row.valid_until_on)
    ends = midnight_after(last, zone) if last and row.state in RELEASED else None
    notes = notes_end_at(row) if row.notes.exists() and not row.held_since_at else None
    return earliest([ends, notes])


def notes_end_at(row: Case) -> datetime | None:
    """When private notes go: thirty days after the first release (N13)."""
    rows = Decision.objects.filter(recipient__case=row, choice=Choice.RELEASE)
    first = rows.order_by("decided_at").values_list("decided_at", flat=True).first()
    return first + NOTES_LAST if first else None


@transaction.atomic
def open_received(*, case: Case, by: UUID, at: datetime) -> Decision | None:
    """A recipient opens the report: noted each time, for the participant to see. None: they may not."""
    row = locked(case)
    decision = released_to(row, by, at)
    if decision is None:
        return None
    if decision.first_read_at is None:
        decision.first_read_at = at
        decision.save(update_fields=["first_read_at"])
    note(READ, row, by, at, decision.report_hash)
    return decision


@transaction.atomic
def withdraw_release(*, case: Case, recipient: Recipient, by: UUID, at: datetime) -> bool:
    """The participant ends that somebody reads it (A20); with the last one it is over. What was
    decided with it stays in the log. False: there was nothing to end."""
    row = locked(case)
    decision = Decision.objects.filter(
        recipient=recipient, recipient__case=row, choice=Choice.RELEASE, withdrawn_at=None
    ).first()
    if by != row.participant_id or not row.blocking_right or decision is None:
        return False
    decision.withdrawn_at = at
    decision.save(update_fields=["withdrawn_at"])
    for consent in live_consents(RELEASE, [recipient.pk], at):
        withdraw_consent(consent=consent, by=row.participant, at=at)
    note(TAKEN_BACK, row, by, at, decision.report_hash)
    if row.state in RELEASED and not live_untils(row):
        end_access(row, by=by, at=at)
    return True


@transaction.atomic
def end_release(*, decision: Decision, at: datetime) -> None:
    """Who may read it left: that ends, and so does the consent. The case stays open, so that the
    participant can choose for who takes their place."""
    row = locked(decision.recipient.case)
    decision.withdrawn_at = at
    decision.save(update_fields=["withdrawn_at"])
    for consent in live_consents(RELEASE, [decision.recipient_id], at):
        withdraw_consent(consent=consent, by=None, at=at)
    row.due_at = release_due(row, at)
    row.save(update_fields=["due_at"])
    note(ENDED, row, None, at, decision.report_hash)
    tell(row, [row.participant_id], Told.RECIPIENT_LEFT, at)


def withdraw_by_consent(*, recipient: UUID, by: UUID, at: datetime) -> None:
    """Who takes the consent back in My data ends the reading with it."""
    found = Recipient.objects.select_related("case").filter(pk=recipient).first()
    if found:
        withdraw_release(case=found.case, recipient=found, by=by, at=at)


@transaction.atomic
def note_copy(*, case: Case, by: UUID, at: datetime) -> None:
    """The participant took a copy along."""
    note(COPIED, case, by, at)


@transaction.atomic
def note_call(*, case: Case, by: UUID, at: datetime) -> None:
    """Who leads the case called a participant who had been silent: that is off the list."""
    row = locked(case)
    if row.state == State.EXPIRED_UNRELEASED and row.reminders:
        row.reminders = 0
        row.save(update_fields=["reminders"])
        note(CALLED, row, by, at)


def end_access(row: Case, *, by: UUID | None, at: datetime) -> None:
    """Nobody can open the report any more. The row is `locked`."""
    step(row, Act.END_ACCESS, by=by, at=at, ended_at=at)
    row.due_at = release_due(row, at)
    row.save(update_fields=["due_at"])
