"""What others did with a person's data, from the audit log."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from tweespraak.audit.api import Entries, Entry, entries_about
from tweespraak.people.api import ROLES, also_known_as, members_of, names_in, roles_of

ERASED = "–"  # the name people leaves behind of who was erased


@dataclass(frozen=True)
class Someone:
    """Who did it, as the organisation knows them; without a name: someone who left."""

    name: str = ""
    roles: tuple[str, ...] = ()


def looks_at(person: UUID, organisation: UUID | None = None) -> Entries:
    """The acts of others on this person's data, newest first; one's own acts are not looks."""
    before = also_known_as(person)  # an account that turned out to be theirs as well
    entries = entries_about(person, before).exclude(actor_id__in=[person, *before])
    return entries.filter(organisation_id=organisation) if organisation else entries


def people_in(entries: Collection[Entry]) -> dict[tuple[UUID, UUID], Someone]:
    """Who stands behind these acts, by organisation and person: two queries per organisation."""
    actors: dict[UUID, set[UUID]] = {}
    for entry in entries:
        if entry.organisation_id and entry.actor_id:
            actors.setdefault(entry.organisation_id, set()).add(entry.actor_id)
    found: dict[tuple[UUID, UUID], Someone] = {}
    for organisation, persons in actors.items():
        for key, name in names_in(organisation, list(persons)).items():
            found[organisation, key] = Someone(name if name != ERASED else "")
        for member in members_of(organisation).filter(person_id__in=persons):
            roles = tuple(str(ROLES[role].name) for role in ROLES if role in roles_of(member))
            found[organisation, member.person_id] = Someone(member.full_name, roles)
    return found
