"""Erase what is held of a person, in every context."""

from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.personal_data import Rule, declarations
from tweespraak.people.api import Person


@transaction.atomic
def erase_everything(
    *, person: Person, rule: Rule, by: Person | None, at: datetime
) -> dict[str, int]:
    """Have every context erase what it holds of a person, highest first; returns rows by context.

    The highest context goes first because its rows lean on those below.
    """
    record(
        action="privacy.erased",
        object_type="person",
        object_id=person.pk,
        at=at,
        by=by.pk if by else None,
        about=person.pk,
        state_to=rule,
    )
    return {declaration.context: declaration.erase(person, rule) for declaration in declarations()}
