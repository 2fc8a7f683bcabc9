"""Set up a tenant."""

from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.models import Organisation, Person


class SlugTaken(Exception):
    """Another organisation has this short name."""


@transaction.atomic
def add_organisation(
    *,
    name: str,
    slug: str,
    language: str = "nl",
    time_zone: str = "Europe/Amsterdam",
    contact_name: str = "",
    contact_email: str = "",
    is_demo: bool = False,
    by: Person | None,
    at: datetime,
) -> Organisation:
    """Add an organisation without members. Raises SlugTaken."""
    if Organisation.objects.filter(slug=slug).exists():
        raise SlugTaken(slug)
    organisation = Organisation.objects.create(
        name=name,
        slug=slug,
        language=language,
        time_zone=time_zone,
        contact_name=contact_name,
        contact_email=contact_email,
        is_demo=is_demo,
        created_at=at,
    )
    record(
        action="people.organisation_added",
        object_type="organisation",
        object_id=organisation.pk,
        organisation=organisation.pk,
        by=by.pk if by else None,
        at=at,
    )
    return organisation


def locked(organisation: Organisation) -> Organisation:
    """The organisation's row, held until the transaction ends: one change of its people at a time."""
    return Organisation.objects.select_for_update().get(pk=organisation.pk)
