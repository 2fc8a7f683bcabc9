"""Taking the list of people along: written down, because it leaves the house."""

from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.models import Organisation, Person


@transaction.atomic
def note_export(*, organisation: Organisation, kind: str, by: Person, at: datetime) -> None:
    """Somebody downloads the list of people as a file of this kind."""
    record(
        action="people.exported",
        object_type="organisation",
        object_id=organisation.pk,
        organisation=organisation.pk,
        by=by.pk,
        at=at,
        state_to=kind,
    )
