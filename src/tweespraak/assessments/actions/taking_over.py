"""A colleague psychologist takes a case over; the participant is told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.people import PeopleRefused
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.actions.talks import end_planned_talk
from tweespraak.assessments.actions.telling import Told, tell
from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.people import clash
from tweespraak.assessments.rules.states import OVER
from tweespraak.audit.api import record
from tweespraak.people.api import Membership, Role, roles_of

TAKEN_OVER = "assessments.taken_over"


@transaction.atomic
def take_over(*, case: Case, to: Membership, by: UUID | None, at: datetime) -> Case:
    """From now on this colleague leads it; parts that were not held yet go along.

    Raises StepRefused, PeopleRefused.
    """
    row = locked(case)
    if row.psychologist_id == to.person_id:
        return row
    if row.state in OVER or Role.PSYCHOLOGIST not in roles_of(to):
        raise StepRefused(Refusal.NOT_NOW)
    refusal = clash(
        participant=row.participant_id,
        psychologist=to.person_id,
        client=row.client_id,
        second_reader=row.second_reader_id,
    )
    if refusal:
        raise PeopleRefused(refusal)
    former = row.psychologist_id
    row = end_planned_talk(case=row, by=by, at=at)
    row.psychologist_id = to.person_id
    row.save(update_fields=["psychologist"])
    row.parts.filter(psychologist_id=former, held_at=None).update(psychologist_id=to.person_id)
    record(
        action=TAKEN_OVER,
        object_type="assessment",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.participant_id,
    )
    informed = row.participant_id if row.invited_at else None
    tell(row, [to.person_id, former, row.planner_id, informed], Told.TAKEN_OVER, at, but_not=by)
    return row
