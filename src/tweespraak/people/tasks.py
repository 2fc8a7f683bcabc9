"""Work off the files with people that were confirmed or are being undone."""

from tweespraak.foundation.due import works_off
from tweespraak.people.actions.batch_work import work_off_batches


@works_off("batches")
def drain_batches() -> int:
    """Do every file that is due; returns how many."""
    return work_off_batches()
