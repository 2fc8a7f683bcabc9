"""Who may write, read along, sign and show a report, and when not.

Practice A7–A9, N14; F1 for who reads along alone.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tweespraak.assessments.rules.states import WITH_PARTICIPANT, State

REST = timedelta(hours=24)  # between freezing and one's own second reading
# After showing, a version with what was corrected is written in these; the earlier one is read on.
CORRECTING = WITH_PARTICIPANT
# From here the participant reads too.
SHOWN = (
    *CORRECTING, State.RELEASED, State.PARTIALLY_RELEASED, State.BLOCKED, State.EXPIRED_UNRELEASED,
    State.ACCESS_ENDED,
)  # fmt: skip


class ReportRefusal(StrEnum):
    """Why something is not done with a report."""

    NOT_NOW = "not_now"
    FAULTS = "faults"
    FROZEN = "frozen"
    NOT_FROZEN = "not_frozen"
    CHANGED = "changed"  # this is not the version that was on the page
    WROTE_IT = "wrote_it"  # who wrote it does not sign as second reader
    TOO_SOON = "too_soon"  # one's own second reading is a day later
    NO_REMARKS = "no_remarks"  # sent back without a word
    NOT_UNDERSTOOD = "not_understood"  # rules behind automated parts that were not ticked yet


def begin_refused(state: State) -> ReportRefusal | None:
    """Why a report cannot be begun."""
    return None if state is State.MEASURED else ReportRefusal.NOT_NOW


def write_refused(state: State, *, is_frozen: bool) -> ReportRefusal | None:
    """Why nothing can be written in this version any more."""
    if is_frozen:
        return ReportRefusal.FROZEN
    return None if state in (State.DRAFTING, *CORRECTING) else ReportRefusal.NOT_NOW


def correct_refused(state: State) -> ReportRefusal | None:
    """Why no version with corrections can be begun."""
    return None if state in CORRECTING else ReportRefusal.NOT_NOW


def sign_refused(
    state: State,
    *,
    frozen_at: datetime | None,
    reader: UUID,
    written_by: Collection[UUID],
    reads_alone: bool,
    at: datetime,
) -> ReportRefusal | None:
    """Why the second reader cannot sign (A8). `written_by`: everybody who wrote in it."""
    if state is not State.DRAFTING:
        return ReportRefusal.NOT_NOW
    if frozen_at is None:
        return ReportRefusal.NOT_FROZEN
    if reads_alone:
        return ReportRefusal.TOO_SOON if at < frozen_at + REST else None
    return ReportRefusal.WROTE_IT if reader in written_by else None


def send_back_refused(
    state: State, *, is_frozen: bool, remarks: str, is_writer: bool
) -> ReportRefusal | None:
    """Why a version does not go back to who wrote it; who takes it back oneself need not say why."""
    if state is not State.DRAFTING:
        return ReportRefusal.NOT_NOW
    if not is_frozen:
        return ReportRefusal.NOT_FROZEN
    return None if remarks.strip() or is_writer else ReportRefusal.NO_REMARKS


def show_refused(
    state: State, *, rules: Iterable[str], understood: Collection[str]
) -> ReportRefusal | None:
    """Why the participant does not get it yet (A9, N14)."""
    if state is not State.REVIEWED:
        return ReportRefusal.NOT_NOW
    return ReportRefusal.NOT_UNDERSTOOD if not set(rules) <= set(understood) else None
