"""Many people at once: a file that was read, shown, and then worked off."""

import uuid

from django.db import models

from tweespraak.foundation.due import DueRow
from tweespraak.people.models.organisations import Organisation


class BatchState(models.TextChoices):
    """How far a file is; the words for people stand on the screens."""

    SHOWN = "shown"  # read and previewed, nothing done
    WAITING = "waiting"  # confirmed: the worker is on its way
    DONE = "done"  # its mails are held, and it can be undone
    CLOSED = "closed"  # its mails were sent at once: nothing is undone any more
    UNDOING = "undoing"  # the worker takes it back
    UNDONE = "undone"


class Batch(DueRow):
    """One file with people: its rows as they were read, and what became of each."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="batches")
    file_name = models.CharField(max_length=200, blank=True)
    read_as = models.CharField(max_length=20, blank=True)  # the encoding it was read in
    ignored = models.JSONField(default=list)  # headings of columns nobody knows
    rows = models.JSONField(default=list)  # list of {number, values}
    outcomes = models.JSONField(default=list)  # per row what was done, and what it takes to undo it
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.SHOWN)
    by_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.file_name} {self.state}"
