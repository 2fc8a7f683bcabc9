"""Make, open, copy, use and take back personal links."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.notifications.api import link_opened
from tweespraak.people.models import Organisation, Person, PersonalLink


@transaction.atomic
def make_link(
    *,
    organisation: Organisation,
    person: Person,
    slot: str,
    at: datetime,
    valid_for: timedelta,
    object_id: UUID | None = None,
    once: UUID | None = None,
) -> PersonalLink:
    """Give a person the right to one thing; `slot` starts with the context that shows it."""
    return PersonalLink.objects.create(
        pk=once or uuid4(),
        organisation=organisation,
        person=person,
        slot=slot,
        object_id=object_id,
        created_at=at,
        expires_at=at + valid_for,
    )


def open_link(*, link: PersonalLink, at: datetime) -> None:
    """Remember that the link was opened for the first time, also beside the mail it stood in."""
    PersonalLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=at)
    link_opened(object_id=link.pk, at=at)


def use_link(*, link: PersonalLink, at: datetime) -> bool:
    """Use a link up; only the first call gets True."""
    return bool(PersonalLink.objects.filter(pk=link.pk, used_at=None).update(used_at=at))


@transaction.atomic
def copy_link(*, link: PersonalLink, by: Person, at: datetime) -> None:
    """Somebody of the organisation takes the link over by hand: from now on it proves less."""
    PersonalLink.objects.filter(pk=link.pk, copied_at=None).update(copied_at=at)
    record(
        action="people.link_copied",
        object_type="link",
        object_id=link.pk,
        organisation=link.organisation_id,
        about=link.person_id,
        by=by.pk,
        at=at,
    )


def extend_link(*, link: PersonalLink, at: datetime) -> None:
    """Give a link its whole term again, counted from now."""
    link.expires_at = at + (link.expires_at - link.created_at)
    link.save(update_fields=["expires_at"])


def revoke_links(*, organisation: UUID, person: UUID, at: datetime) -> int:
    """Take back every link this organisation gave this person; returns how many."""
    return PersonalLink.objects.filter(
        organisation_id=organisation, person_id=person, used_at=None, revoked_at=None
    ).update(revoked_at=at)


def lead_links_to(*, old: UUID, new: UUID) -> int:
    """Links to a row that went up in another row lead to that one; returns how many."""
    return PersonalLink.objects.filter(object_id=old).update(object_id=new)
