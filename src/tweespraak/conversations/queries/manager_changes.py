"""Who got another manager, and which of their agreements are theirs to pass on."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.conversations.models import Agreement, ManagerChange
from tweespraak.conversations.queries.agreements import between
from tweespraak.conversations.rules.agreements import OPEN, AgreementState

# What is agreed at a table that is not closed yet stays there, with the two.
_RUNNING = [state for state in OPEN if state is not AgreementState.AGREED]


def questions_of(person: UUID, organisation: UUID) -> QuerySet[ManagerChange]:
    """What this employee was asked and did not answer yet, the oldest first."""
    rows = unanswered(organisation).filter(employee=person, asked_at__isnull=False)
    return rows.order_by("asked_at", "pk")


def unanswered(organisation: UUID) -> QuerySet[ManagerChange]:
    """Every change here that still has an answer to come, also those that lie ahead."""
    return ManagerChange.objects.filter(
        organisation_id=organisation, answered_at=None
    ).select_related("organisation")


def change_of(change: UUID, organisation: UUID, person: UUID) -> ManagerChange | None:
    """A change the employee was asked about, answered or not; None for anybody else."""
    rows = ManagerChange.objects.filter(organisation_id=organisation, asked_at__isnull=False)
    return rows.filter(pk=change, employee=person).select_related("organisation").first()


def is_change_here(change: UUID, organisation: UUID) -> bool:
    """Whether the organisation has this change."""
    return ManagerChange.objects.filter(pk=change, organisation_id=organisation).exists()


def to_pass_on(change: ManagerChange) -> Sequence[Agreement]:
    """What the employee has open with the former manager, also what that one never answered."""
    never_answered = Q(state=AgreementState.PROPOSED, moved_from__isnull=False)
    rows = Agreement.objects.filter(
        between(change.employee_id, change.former_id), organisation_id=change.organisation_id
    )
    found = rows.filter(Q(state__in=_RUNNING) | never_answered).select_related("organisation")
    return list(found.order_by("due_on", "created_at"))
