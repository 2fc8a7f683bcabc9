"""Who belongs to an organisation; every list has a constant number of queries."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from tweespraak.foundation.folding import folded
from tweespraak.people.models import AddressChange, Grant, Membership, Organisation, Person
from tweespraak.people.roles import Role
from tweespraak.people.rules import as_kept, full_name

FORGOTTEN = "–"  # the name of whose data were erased


def members_of(organisation: UUID) -> QuerySet[Membership]:
    """Who belongs to an organisation now, with their given roles, by name."""
    return (
        Membership.objects.filter(organisation_id=organisation, ended_at=None)
        .select_related("person", "organisation")
        .prefetch_related(Prefetch("grants", Grant.objects.filter(taken_at=None), "given"))
        .order_by("sort_name", "pk")
    )


def memberships_of(person: UUID) -> QuerySet[Membership]:
    """In which organisations a person works now, with their given roles and how they look."""
    return (
        Membership.objects.filter(person_id=person, ended_at=None)
        .select_related("organisation__brand")
        .defer("organisation__brand__logo")
        .prefetch_related(Prefetch("grants", Grant.objects.filter(taken_at=None), "given"))
        .order_by("since_at", "pk")
    )


def directory(organisation: UUID, words: str = "", role: str = "") -> QuerySet[Membership]:
    """The members whose name or address holds all these words, and who have this role, if given."""
    found = members_of(organisation)
    for word in words.replace("\0", " ").split():  # PostgreSQL refuses a null character
        found = found.filter(
            Q(sort_name__contains=folded(word)) | Q(person__email__contains=word.casefold())
        )
    if role:
        found = found.filter(grants__role=role, grants__taken_at=None)
    return found


def roles_of(member: Membership) -> frozenset[Role]:
    """The roles a member has now."""
    given = getattr(member, "given", None)
    grants = given if given is not None else member.grants.filter(taken_at=None)
    return frozenset(Role(grant.role) for grant in grants)


def roles_now(member: Membership) -> frozenset[Role]:
    """The same from the database: for an action that holds the organisation, and may have been handed
    a member who was read before."""
    member.given = list(member.grants.filter(taken_at=None))  # type: ignore[attr-defined]
    return roles_of(member)


def membership_in(organisation: UUID, person: UUID) -> Membership | None:
    """A person as member of an organisation, if they are."""
    return members_of(organisation).filter(person_id=person).first()


def membership_by_address(organisation: UUID, email: str) -> Membership | None:
    """The member of an organisation with this address, if any."""
    return members_of(organisation).filter(person__email=as_kept(email)).first()


def made_by(once: UUID) -> Membership | None:
    """The member that a form with this key added, or let in again, if it was sent before."""
    rows = Membership.objects.filter(Q(pk=once) | Q(let_in_again=once))
    return rows.select_related("organisation", "person").first()


def left_of(organisation: UUID) -> QuerySet[Membership]:
    """Who left an organisation and is still known there, last one first.

    `address_is_newer`: since then they took another address, perhaps that of their next employer.
    """
    changes = AddressChange.objects.filter(
        person=OuterRef("person"), confirmed_at__gt=OuterRef("ended_at")
    )
    merged = Person.objects.filter(merged_into=OuterRef("person"))
    return (
        Membership.objects.filter(organisation_id=organisation)
        .exclude(ended_at=None)
        .exclude(given_name=FORGOTTEN)
        .filter(person__merged_into=None)  # not the second account of somebody who is still here
        .annotate(address_is_newer=Exists(changes) | Exists(merged))
        .select_related("person", "organisation")
        .order_by("-ended_at", "pk")
    )


def person_by_address(email: str) -> Person | None:
    """The person with this address, in whichever organisation: never tell one about the other."""
    return Person.objects.filter(email=as_kept(email)).first()


def members_with_role(organisation: UUID, role: Role) -> QuerySet[Membership]:
    """Who has this role in an organisation now."""
    return members_of(organisation).filter(grants__role=role, grants__taken_at=None)


def names_in(organisation: UUID, persons: list[UUID]) -> dict[UUID, str]:
    """How an organisation calls these persons."""
    rows = Membership.objects.filter(organisation_id=organisation, person_id__in=persons)
    names = rows.values_list("person_id", "given_name", "family_name")
    return {person: full_name(given, family) for person, given, family in names}


def organisation_by_slug(slug: str) -> Organisation | None:
    """The organisation with this short name, if any."""
    return Organisation.objects.filter(slug=slug).first()
