"""Who is in the demo, and whether real data are near."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.db.models import QuerySet

from tweespraak.people.api import ROLES, Membership, Organisation, Person, Role, roles_of

LEADING = ("voorbeeld",)  # the organisation one should meet first
SCRIPT = Path(__file__).resolve().parents[1] / "content" / "demo.json"


def demo_people() -> QuerySet[Person]:
    """Everyone of the demo with an activated account."""
    return Person.objects.filter(
        memberships__organisation__is_demo=True,
        memberships__ended_at=None,
        activated_at__isnull=False,
    ).distinct()


def demo_members() -> list[Membership]:
    """The memberships one can sign in to, in the order of the demo's script."""
    rows = (
        Membership.objects.filter(
            organisation__is_demo=True, ended_at=None, person__activated_at__isnull=False
        )
        .select_related("person", "organisation")
        .prefetch_related("grants")
    )
    place = {address: number for number, address in enumerate(addresses())}
    return sorted(
        rows,
        key=lambda row: (
            row.organisation.slug not in LEADING,
            place.get(row.person.email, len(place)),
            row.full_name,
        ),
    )


@cache
def addresses() -> list[str]:
    """The addresses of everyone in the script, in its order."""
    told = json.loads(SCRIPT.read_text(encoding="utf-8"))
    return [f"{row['key']}@{row['at']}.example" for row in told["people"]]


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
