"""What a candidate hears, and until when they were told to wait: it starts the clock of silence anew."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.api import day_in
from tweespraak.selection.actions.steps import locked
from tweespraak.selection.actions.telling import APPLIES, About, tell
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.candidates import silence_of
from tweespraak.selection.rules.states import RUNNING
from tweespraak.selection.rules.waiting import morning_of, next_nudge

KEPT_POSTED = "selection.kept_posted"
FURTHEST = 60  # days ahead that somebody may be asked to wait


class WaitRefused(Exception):
    """Nobody waits any more, or that day is no day to promise."""


def heard(candidacy: Candidacy, *, by_on: date | None, at: datetime) -> None:
    """Note that a candidate hears something now, and until when they wait from here. An autosave of
    what the caller does: it writes no audit row."""
    candidacy.heard_at, candidacy.hears_by_on = at, by_on
    candidacy.nudges, candidacy.nudged_at = 0, None
    candidacy.due_at = first_look(candidacy)
    candidacy.save(update_fields=["heard_at", "hears_by_on", "nudges", "nudged_at", "due_at"])


def first_look(candidacy: Candidacy) -> datetime | None:
    """When somebody is reminded that this candidate waits, as it stands now."""
    day = next_nudge(silence_of(candidacy), candidacy.vacancy.reply_days)
    return morning_of(day, candidacy.organisation.time_zone) if day else None


@transaction.atomic
def keep_posted(*, candidacy: Candidacy, by_on: date, by: UUID, at: datetime) -> Candidacy:
    """Tell a candidate that it takes longer, and until when. Raises WaitRefused."""
    row = locked(candidacy)
    today = day_in(row.organisation, at)
    if row.state not in RUNNING or not 0 < (by_on - today).days <= FURTHEST:
        raise WaitRefused
    if (
        row.hears_by_on == by_on
        and row.heard_at
        and day_in(row.organisation, row.heard_at) == today
    ):
        return row
    heard(row, by_on=by_on, at=at)
    record(
        action=KEPT_POSTED,
        object_type="application",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.person_id,
    )
    tell(About(row.organisation, row.pk, APPLIES), [row.person_id], "kept_posted", at)
    return row
