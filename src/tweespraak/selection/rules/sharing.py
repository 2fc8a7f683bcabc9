"""Whether a candidate can show who decides how their profile fits the lens of a vacancy."""

from enum import StrEnum

from tweespraak.selection.rules.states import RUNNING, State


class ShareRefusal(StrEnum):
    """Why nothing is shared."""

    NOTHING = "nothing"  # no lens, or no result of theirs it can be laid on
    OVER = "over"  # it was decided
    CHANGED = "changed"  # the words one agreed to are other words now


def share_refused(state: State, *, has_match: bool, is_same: bool) -> ShareRefusal | None:
    """Why it is not shared; None when it is. `is_same`: the text is as it was read."""
    if state not in RUNNING:
        return ShareRefusal.OVER
    if not has_match:
        return ShareRefusal.NOTHING
    return None if is_same else ShareRefusal.CHANGED
