"""Make an activity, and write down candidates to invite later."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.activities.models import Activity, TeamMember
from tweespraak.audit.api import record
from tweespraak.foundation.once import OnceTaken
from tweespraak.lenses.api import LensVersion
from tweespraak.people.api import Organisation, Person


@transaction.atomic
def create_activity(
    *,
    organisation: Organisation,
    once: UUID,
    name: str,
    purpose: str,
    lens_version: LensVersion,
    by: Person,
    at: datetime,
) -> Activity:
    """Make an activity with its maker as the team; the same `once` again gives the same row.

    Raises OnceTaken.
    """
    activity, new = Activity.objects.get_or_create(
        pk=once,
        defaults={
            "organisation": organisation,
            "created_by_id": by.pk,
            "name": name,
            "purpose": purpose,
            "lens_version": lens_version,
            "created_at": at,
        },
    )
    if (activity.organisation_id, activity.created_by_id) != (organisation.pk, by.pk):
        raise OnceTaken
    if new:
        TeamMember.objects.create(activity=activity, person=by, added_at=at, added_by_id=by.pk)
        record(
            action="activities.created",
            object_type="activity",
            object_id=activity.pk,
            at=at,
            by=by.pk,
            organisation=organisation.pk,
            version_hash=lens_version.content_hash,
        )
    return activity


@transaction.atomic
def keep_for_later(*, activity: Activity, lines: str, by: Person, at: datetime) -> Activity:
    """Write down candidates without inviting anyone: no person is made and no mail goes out."""
    activity.kept_lines = lines
    activity.save(update_fields=["kept_lines"])
    record(
        action="activities.candidates_kept",
        object_type="activity",
        object_id=activity.pk,
        at=at,
        by=by.pk,
        organisation=activity.organisation_id,
    )
    return activity
