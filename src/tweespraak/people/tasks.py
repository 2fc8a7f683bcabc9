"""Work off the files with people that were confirmed or are being undone; forget ended sessions."""

from tweespraak.foundation import clock
from tweespraak.foundation.due import works_off
from tweespraak.people.actions.batch_work import work_off_batches
from tweespraak.people.actions.keys import forget_sessions


@works_off("batches")
def drain_batches() -> int:
    """Do every file that is due; returns how many."""
    return work_off_batches()


@works_off("sessions")
def drain_sessions() -> int:
    """Forget every session that ended by itself; returns how many."""
    return forget_sessions(at=clock.now())
