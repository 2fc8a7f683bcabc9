"""A complaint: nothing of the case is deleted until it is over. Looked at again every ninety days (A22)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.releasing import Told, release_due
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.waiting import REVIEW_HOLD, earliest, morning_of
from tweespraak.people.api import day_in

HELD = "assessments.hold_set"
LIFTED = "assessments.hold_lifted"


@transaction.atomic
def hold(*, case: Case, by: UUID, at: datetime) -> Case:
    """Delete nothing from now on. Once more moves the day on which it is looked at again."""
    row = locked(case)
    row.held_since_at = row.held_since_at or at
    row.hold_review_on = day_in(row.organisation, at + REVIEW_HOLD)
    row.due_at = earliest([row.due_at, morning_of(row.hold_review_on, row.organisation.time_zone)])
    row.save(update_fields=["held_since_at", "hold_review_on", "due_at"])
    note(HELD, row, by, at)
    return row


@transaction.atomic
def lift(*, case: Case, by: UUID, at: datetime) -> Case:
    """The complaint is over: what was to be deleted is deleted at the next look."""
    row = locked(case)
    if row.held_since_at is None:
        return row
    row.held_since_at, row.hold_review_on = None, None
    row.due_at = earliest([row.due_at, release_due(row, at)])
    row.save(update_fields=["held_since_at", "hold_review_on", "due_at"])
    note(LIFTED, row, by, at)
    return row


def look_again(row: Case, at: datetime) -> datetime | None:
    """On its day who leads the case is asked whether the hold is still needed. The row is `locked`.

    Gives the next moment; None without a hold.
    """
    if row.hold_review_on is None:
        return None
    if day_in(row.organisation, at) >= row.hold_review_on:
        row.hold_review_on = day_in(row.organisation, at + REVIEW_HOLD)
        row.save(update_fields=["hold_review_on"])
        tell(row, [row.psychologist_id], Told.HOLD, at)
    return morning_of(row.hold_review_on, row.organisation.time_zone)
