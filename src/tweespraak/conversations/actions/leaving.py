"""Somebody leaves: what they agreed with others stops, and the others are told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.conversations.actions.agreement_steps import locked_agreement
from tweespraak.conversations.actions.manager_changes import end_agreement
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.queries.agreements import of_person
from tweespraak.conversations.rules.agreements import OPEN, AgreementState
from tweespraak.people.api import day_in, manager_of, membership_in


@transaction.atomic
def end_agreements_of_leaver(*, organisation: UUID, person: UUID, at: datetime) -> int:
    """Stop everything they had open; but what an employee may still pass on to the next manager waits
    for that answer. Returns how many stopped."""
    rows = of_person(organisation, person).filter(state__in=(*OPEN, AgreementState.PROPOSED))
    stopping = [row for row in rows if not _waits_for_answer(row, person, at)]
    for row in stopping:
        other = row.other_id if row.owner_id == person else row.owner_id
        end_agreement(locked_agreement(row), told=other, at=at)
    return len(stopping)


def _waits_for_answer(agreement: Agreement, leaver: UUID, at: datetime) -> bool:
    if agreement.asked_of_id in (None, leaver):
        return False
    employee = membership_in(agreement.organisation_id, agreement.asked_of_id)
    today = day_in(agreement.organisation, at)
    manager = manager_of(employee, today) if employee else None
    return manager is not None and manager.person_id != leaver
