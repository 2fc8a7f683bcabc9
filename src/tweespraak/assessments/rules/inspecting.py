"""Looking at the answers to a test together: both are there, it lasts half an hour, it leaves a trace.

Practice N12, T08 (AST 2.2.3, 2.3.4). Outside it nobody sees what somebody answered to a question.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tweespraak.assessments.rules.reporting import SHOWN
from tweespraak.assessments.rules.states import State

CODE_LASTS = timedelta(minutes=15)
LASTS = timedelta(minutes=30)
MOST_TRIES = 5


class InspectRefusal(StrEnum):
    """Why answers are not looked at."""

    NOT_NOW = "not_now"
    NOTHING = "nothing"  # no test of ours in this case
    NOT_ASKED = "not_asked"  # the psychologist did not begin it, or too long ago
    WRONG_CODE = "wrong_code"
    TOO_MANY = "too_many"  # wrong codes
    OVER = "over"


class Stage(StrEnum):
    """How far it is."""

    NONE = "none"
    ASKED = "asked"  # the psychologist is there, the participant has to confirm
    OPEN = "open"


@dataclass(frozen=True)
class Inspection:
    """What is kept of it."""

    asked_at: datetime | None = None
    confirmed_at: datetime | None = None
    code: str = ""
    tries: int = 0

    def stage(self, at: datetime) -> Stage:
        """How far it is at this moment."""
        if not self.code or self.asked_at is None:
            return Stage.NONE
        if self.confirmed_at is not None:
            return Stage.OPEN if at < self.confirmed_at + LASTS else Stage.NONE
        return Stage.ASKED if at < self.asked_at + CODE_LASTS else Stage.NONE

    def until(self) -> datetime | None:
        """When it closes by itself."""
        return self.confirmed_at + LASTS if self.confirmed_at else None


def begin_refused(state: State, *, has_answers: bool) -> InspectRefusal | None:
    """Why it cannot begin: not before the participant reads the report, and only with something to see."""
    if state not in SHOWN:
        return InspectRefusal.NOT_NOW
    return None if has_answers else InspectRefusal.NOTHING


def confirm_refused(held: Inspection, code: str, at: datetime) -> InspectRefusal | None:
    """Why this code does not open it. Too many wrong ones and the psychologist begins again."""
    if held.stage(at) is not Stage.ASKED:
        return InspectRefusal.NOT_ASKED
    if held.tries >= MOST_TRIES:
        return InspectRefusal.TOO_MANY
    return None if code == held.code else InspectRefusal.WRONG_CODE
