"""Add a person to an organisation, and correct what it knows of them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.actions.accounts import doubt_unproven
from tweespraak.people.actions.links import revoke_links
from tweespraak.people.actions.mails import stop_mails
from tweespraak.people.actions.organisations import check_room, locked
from tweespraak.people.actions.roles import change_roles, check_roles, withdraw_roles
from tweespraak.people.events import PersonAdded
from tweespraak.people.models import Membership, Organisation, Person, PersonalLink
from tweespraak.people.queries import (
    ACTIVATION,
    is_active_here,
    made_by,
    members_of,
    membership_by_address,
    person_by_address,
    roles_of,
)
from tweespraak.people.roles import Role
from tweespraak.people.rules import as_kept


class AddressAlreadyHere(Exception):
    """Somebody of this organisation has this address; `membership` says who."""

    def __init__(self, membership: Membership) -> None:
        super().__init__(membership.pk)
        self.membership = membership


class AddressInUse(Exception):
    """The person uses the account: from then on only they decide on its address."""


class AddressOfLeaver(Exception):
    """Somebody who left has this address; they come back by being added. `membership` says who."""

    def __init__(self, membership: Membership) -> None:
        super().__init__(membership.pk)
        self.membership = membership


@transaction.atomic
def add_person(
    *,
    organisation: Organisation,
    once: UUID,
    given_name: str,
    family_name: str,
    email: str,
    language: str,
    roles: Collection[Role],
    by: Person | None,
    at: datetime,
    job_title: str = "",
) -> Membership:
    """Make somebody a member with these roles; without a role there is no account and no mail.

    Who left comes back as the member they were, with what is still known of them. The same `once`
    gives the same member. Raises AddressAlreadyHere, OnceTaken, TrialFull.
    """
    held = locked(organisation)
    if made := made_by(once):
        if made.organisation_id != organisation.pk:
            raise OnceTaken
        return made
    if here := membership_by_address(organisation.pk, email):
        raise AddressAlreadyHere(here)
    check_room(held)
    person = _person(email, given_name, family_name, language, at)
    known = {
        "given_name": given_name,
        "family_name": family_name,
        "job_title": job_title,
        "language": language,
        "since_at": at,
        "is_trial": held.live_at is None,
    }
    member = _let_in_again(organisation, person, once, known, at) or Membership.objects.create(
        pk=once, organisation=organisation, person=person, **known
    )
    _record(member, "people.person_added", by, at)
    announce(PersonAdded(member.pk, organisation.pk, person.pk, by.pk if by else None, at))
    return change_roles(member=member, roles=roles, by=by, at=at)


@transaction.atomic
def edit_member(
    *,
    member: Membership,
    given_name: str,
    family_name: str,
    job_title: str,
    language: str,
    email: str,
    by: Person | None,
    at: datetime,
    roles: Collection[Role] | None = None,
) -> Membership:
    """Correct name, job title, language, roles if given, and, while the account is not in use here,
    the address: together or not at all.

    Raises AddressAlreadyHere, AddressInUse, AddressOfLeaver, OwnAdminRole, LastAdmin.
    """
    locked(member.organisation)
    member = members_of(member.organisation_id).get(pk=member.pk)  # as it is now that we hold it
    wanted = roles_of(member) if roles is None else roles
    check_roles(member=member, roles=wanted, by=by)
    spoken = member.language if is_active_here(member) else language
    known = (given_name, family_name, job_title, spoken)
    if known != (member.given_name, member.family_name, member.job_title, member.language):
        member.given_name, member.family_name, member.job_title, member.language = known
        member.save(update_fields=["given_name", "family_name", "job_title", "language"])
        _record(member, "people.person_edited", by, at)
    _speak(member.person, given_name, family_name, language)
    if as_kept(email) != member.person.email:
        _move_to_address(member, email, language, by, at)
    return change_roles(member=member, roles=wanted, by=by, at=at)


def _let_in_again(
    organisation: Organisation, person: Person, once: UUID, known: dict[str, Any], at: datetime
) -> Membership | None:
    """Who left is a member again, as known now; the first role brings a new mail about the account."""
    left = Membership.objects.filter(organisation=organisation, person=person)
    member = left.select_related("organisation", "person").first()
    if member is None:
        return None
    member.ended_at, member.let_in_again = None, once
    for name, value in known.items():
        setattr(member, name, value)
    member.save(update_fields=["ended_at", "let_in_again", *known])
    PersonalLink.objects.filter(
        organisation=organisation, person=person, slot=ACTIVATION, revoked_at=None
    ).update(revoked_at=at)
    return member


def _person(email: str, given_name: str, family_name: str, language: str, at: datetime) -> Person:
    """The person with this address, made if nobody has it yet."""
    if known := person_by_address(email):
        doubt_unproven(person=known, at=at)
        return known
    person = Person(
        email=as_kept(email),
        given_name=given_name,
        family_name=family_name,
        language=language,
        created_at=at,
    )
    person.set_unusable_password()
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError:  # another organisation added the same address at this very moment
        known = person_by_address(email)
        if known is None:
            raise
        return known
    return person


def _move_to_address(
    member: Membership, email: str, language: str, by: Person | None, at: datetime
) -> None:
    """Whoever got the earlier mails loses every right in them, and gets no more; giving the roles
    anew, which the caller does, mails the right address.

    The same for an account that is used elsewhere as for one that is not: nobody learns which.
    """
    here = membership_by_address(member.organisation_id, email)
    if here is not None and here.pk != member.pk:
        raise AddressAlreadyHere(here)
    member.person = Person.objects.select_for_update().get(pk=member.person_id)
    if is_active_here(member):  # and from now on nobody activates it before we are done
        raise AddressInUse
    if left := _who_left(member.organisation_id, email):
        raise AddressOfLeaver(left)
    revoke_links(organisation=member.organisation_id, person=member.person_id, at=at)
    stop_mails(member=member)
    withdraw_roles(member=member, by=by, at=at)
    person = member.person
    known = person_by_address(email)
    if known is None and _is_only_here(person):
        person.email = as_kept(email)
        person.save(update_fields=["email"])
    else:
        member.person = known or _person(email, member.given_name, member.family_name, language, at)
        if known:
            doubt_unproven(person=known, at=at)
        member.save(update_fields=["person"])
    _record(member, "people.address_corrected", by, at)


def _who_left(organisation: UUID, email: str) -> Membership | None:
    rows = Membership.objects.filter(organisation_id=organisation).exclude(ended_at=None)
    return rows.filter(person__email=as_kept(email)).first()


def _is_only_here(person: Person) -> bool:
    return person.activated_at is None and person.memberships.count() == 1


def _speak(person: Person, given_name: str, family_name: str, language: str) -> None:
    """Until the account is theirs, the person is called and written to as the organisation says."""
    wanted = (given_name, family_name, language)
    if _is_only_here(person) and wanted != (person.given_name, person.family_name, person.language):
        person.given_name, person.family_name, person.language = wanted
        person.save(update_fields=["given_name", "family_name", "language"])


def _record(member: Membership, action: str, by: Person | None, at: datetime) -> None:
    record(
        action=action,
        object_type="membership",
        object_id=member.pk,
        organisation=member.organisation_id,
        about=member.person_id,
        by=by.pk if by else None,
        at=at,
    )
