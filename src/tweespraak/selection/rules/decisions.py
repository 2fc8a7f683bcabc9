"""What has to be there before a person decides on a candidate: every judgement, a reason per must (J1).

No score is asked here and none decides: there is no way from a number to a rejection (T17).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tweespraak.selection.rules.judging import has_words
from tweespraak.selection.rules.states import RUNNING, State


class Choice(StrEnum):
    """What is decided."""

    HIRE = "hire"
    REJECT = "reject"  # a rejection is begun; somebody still writes, checks and tells it


class DecideRefusal(StrEnum):
    """Why nothing is decided now."""

    NOT_NOW = "not_now"
    NOT_TAKEN_UP = "not_taken_up"  # nobody is hired on a letter
    STILL_PLANNED = "still_planned"  # an interview is still to come
    NOT_JUDGED = "not_judged"  # an interviewer did not save a judgement
    NOT_CHECKED = "not_checked"  # the requirements changed since they were judged
    NO_PROFILE = "no_profile"  # nothing was signed to decide on
    CHANGED = "changed"  # other requirements than those on the page
    NO_REASON = "no_reason"  # of a must it is not said why
    UNSEEN = "unseen"  # a must nobody saw, of somebody to be hired


@dataclass(frozen=True)
class Talked:
    """An interview that was not called off: when it begins, and whether every judgement is in."""

    starts_at: datetime
    is_judged: bool


@dataclass(frozen=True)
class Reason:
    """Why a must is met or not; `is_met` None: it was not seen."""

    key: str
    is_met: bool | None
    because: str

    def row(self) -> dict[str, object]:
        """As it is stored."""
        return {"key": self.key, "is_met": self.is_met, "because": self.because}


def rejecting_refused(
    state: State, talks: Sequence[Talked], *, must_check: bool, at: datetime
) -> DecideRefusal | None:
    """Why no rejection can be begun; None when a person may (J1)."""
    if state not in RUNNING:
        return DecideRefusal.NOT_NOW
    if any(not one.is_judged and one.starts_at > at for one in talks):
        return DecideRefusal.STILL_PLANNED
    if any(not one.is_judged for one in talks):
        return DecideRefusal.NOT_JUDGED
    return DecideRefusal.NOT_CHECKED if must_check else None


def hiring_refused(
    state: State, talks: Sequence[Talked], *, must_check: bool, at: datetime
) -> DecideRefusal | None:
    """Why somebody cannot be chosen now; None when they can."""
    if state is State.APPLIED:
        return DecideRefusal.NOT_TAKEN_UP
    return rejecting_refused(state, talks, must_check=must_check, at=at)


def reasons_refused(
    choice: Choice, reasons: Collection[Reason], musts: Collection[str]
) -> list[tuple[DecideRefusal, str]]:
    """Which musts still lack a reason, by their keys. What nobody saw needs no words to end a
    procedure, but then one other must needs them; who is chosen was seen on every must."""
    by_key = {one.key: one for one in reasons}
    found: list[tuple[DecideRefusal, str]] = []
    for key in musts:
        one = by_key.get(key)
        if one is None or (one.is_met is not None and not has_words(one.because)):
            found.append((DecideRefusal.NO_REASON, key))
        elif one.is_met is None and choice is Choice.HIRE and not has_words(one.because):
            found.append((DecideRefusal.UNSEEN, key))
    if not found and not any(has_words(one.because) for one in reasons):
        return [(DecideRefusal.NO_REASON, key) for key in musts]
    return found


def must_check(
    *, number: int, signed_at: datetime | None, looked_at: datetime | None, is_checked: bool
) -> bool:
    """Whether somebody was looked at before these requirements were signed, and not again since.

    `number` is that of the version that counts, `looked_at` when they were last judged or decided on.
    """
    if number == 1 or signed_at is None or looked_at is None or is_checked:
        return False
    return looked_at < signed_at
