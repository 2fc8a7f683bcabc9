"""Work that is due: a row in our own tables, claimed with a lease; queues only wake a worker.

The truth is the row. Nothing is lost when a process is killed: the lease runs out and the next
look finds the row again. Effects must therefore be idempotent.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.conf import settings
from django.db import connection, models, transaction

LEASE = timedelta(minutes=5)


class DueRow(models.Model):
    """What a row needs to be claimed by one worker at a time."""

    due_at = models.DateTimeField(null=True, db_index=True)  # null: nothing to do any more
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=DueRow)
Drain = Callable[[], int]
_drains: dict[str, Drain] = {}


def works_off(queue: str) -> Callable[[Drain], Drain]:
    """Decorator: this function works off everything due in `queue` and returns how many rows."""

    def register(drain: Drain) -> Drain:
        _drains[queue] = drain
        return drain

    return register


def claim(rows: "models.QuerySet[Row]", at: datetime, most: int = 20) -> list[Row]:
    """Lease up to `most` due rows to the caller, so that no other worker takes them."""
    free = models.Q(leased_until=None) | models.Q(leased_until__lt=at)
    with transaction.atomic():
        found = rows.filter(free, due_at__lte=at).order_by("due_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            found = found.select_for_update(skip_locked=True)
        taken = list(found[:most])
        for row in taken:
            row.leased_until = at + LEASE
            row.attempts += 1
            row.save(update_fields=["leased_until", "attempts"])
    return taken


def backlog(at: datetime) -> dict[str, tuple[int, float]]:
    """Per kind of due row: how many are due and how many seconds the oldest has waited."""
    waiting = {}
    for kind in DueRow.__subclasses__():
        rows = kind._default_manager.filter(due_at__lte=at)
        told = rows.aggregate(count=models.Count("pk"), oldest=models.Min("due_at"))
        since = (at - told["oldest"]).total_seconds() if told["oldest"] else 0.0
        waiting[kind._meta.model_name or ""] = (told["count"], since)
    return waiting


def wake(queue: str) -> None:
    """After the commit, have the queue looked at: at once in tests, else the worker is on its way."""
    if settings.WORK == "immediate":
        transaction.on_commit(lambda: _work(queue))


def sweep() -> int:
    """Work off every queue once; returns how many rows were done. The worker calls this."""
    return sum(_work(queue) for queue in sorted(_drains))


def _work(queue: str) -> int:
    drain = _drains.get(queue)
    return drain() if drain else 0
