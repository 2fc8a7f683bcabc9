"""Seeing what a participant lent is an act: it is noted, and the participant can read it back."""

from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.activities.models import Activity, Look, Reuse
from tweespraak.activities.queries import unseen_by
from tweespraak.audit.api import record, record_each
from tweespraak.people.api import Person


def note_looks(*, activity: Activity, reuses: Collection[Reuse], by: Person, at: datetime) -> None:
    """A colleague sees the matches of these participants: noted once a day for each.

    Writes nothing, and opens no transaction, when all of them were noted today.
    """
    today = at.astimezone(ZoneInfo(activity.organisation.time_zone)).date()
    fresh = unseen_by(by.pk, reuses, on=today)
    if not fresh:
        return
    with transaction.atomic():
        Look.objects.bulk_create(
            [Look(reuse=reuse, person=by, on=today) for reuse in fresh], ignore_conflicts=True
        )
        record_each(
            action="activities.match_seen",
            object_type="participation",
            about={reuse.participation_id: reuse.participation.person_id for reuse in fresh},
            at=at,
            by=by.pk,
            organisation=activity.organisation_id,
        )


@transaction.atomic
def open_match(*, activity: Activity, reuse: Reuse, by: Person, at: datetime) -> None:
    """A colleague opens the page that explains a participant's match."""
    today = at.astimezone(ZoneInfo(activity.organisation.time_zone)).date()
    Look.objects.get_or_create(reuse=reuse, person=by, on=today)
    record(
        action="activities.match_opened",
        object_type="participation",
        object_id=reuse.participation_id,
        at=at,
        by=by.pk,
        organisation=activity.organisation_id,
        about=reuse.participation.person_id,
    )
