"""Who is in the demo, and whether real data are near."""

from collections.abc import Iterator

from django.db.models import QuerySet

from tweespraak.people.api import ROLES, Membership, Organisation, Person, Role, roles_of


def demo_people() -> QuerySet[Person]:
    """Everyone of the demo with an activated account."""
    return Person.objects.filter(
        memberships__organisation__is_demo=True,
        memberships__ended_at=None,
        activated_at__isnull=False,
    ).distinct()


def demo_members() -> list[Membership]:
    """The memberships one can sign in to, by organisation, those with most to do first."""
    rows = (
        Membership.objects.filter(
            organisation__is_demo=True, ended_at=None, person__activated_at__isnull=False
        )
        .select_related("person", "organisation")
        .prefetch_related("grants")
        .order_by("organisation__created_at", "since_at", "pk")
    )
    return list(rows)


def demo_logins() -> Iterator[tuple[str, str]]:
    """Name and roles of everyone one can be in the demo."""
    for member in demo_members():
        yield f"{member.full_name} ({member.organisation.name})", role_words(member)


def role_words(member: Membership) -> str:
    """The roles of a member, in words, in the order of the roles file."""
    given = roles_of(member)
    return ", ".join(str(ROLES[role].name) for role in Role if role in given)


def demo_is_there() -> bool:
    """Whether this database holds a demo organisation."""
    return Organisation.objects.filter(is_demo=True).exists()


def real_data_is_there() -> bool:
    """Whether this database holds an organisation that is no demo."""
    return Organisation.objects.filter(is_demo=False).exists()
