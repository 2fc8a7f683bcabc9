"""Who got another manager, and which of their agreements are theirs to pass on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.conversations.models import Agreement
from tweespraak.conversations.queries.agreements import between
from tweespraak.conversations.rules.agreements import OPEN, AgreementState
from tweespraak.people.api import Membership, manager_of

# What is agreed at a table that is not closed yet stays there, with the two.
_RUNNING = [state for state in OPEN if state is not AgreementState.AGREED]


@dataclass(frozen=True)
class Question:
    """What an employee is asked: which of these may the manager of now read?"""

    manager: Membership
    agreements: Sequence[Agreement]

    @property
    def since_at(self) -> datetime:
        """Since when it waits."""
        return min(row.asked_at for row in self.agreements if row.asked_at)


def question_of(member: Membership, on: date) -> Question | None:
    """What is asked of this member; nothing without a manager, nor about what is with that one."""
    rows = list(asked_of(member.organisation_id, member.person_id).exclude(asked_at=None))
    manager = manager_of(member, on) if rows else None
    if manager is None:
        return None
    there = [row for row in rows if manager.person_id not in (row.owner_id, row.other_id)]
    return Question(manager, there) if there else None


def asked_of(organisation: UUID, person: UUID) -> QuerySet[Agreement]:
    """What somebody may pass on, asked by now or on a day that lies ahead."""
    rows = Agreement.objects.filter(organisation_id=organisation, asked_of=person)
    return rows.select_related("organisation").order_by("due_on", "created_at")


def to_pass_on(organisation: UUID, employee: UUID, former: UUID) -> list[Agreement]:
    """What these two have open, also what the former manager never answered."""
    never_answered = Q(state=AgreementState.PROPOSED, moved_from__isnull=False)
    rows = Agreement.objects.filter(between(employee, former), organisation_id=organisation)
    found = rows.filter(Q(state__in=_RUNNING) | never_answered)
    return list(found.select_related("organisation").order_by("due_on", "created_at"))
