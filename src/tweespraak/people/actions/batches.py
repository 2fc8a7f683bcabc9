"""A file with people: kept as read, confirmed, sent at once, undone. The worker does the work."""

import json
from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.due import wake
from tweespraak.notifications.api import cancel_mails, release_mails
from tweespraak.people.models import Batch, BatchState, Membership, Organisation, Person
from tweespraak.people.queries.batches import can_be_undone
from tweespraak.people.rules.tables import Table

QUEUE = "batches"


class TooLateToUndo(Exception):
    """The ten minutes are over, or its mails were sent: what the file did stays."""


@transaction.atomic
def keep_batch(
    *,
    organisation: Organisation,
    once: UUID,
    file_name: str,
    table: Table,
    by: Person,
    at: datetime,
) -> Batch:
    """Keep what a file says, to show what it would do. Does nothing to anyone; no audit row.

    The same `once` with the same rows gives the same file; who goes back and chooses another file
    gets that one.
    """
    rows = [{"number": one.number, "values": one.values} for one in table.records]
    batch, _new = Batch.objects.get_or_create(
        pk=uuid5(once, json.dumps([organisation.pk.hex, rows])),
        defaults={
            "organisation": organisation,
            "file_name": file_name[:200],
            "read_as": table.read_as,
            "ignored": list(table.ignored),
            "rows": rows,
            "by_id": by.pk,
            "created_at": at,
        },
    )
    return batch


@transaction.atomic
def confirm_batch(*, batch: Batch, by: Person, at: datetime) -> None:
    """Let the worker do what was shown; a second time changes nothing."""
    kept = Batch.objects.select_for_update().get(pk=batch.pk)
    if kept.state != BatchState.SHOWN:
        return
    kept.state, kept.confirmed_at, kept.due_at, kept.by_id = BatchState.WAITING, at, at, by.pk
    kept.save(update_fields=["state", "confirmed_at", "due_at", "by_id"])
    note_batch("people.batch_confirmed", kept, by.pk, at)
    wake(QUEUE)


@transaction.atomic
def send_batch_now(*, batch: Batch, by: Person, at: datetime) -> None:
    """Send the mails that are held; from then on nothing is undone. Raises TooLateToUndo."""
    kept = Batch.objects.select_for_update().get(pk=batch.pk)
    if not can_be_undone(kept, at):
        raise TooLateToUndo
    kept.state = BatchState.CLOSED
    kept.save(update_fields=["state"])
    release_mails(mails=held_mails(kept), due_at=at)
    note_batch("people.batch_sent", kept, by.pk, at)


@transaction.atomic
def undo_batch(*, batch: Batch, by: Person, at: datetime) -> None:
    """Take everything back: no mail goes out from this moment, the worker does the rest.

    Twice is once. Raises TooLateToUndo.
    """
    kept = Batch.objects.select_for_update().get(pk=batch.pk)
    if kept.state in {BatchState.UNDOING, BatchState.UNDONE}:
        return
    if not can_be_undone(kept, at):
        raise TooLateToUndo
    kept.state, kept.due_at, kept.leased_until, kept.by_id = BatchState.UNDOING, at, None, by.pk
    kept.save(update_fields=["state", "due_at", "leased_until", "by_id"])
    cancel_mails(mails=held_mails(kept))
    note_batch("people.batch_undone", kept, by.pk, at)
    wake(QUEUE)


def held_mails(batch: Batch) -> Collection[UUID]:
    """The mails this file put in the outbox."""
    return [UUID(mail) for one in batch.outcomes for mail in one.get("mails", ())]


def note_batch(action: str, batch: Batch, by: UUID | None, at: datetime) -> None:
    """One audit row about a file; what it did to each person has rows of its own."""
    record(
        action=action,
        object_type="batch",
        object_id=batch.pk,
        organisation=batch.organisation_id,
        by=by,
        at=at,
    )


def forget_in_batches(*, member_ids: Collection[UUID], email: str) -> int:
    """Empty the rows about a person in every file that is still kept; returns how many.

    Called when their data are erased, which writes its own audit row.
    """
    keys, count = {str(key) for key in member_ids}, 0
    theirs = Membership.objects.filter(pk__in=member_ids).values("organisation")
    # Held, or a worker that is busy with the file would write back what is forgotten here.
    for batch in Batch.objects.select_for_update().filter(organisation__in=theirs):
        about = {one["number"] for one in batch.outcomes if one.get("membership") in keys}
        for row in batch.rows:
            if row["values"] and (
                row["number"] in about or row["values"].get("email", "").lower() == email
            ):
                row["values"] = {}
                count += 1
        for one in batch.outcomes:
            if one["number"] in about:
                one.pop("before", None)
        batch.save(update_fields=["rows", "outcomes"])
    return count
