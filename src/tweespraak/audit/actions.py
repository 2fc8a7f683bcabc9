"""Write one audit row, in the transaction of the act itself."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.models import Entry


class OutsideTransaction(RuntimeError):
    """An act and its audit row stand or fall together: record inside the action's transaction."""


def record(
    *,
    action: str,
    object_type: str,
    object_id: UUID | int | str,
    at: datetime,
    by: UUID | None,
    organisation: UUID | None = None,
    about: UUID | None = None,
    state_from: str = "",
    state_to: str = "",
    version_hash: str = "",
) -> Entry:
    """Add one row. Keys only: names and texts never enter the log. Raises OutsideTransaction."""
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransaction(action)
    return Entry.objects.create(
        at=at,
        organisation_id=organisation,
        actor_id=by,
        about_id=about,
        action=action,
        object_type=object_type,
        object_id=str(object_id),
        state_from=state_from,
        state_to=state_to,
        version_hash=version_hash,
    )


def record_each(
    *,
    action: str,
    object_type: str,
    about: Mapping[UUID, UUID],
    at: datetime,
    by: UUID | None,
    organisation: UUID,
) -> None:
    """The same act on many objects, one row each, in one query; `about` is object -> person.

    Raises OutsideTransaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransaction(action)
    Entry.objects.bulk_create(
        Entry(
            at=at,
            organisation_id=organisation,
            actor_id=by,
            about_id=person,
            action=action,
            object_type=object_type,
            object_id=str(key),
        )
        for key, person in about.items()
    )
