"""What the worker does with files: slice by slice, so that a killed worker is followed by the next."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from tweespraak.foundation import clock
from tweespraak.foundation.due import LEASE, claim
from tweespraak.notifications.api import release_mails
from tweespraak.people.actions.batch_rows import Done, work_row
from tweespraak.people.actions.batch_undo import undo_row
from tweespraak.people.actions.batches import held_mails, note_batch
from tweespraak.people.models import Batch, BatchState, Person
from tweespraak.people.queries.batches import UNDO_TERM, judged_batch
from tweespraak.people.rules.judging import top_down
from tweespraak.people.rules.rows import Outcome

SLICE = 20  # rows in one transaction: short enough for others to write in between
KEPT = timedelta(days=30)  # what a file said is forgotten after that
Step = Callable[[Batch], bool]


def work_off_batches() -> int:
    """Do every file that is due; returns how many there were."""
    done = 0
    busy = (BatchState.WAITING, BatchState.UNDOING)
    while batches := claim(Batch.objects.filter(state__in=busy), at=clock.now(), most=1):
        for batch in batches:
            _work_off(batch)
            done += 1
    forget_old_batches(at=clock.now())
    return done


def forget_old_batches(*, at: datetime) -> int:
    """Throw away what files said, a while after they were read; returns how many."""
    old = Batch.objects.filter(created_at__lt=at - KEPT, due_at=None)
    return old.delete()[0] if old.exists() else 0


def _work_off(batch: Batch) -> None:
    step = _undoing(batch) if batch.state == BatchState.UNDOING else _doing(batch)
    more = True
    while more:
        with transaction.atomic():
            rows = Batch.objects.select_for_update(of=("self",)).select_related("organisation")
            kept = rows.defer("rows").get(pk=batch.pk)
            if kept.state != batch.state:
                return
            more = step(kept)


def _doing(batch: Batch) -> Step:
    """The rows are judged once, as things stand now; each is checked again when it is done."""
    rows = judged_batch(batch)
    good = top_down(rows)
    order = [row for row in rows if row.faults] + good
    by = _who(batch)

    def step(kept: Batch) -> bool:
        over = {one["number"] for one in kept.outcomes}
        todo = [row for row in order if row.number not in over]
        kept.outcomes += [work_row(kept, row, by) for row in todo[:SLICE]]
        if len(todo) <= SLICE:
            _finish(kept, BatchState.DONE)
            return False
        _go_on(kept)
        return True

    return step


def _undoing(batch: Batch) -> Step:
    by = _who(batch)

    def step(kept: Batch) -> bool:
        """From the last row to the first: reports before their managers."""
        todo = [one for one in reversed(kept.outcomes) if not _is_over(one)]
        for one in todo[:SLICE]:
            undo_row(kept, one, by)
        if len(todo) <= SLICE:
            _finish(kept, BatchState.UNDONE)
            return False
        _go_on(kept)
        return True

    return step


def _who(batch: Batch) -> Person | None:
    """Whoever confirmed the file, or undid it."""
    return Person.objects.filter(pk=batch.by_id).first() if batch.by_id else None


def _is_over(one: Done) -> bool:
    return one["outcome"] in {Outcome.SAME, Outcome.WRONG} or "undone" in one


def _go_on(batch: Batch) -> None:
    batch.leased_until = clock.now() + LEASE
    batch.save(update_fields=["outcomes", "leased_until"])


def _finish(batch: Batch, state: BatchState) -> None:
    """The last slice: from now the ten minutes run in which everything can be taken back."""
    at = clock.now()
    batch.state, batch.due_at, batch.leased_until = state, None, None
    batch.done_at, batch.undone_at = batch.done_at or at, at if state is BatchState.UNDONE else None
    batch.save(
        update_fields=["outcomes", "state", "due_at", "leased_until", "done_at", "undone_at"]
    )
    if state is BatchState.DONE:
        release_mails(mails=held_mails(batch), due_at=at + UNDO_TERM)
        note_batch("people.batch_done", batch, batch.by_id, at)
