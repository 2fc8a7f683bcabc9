"""The words an organisation lets pass, by the alphabet."""

from dataclasses import dataclass
from uuid import UUID

from tweespraak.conversations.models import AllowedWord
from tweespraak.people.api import names_in


@dataclass(frozen=True)
class Allowed:
    """A word with who let it pass."""

    row: AllowedWord
    name: str


def words_of(organisation: UUID) -> list[Allowed]:
    """What passes now."""
    rows = AllowedWord.objects.filter(organisation_id=organisation, ended_at=None).order_by("word")
    names = names_in(organisation, [row.allowed_by_id for row in rows])
    return [Allowed(row, names.get(row.allowed_by_id, "")) for row in rows]
