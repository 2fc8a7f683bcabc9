"""Reading a draft or a score is an act: noted once a day, and the participant can read it back."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.assessments.models import Case
from tweespraak.audit.api import entries_of_object, record

DRAFT = "assessments.draft_looked"
SCORES = "assessments.scores_looked"


def note_look(*, case: Case, action: str, by: UUID, at: datetime) -> None:
    """Somebody reads a version or the scores of this case. Writes nothing when it was noted today."""
    zone = ZoneInfo(case.organisation.time_zone)
    begin = at.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    looks = entries_of_object("assessment", case.pk)
    if looks.filter(action=action, actor_id=by, at__gte=begin).exists():
        return
    with transaction.atomic():
        record(
            action=action,
            object_type="assessment",
            object_id=case.pk,
            at=at,
            by=by,
            organisation=case.organisation_id,
            about=case.participant_id,
        )
