"""The live room: when it is open, who begins, who is there, and how the time was shared."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tweespraak.conversations.rules.cards import Side
from tweespraak.conversations.rules.states import BEFORE_REVEAL, IN_ROOM, REVEALED, State

OPENS_BEFORE = timedelta(minutes=30)
GONE_AFTER = timedelta(seconds=12)  # without a sign of life
LONGEST_TURN = timedelta(minutes=20)  # what is longer was forgotten, not spoken
TELLING_FROM = 60  # seconds; before that the time says nothing about balance
EVEN = 0.60  # up to this share of the time it is shared evenly
MOST = 0.75


class Room(StrEnum):
    """What one finds behind the door of the live room."""

    OPEN = "open"
    NOT_REVEALED = "not_revealed"  # the two still prepare, each for themselves
    TOO_EARLY = "too_early"
    RECORDED = "recorded"  # the talk is over, the record lies elsewhere
    CANCELLED = "cancelled"


class Leaving(StrEnum):
    """What becomes of the theme that the two leave."""

    DISCUSSED = "discussed"
    NOT_TODAY = "not_today"


class Balance(StrEnum):
    """How the time was shared, in words that both sides read the same."""

    TOO_SHORT = "too_short"
    EVEN = "even"
    EMPLOYEE_MORE = "employee_more"
    EMPLOYEE_MOST = "employee_most"
    MANAGER_MORE = "manager_more"
    MANAGER_MOST = "manager_most"


@dataclass(frozen=True)
class Spoken:
    """Seconds of each side, counted by tap; and who has the word since when."""

    employee: int = 0
    manager: int = 0
    turn: Side | None = None
    since_at: datetime | None = None

    def until(self, at: datetime) -> "Spoken":
        """With the running turn added, as if it ended now. A forgotten turn counts for its longest."""
        if self.turn is None or self.since_at is None:
            return replace(self, turn=None, since_at=None)
        ran = min(max(at - self.since_at, timedelta()), LONGEST_TURN)
        added = {self.turn.value: getattr(self, self.turn.value) + int(ran.total_seconds())}
        return replace(self, turn=None, since_at=None, **added)

    def handed_to(self, side: Side | None, at: datetime) -> "Spoken":
        """The word goes to a side, or to nobody. Who has it already goes on."""
        if side is self.turn:
            return self
        return replace(self.until(at), turn=side, since_at=at if side else None)


def balance(spoken: Spoken) -> Balance:
    """How the time was shared."""
    total = spoken.employee + spoken.manager
    if total < TELLING_FROM:
        return Balance.TOO_SHORT
    share = max(spoken.employee, spoken.manager) / total
    if share <= EVEN:
        return Balance.EVEN
    if spoken.employee > spoken.manager:
        return Balance.EMPLOYEE_MOST if share > MOST else Balance.EMPLOYEE_MORE
    return Balance.MANAGER_MOST if share > MOST else Balance.MANAGER_MORE


def room_at(state: State, starts_at: datetime | None, at: datetime) -> Room:
    """What one finds behind the door at this moment."""
    if state in BEFORE_REVEAL:
        return Room.NOT_REVEALED
    if state is State.CANCELLED:
        return Room.CANCELLED
    if state not in IN_ROOM:
        return Room.RECORDED
    if state in REVEALED and starts_at and at < starts_at - OPENS_BEFORE:
        return Room.TOO_EARLY
    return Room.OPEN


def begins(number: int) -> Side:
    """Who speaks first about a theme, counted from 0: the employee, then in turn."""
    return Side.MANAGER if number % 2 else Side.EMPLOYEE


def is_gone(seen_at: datetime | None, at: datetime) -> bool:
    """Whether somebody gave no sign of life for so long that they are not there."""
    return seen_at is None or at - seen_at > GONE_AFTER
