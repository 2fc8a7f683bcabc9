"""Persons who are known twice: who may be the same, and under which keys somebody was known."""

from uuid import UUID

from django.db.models import QuerySet

from tweespraak.people.models import Membership, Person, PersonalLink
from tweespraak.people.queries.members import directory

MERGE = "people.merge"
CLOSED = "merged.invalid"  # no mail ever goes to such an address (RFC 2606)


def closed_address(person: Person) -> str:
    """What stands in place of the address of an account that was merged away."""
    return f"{person.pk.hex}@{CLOSED}"


def also_known_as(person: UUID) -> list[UUID]:
    """The keys of accounts that turned out to be this person's: old audit rows still name them."""
    return list(Person.objects.filter(merged_into_id=person).values_list("pk", flat=True))


def is_in_use(person: Person) -> bool:
    """Whether somebody signs in with this account."""
    return person.activated_at is not None


def needs_own_word(gone: Membership) -> bool:
    """Whether only the person can say that this account may go: they use it, or it is known in
    another organisation, of which this one learns nothing."""
    elsewhere = gone.person.memberships.exclude(organisation_id=gone.organisation_id)
    return is_in_use(gone.person) or elsewhere.exists()


def may_be_the_same(member: Membership, words: str) -> QuerySet[Membership]:
    """Who could be the same person: whoever the words find, else whoever has the same name."""
    if words:
        return directory(member.organisation_id, words).exclude(pk=member.pk)
    return (
        directory(member.organisation_id).filter(sort_name=member.sort_name).exclude(pk=member.pk)
    )


def asked_to_merge(person: UUID, kept: UUID) -> QuerySet[PersonalLink]:
    """The open links in which a person is asked whether an account is theirs too."""
    return PersonalLink.objects.filter(
        person_id=person, slot=MERGE, object_id=kept, used_at=None, revoked_at=None
    ).select_related("organisation", "person")
