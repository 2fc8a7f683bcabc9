"""The end of a procedure: only when every candidate has heard how it ended for them."""

from collections.abc import Collection
from enum import StrEnum

from tweespraak.selection.rules.states import RUNNING, UNTOLD, State


class Because(StrEnum):
    """Why a procedure ends."""

    FILLED = "filled"
    WITHDRAWN = "withdrawn"  # the vacancy is no more


class CloseRefusal(StrEnum):
    """Why a vacancy is not closed."""

    ALREADY = "already"
    STILL_OPEN = "still_open"  # somebody waits to hear
    NOBODY_CHOSEN = "nobody_chosen"  # filled, but by whom?


OPEN = (*RUNNING, *UNTOLD)


def closing_refused(
    because: Because, states: Collection[State], *, is_closed: bool
) -> CloseRefusal | None:
    """Why it cannot be closed; None when it can. Nobody's application ends by it: a person tells them."""
    if is_closed:
        return CloseRefusal.ALREADY
    if any(state in OPEN for state in states):
        return CloseRefusal.STILL_OPEN
    if because is Because.FILLED and State.HIRED not in states:
        return CloseRefusal.NOBODY_CHOSEN
    return None
