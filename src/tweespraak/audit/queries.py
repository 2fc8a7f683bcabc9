"""Reads of the audit log."""

from collections.abc import Collection
from uuid import UUID

from tweespraak.audit.models import Entries, Entry


def entries_about(person: UUID, also: Collection[UUID] = ()) -> Entries:
    """What was done with this person's data, newest first; `also` are keys they had before."""
    return Entry.objects.filter(about_id__in=[person, *also]).order_by("-sequence")


def entries_of_acts(actions: Collection[str]) -> Entries:
    """Every time one of these acts was done, oldest first."""
    return Entry.objects.filter(action__in=actions).order_by("sequence")


def entries_of_object(object_type: str, object_id: UUID | str) -> Entries:
    """What happened to one object, oldest first."""
    return Entry.objects.filter(object_type=object_type, object_id=str(object_id)).order_by(
        "sequence"
    )
