"""Somebody leaves: what they agreed with others stops, and the others are told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.conversations.actions.agreement_steps import locked_agreement
from tweespraak.conversations.actions.manager_changes import drop_change, end_agreement
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.queries.agreements import of_person
from tweespraak.conversations.queries.manager_changes import unanswered
from tweespraak.conversations.rules.agreements import OPEN, AgreementState


@transaction.atomic
def end_agreements_of_leaver(*, organisation: UUID, person: UUID, at: datetime) -> int:
    """Stop everything they had open; but what an employee may still pass on to the next manager waits
    for that answer. Returns how many stopped."""
    _nobody_to_ask_or_read(organisation, person, at)
    waiting = set(
        unanswered(organisation).filter(former=person).values_list("employee_id", flat=True)
    )
    rows = of_person(organisation, person).filter(state__in=(*OPEN, AgreementState.PROPOSED))
    stopping = [row for row in rows if _the_other(row, person) not in waiting]
    for row in stopping:
        end_agreement(locked_agreement(row), told=_the_other(row, person), at=at)
    return len(stopping)


def _nobody_to_ask_or_read(organisation: UUID, person: UUID, at: datetime) -> None:
    """Questions to who left fall away, and those about who left; then also what waited for the answer."""
    unanswered(organisation).filter(employee=person).delete()
    for change in unanswered(organisation).filter(manager=person):
        drop_change(change, at)


def _the_other(agreement: Agreement, person: UUID) -> UUID:
    return agreement.other_id if agreement.owner_id == person else agreement.owner_id
