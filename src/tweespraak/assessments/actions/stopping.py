"""The participant stops (A19): one button, no reason; the client reads one fixed sentence."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.talks import end_planned_talk
from tweespraak.assessments.actions.telling import Told, tell
from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.states import TRANSITIONS, Act, State
from tweespraak.privacy.api import withdraw_consent


@transaction.atomic
def withdraw(*, case: Case, by: UUID, at: datetime) -> Case:
    """Stop, at any moment before something was released. Raises StepRefused or ActRefused."""
    row = locked(case)
    if by != row.participant_id:
        raise StepRefused(Refusal.NOT_NOW)
    if row.state == State.WITHDRAWN:
        return row
    return _stop(row, by=by, at=at)


@transaction.atomic
def stop_for_leaver(*, case: Case, at: datetime) -> Case:
    """The participant left the organisation: what the assessment was for is gone, so it stops."""
    row = locked(case)
    return row if row.state == State.WITHDRAWN else _stop(row, by=None, at=at)


def stop_without_consent(*, consent: UUID, at: datetime) -> None:
    """Who takes the consent to take part back in My data stops, as far as one still can."""
    for case in Case.objects.filter(consent_id=consent).exclude(state=State.WITHDRAWN):
        row = locked(case)
        if (State(row.state), Act.WITHDRAW) in TRANSITIONS:
            withdraw(case=row, by=row.participant_id, at=at)


def _stop(row: Case, *, by: UUID | None, at: datetime) -> Case:
    knew = row.offered_at is not None
    row = end_planned_talk(case=row, by=by, at=at)
    step(row, Act.WITHDRAW, by=by, at=at, ended_at=at, due_at=None)
    if row.consent and row.consent.withdrawn_at is None:
        withdraw_consent(consent=row.consent, by=row.participant if by else None, at=at)
    workers = [row.psychologist_id, row.planner_id, row.second_reader_id]
    tell(row, [*workers, row.client_id if knew else None], Told.STOPPED, at)
    return row
