"""The cast: Anna participates, Bram manages, Chris administers, Dirk is the psychologist, Eva is from another organisation."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.test import Client

from tweespraak.people.models import Grant, Membership, Organisation, Person
from tweespraak.people.roles import Role

THEN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
PASSWORD = "een rustig paard in de wei"


@dataclass
class Actor:
    """Someone with an account, a membership and a signed-in client."""

    person: Person
    member: Membership
    client: Client


def organisation(name: str = "Voorbeeld", slug: str = "voorbeeld") -> Organisation:
    return Organisation.objects.create(name=name, slug=slug, created_at=THEN, live_at=THEN)


def actor(organisation: Organisation, given: str, family: str, *roles: Role) -> Actor:
    """A person with an activated account and these roles in an organisation."""
    person = Person(
        email=f"{given.lower()}@{organisation.slug}.example",
        given_name=given,
        family_name=family,
        created_at=THEN,
        activated_at=THEN,
    )
    person.set_unusable_password()
    person.save()
    member = Membership.objects.create(
        organisation=organisation,
        person=person,
        given_name=given,
        family_name=family,
        since_at=THEN,
    )
    for role in roles:
        Grant.objects.create(membership=member, role=role, given_at=THEN)
    client = Client()
    client.force_login(person)
    return Actor(person, member, client)


@pytest.fixture
def voorbeeld(db: None) -> Organisation:
    return organisation()


@pytest.fixture
def anna(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Anna", "de Vries", Role.DEVELOPMENT_MEMBER)


@pytest.fixture
def bram(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Bram", "Bakker", Role.DEVELOPMENT_ADMIN, Role.MANAGER)


@pytest.fixture
def chris(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Chris", "Jansen", Role.ORGANISATION_ADMIN)


@pytest.fixture
def dirk(voorbeeld: Organisation) -> Actor:
    return actor(voorbeeld, "Dirk", "Smit", Role.PSYCHOLOGIST)


@pytest.fixture
def eva(db: None) -> Actor:
    """Has every role — in the other organisation."""
    elsewhere = organisation("Elders", "elders")
    return actor(elsewhere, "Eva", "Mulder", *[role for role in Role])
