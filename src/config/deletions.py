"""What was deleted stays deleted when a backup is put back: the log of deletions goes along.

A backup holds what was deleted after it was made. The tombstones of the data that make place are
written into the log of those that come; at its first look the worker deletes again what they name.
Where the former data are lost, what the backup knows of terms still holds, and no more than that.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.forms import model_to_dict

from tweespraak.audit.api import Entry
from tweespraak.foundation import clock
from tweespraak.privacy.api import look_at_all_again, tombstones

Told = list[dict[str, Any]]


def told() -> Told:
    """Every deletion the present log tells of; nothing when there is no log that can be read."""
    if connection.vendor == "sqlite" and not _is_there(str(connection.settings_dict["NAME"])):
        return []
    try:
        with transaction.atomic():
            return [model_to_dict(entry, exclude=["sequence"]) for entry in tombstones()]
    except DatabaseError:
        return []


def carry_over(deletions: Told) -> int:
    """Write into the log what it does not tell yet, and have all terms looked at; returns how many.

    A backup of long ago may lack the table of terms: it comes with the upgrade, due at once.
    """
    known = {_key(entry) for entry in told()}
    fresh = [entry for entry in deletions if _key(entry) not in known]
    if fresh:
        with transaction.atomic():
            Entry.objects.bulk_create(Entry(**entry) for entry in fresh)
        with suppress(DatabaseError), transaction.atomic():
            look_at_all_again(at=clock.now())
    return len(fresh)


def _is_there(database: str) -> bool:
    """Looking for it must not make it; a database in memory is always there."""
    return database.startswith("file:") or Path(database).exists()


def _key(entry: dict[str, Any]) -> tuple[Any, ...]:
    return entry["action"], entry["object_type"], entry["object_id"], entry["at"]
