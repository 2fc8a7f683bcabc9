"""What others did with a person's data, from the audit log."""

from dataclasses import dataclass
from datetime import datetime

from tweespraak.audit.api import entries_about
from tweespraak.people.api import Person

MOST = 100


@dataclass(frozen=True)
class Look:
    """One act by someone else: when, and which kind of act."""

    at: datetime
    action: str


def looks_at(person: Person) -> list[Look]:
    """The newest acts of others on this person's data; the person's own acts are not looks."""
    entries = entries_about(person.pk).exclude(actor_id=person.pk).exclude(actor_id=None)
    return [Look(entry.at, entry.action) for entry in entries[:MOST]]
