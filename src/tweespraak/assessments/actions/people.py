"""Bring people into an assessment: who is here already, or somebody new with a name and an address."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from tweespraak.assessments.rules.people import Clash
from tweespraak.people.api import (
    AddressAlreadyHere,
    Membership,
    Organisation,
    Person,
    Role,
    add_person,
    change_roles,
    membership_in,
    roles_of,
)


class PeopleRefused(Exception):
    """Somebody cannot stand where they were put; `clash` says why."""

    def __init__(self, clash: Clash) -> None:
        super().__init__(clash)
        self.clash = clash


@dataclass(frozen=True)
class Who:
    """Somebody named on a form: a member, or the name and address of who is not one yet."""

    member: Membership | None = None
    given_name: str = ""
    family_name: str = ""
    email: str = ""


def take_in(
    who: Who, *, organisation: Organisation, once: UUID, part: str, by: Person, at: datetime
) -> Membership:
    """The member; who is new is noted without a role, so that no mail goes before it is time.

    `once` is the key of the form: the same form adds somebody once. Raises TrialFull.
    """
    if who.member:
        return who.member
    try:
        return add_person(
            organisation=organisation,
            once=uuid5(once, part),
            given_name=who.given_name,
            family_name=who.family_name,
            email=who.email,
            language=organisation.language,
            roles=(),
            by=by,
            at=at,
        )
    except AddressAlreadyHere as here:
        return here.membership


def let_in(
    organisation: Organisation, person: UUID, role: Role, *, by: UUID | None, at: datetime
) -> None:
    """Who has no role yet gets this one, and with it an account and the mail about it."""
    member = membership_in(organisation.pk, person)
    if member and not roles_of(member):
        giver = Person.objects.filter(pk=by).first() if by else None
        change_roles(member=member, roles=[role], by=giver, at=at)
