"""How far a participant is, as far as a team may know."""

from datetime import datetime, timedelta
from enum import StrEnum

RESULT_LASTS = timedelta(days=730)  # an older result says too little about today
CONSENT_LASTS = timedelta(days=365)


class Progress(StrEnum):
    """How far a participant is; before sharing, the team sees this and nothing else."""

    NOT_STARTED = "not_started"
    BUSY = "busy"
    WAITING = (
        "waiting"  # finished, and not shared (or shared no more: the team need not know which)
    )
    SHARED = "shared"


def progress_of(*, started: bool, finished: bool, shares: bool) -> Progress:
    """How far someone is."""
    if shares:
        return Progress.SHARED
    if finished:
        return Progress.WAITING
    return Progress.BUSY if started else Progress.NOT_STARTED


def may_be_lent(finished_at: datetime, at: datetime) -> bool:
    """Whether a result is recent enough to share."""
    return at - finished_at <= RESULT_LASTS
