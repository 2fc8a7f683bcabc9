"""What the clock does with agreements, in the morning: remind the two, ask what goes along."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.conversations.actions.agreement_bell import tell
from tweespraak.conversations.actions.agreement_steps import locked_agreement, next_look
from tweespraak.conversations.actions.manager_changes import ask_about
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.rules.agreements import AgreementState
from tweespraak.conversations.rules.moving import is_asked
from tweespraak.conversations.rules.reminding import Whom, due_now
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim


def work_off_agreements() -> int:
    """Remind whoever is to be reminded; returns how many agreements were looked at."""
    at = clock.now()
    rows = claim(Agreement.objects.all(), at)
    for row in rows:
        _work_off(row, at)
    return len(rows)


@transaction.atomic
def _work_off(row: Agreement, at: datetime) -> None:
    agreement = locked_agreement(row)
    if agreement.due_at and agreement.due_at <= at:  # nobody moved it on in between
        since = agreement.due_at
        _remind(agreement, since, at)
        _ask(agreement, since, at)
        agreement.due_at = next_look(agreement, at)
    agreement.leased_until = None
    agreement.save(update_fields=["due_at", "leased_until"])


def _remind(agreement: Agreement, since: datetime, at: datetime) -> None:
    zone = ZoneInfo(agreement.organisation.time_zone)
    state = AgreementState(agreement.state)
    for reminder in due_now(state, agreement.due_on, since, at, zone):
        is_owner = reminder.whom is Whom.OWNER
        tell(
            agreement,
            person=agreement.owner_id if is_owner else agreement.other_id,
            key=f"{reminder.key}:{agreement.due_on}",
            at=at,
            mailed=True,
        )


def _ask(agreement: Agreement, since: datetime, at: datetime) -> None:
    zone = ZoneInfo(agreement.organisation.time_zone)
    if agreement.asks_since_on and is_asked(agreement.asks_since_on, since, at, zone):
        ask_about(agreement, at)
