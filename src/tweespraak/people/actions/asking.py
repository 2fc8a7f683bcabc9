"""What only a person can say of their own account: that another is theirs too, that an address is."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from tweespraak.audit.api import record
from tweespraak.notifications.api import Letter, queue_mail
from tweespraak.people.actions.links import make_link, use_link
from tweespraak.people.actions.members import AddressAlreadyHere
from tweespraak.people.documents import (
    address_changed_letter,
    merge_letter,
    new_address_letter,
    sender_of,
)
from tweespraak.people.models import AddressChange, Membership, Person, PersonalLink
from tweespraak.people.queries import link_url, membership_by_address, person_by_address
from tweespraak.people.queries.keys import is_unproven
from tweespraak.people.queries.links import ADDRESS
from tweespraak.people.queries.merging import MERGE, asked_to_merge
from tweespraak.people.rules import as_kept

TERM = timedelta(days=14)


class AddressTaken(Exception):
    """Another account has this address by now."""


@transaction.atomic
def ask_merge(*, kept: Membership, gone: Membership, by: Person, at: datetime) -> PersonalLink:
    """Ask the person of an account by mail whether the other one is theirs too; the newest question
    counts."""
    asked_to_merge(gone.person_id, kept.pk).update(revoked_at=at)
    link = _link(gone, MERGE, kept.pk, at)
    _ask(link, merge_letter, "people.merge_asked", gone.person.email, at)
    _record("people.merge_asked", link, by, at)
    return link


@transaction.atomic
def decline_merge(*, link: PersonalLink, at: datetime) -> None:
    """The person says that the other account is not theirs: nothing happens, and it is known. Twice is
    once."""
    asked = PersonalLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None)
    if asked.update(revoked_at=at):
        _record("people.merge_declined", link, link.person, at)


@transaction.atomic
def ask_new_address(*, member: Membership, email: str, by: Person, at: datetime) -> AddressChange:
    """Ask at a new address whether it is this person's. Raises AddressAlreadyHere."""
    email, organisation = as_kept(email), member.organisation
    here = membership_by_address(organisation.pk, email)
    if here is not None:
        raise AddressAlreadyHere(here)
    PersonalLink.objects.filter(
        person=member.person, organisation=organisation, slot=ADDRESS, used_at=None, revoked_at=None
    ).update(revoked_at=at)
    change = AddressChange.objects.create(
        organisation=organisation, person=member.person, email=email, asked_at=at, asked_by_id=by.pk
    )
    link = _link(member, ADDRESS, change.pk, at)
    _ask(link, new_address_letter, "people.new_address", email, at)
    _record("people.address_asked", link, by, at)
    return change


@transaction.atomic
def confirm_new_address(*, change: AddressChange, link: PersonalLink, at: datetime) -> Person:
    """The person signs in with the new address from now on; the old one is told. Twice is once.

    Raises AddressTaken.
    """
    person = Person.objects.select_for_update().get(pk=change.person_id)
    other = person_by_address(change.email)
    if other is not None and other.pk != person.pk:
        raise AddressTaken
    if not use_link(link=link, at=at):
        return person
    queue_mail(
        kind="people.address_changed",
        address=person.email,
        letter=address_changed_letter(person=person, new=change.email),
        person=person.pk,
        at=at,
    )
    person.email = change.email
    try:
        with transaction.atomic():
            person.save(update_fields=["email"])
    except IntegrityError:  # somebody else was added with this address at this very moment
        raise AddressTaken from None
    # Only then nobody but the reader of that mail had the link, nor a key from before.
    proven = link.copied_at is None and not is_unproven(person)
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=person.email, verified=proven, primary=True)
    change.confirmed_at = at
    change.save(update_fields=["confirmed_at"])
    _record("people.address_changed", link, person, at)
    return person


def _link(member: Membership, slot: str, object_id: UUID, at: datetime) -> PersonalLink:
    return make_link(
        organisation=member.organisation,
        person=member.person,
        slot=slot,
        object_id=object_id,
        at=at,
        valid_for=TERM,
    )


def _ask(
    link: PersonalLink, words: Callable[..., Letter], kind: str, address: str, at: datetime
) -> None:
    """Mail the question with its link."""
    letter = words(
        organisation=link.organisation,
        person=link.person,
        address=link_url(link),
        until=link.expires_at,
    )
    queue_mail(
        kind=kind,
        address=address,
        letter=letter,
        person=link.person_id,
        object_id=link.pk,
        at=at,
        **sender_of(link.organisation),
    )


def _record(action: str, link: PersonalLink, by: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="link",
        object_id=link.pk,
        organisation=link.organisation_id,
        about=link.person_id,
        by=by.pk,
        at=at,
    )
