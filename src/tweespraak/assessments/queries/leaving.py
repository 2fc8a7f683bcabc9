"""What somebody leaves behind in assessments."""

from uuid import UUID

from django.db.models import QuerySet

from tweespraak.assessments.models import Case, Decision
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.people import clash
from tweespraak.assessments.rules.states import BEFORE_REVIEWED, OVER, TRANSITIONS, Act
from tweespraak.people.api import Membership, Role, roles_of

STOPPABLE = tuple(state for state, act in TRANSITIONS if act is Act.WITHDRAW)


def led_by(organisation: UUID, person: UUID) -> QuerySet[Case]:
    """What somebody leads that is not over."""
    rows = Case.objects.filter(organisation_id=organisation, psychologist_id=person)
    return rows.exclude(state__in=OVER).order_by("created_at", "pk")


def unfinished_about(organisation: UUID, person: UUID) -> QuerySet[Case]:
    """Assessments of this person in which nothing was decided yet."""
    rows = Case.objects.filter(organisation_id=organisation, participant_id=person)
    return rows.filter(state__in=STOPPABLE).order_by("created_at", "pk")


def read_along_by(organisation: UUID, person: UUID) -> QuerySet[Case]:
    """What somebody was still to read along in."""
    rows = Case.objects.filter(organisation_id=organisation, second_reader_id=person)
    return rows.filter(state__in=BEFORE_REVIEWED)


def open_to(organisation: UUID, person: UUID) -> int:
    """How many reports somebody may read."""
    return Decision.objects.filter(
        recipient__person_id=person,
        recipient__case__organisation_id=organisation,
        choice=Choice.RELEASE,
        withdrawn_at=None,
    ).count()


def can_lead_all(successor: Membership, cases: QuerySet[Case]) -> bool:
    """Whether this colleague can take every one of these over."""
    if Role.PSYCHOLOGIST not in roles_of(successor):
        return False
    return not any(
        clash(
            participant=one.participant_id,
            psychologist=successor.person_id,
            client=one.client_id,
            second_reader=one.second_reader_id,
        )
        for one in cases
    )
