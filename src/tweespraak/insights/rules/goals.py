"""What may happen to a goal, how far ahead it lies, and when it asks for attention."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from tweespraak.foundation.months import months_later

FURTHEST_MONTHS = 6  # further ahead it is a wish: too far to plan a step for
HELPFUL_NUMBER = 3  # more goals at once get less done; said, never blocked


class GoalState(StrEnum):
    """Where a goal is."""

    NEW = "new"
    OPEN = "open"
    DONE = "done"
    STOPPED = "stopped"


class Act(StrEnum):
    """What a person can do with a goal of their own."""

    MAKE = "make"
    CHANGE = "change"
    CHECK_IN = "check_in"
    NOTE = "note"
    FINISH = "finish"
    STOP = "stop"
    REOPEN = "reopen"


class HowFar(StrEnum):
    """How far one says to be, at a check-in: words, no percentages."""

    NOT_YET = "not_yet"
    FIRST_STEP = "first_step"
    ON_THE_WAY = "on_the_way"
    NEARLY = "nearly"


class Question(StrEnum):
    """What a goal asks of its owner."""

    CHECK_IN = "check_in"
    DATE = "date"


# What is not listed is refused. A note may always be added: also what is over teaches something.
TRANSITIONS: Mapping[tuple[GoalState, Act], GoalState] = MappingProxyType(
    {
        (GoalState.NEW, Act.MAKE): GoalState.OPEN,
        (GoalState.OPEN, Act.CHANGE): GoalState.OPEN,
        (GoalState.OPEN, Act.CHECK_IN): GoalState.OPEN,
        (GoalState.OPEN, Act.NOTE): GoalState.OPEN,
        (GoalState.OPEN, Act.FINISH): GoalState.DONE,
        (GoalState.OPEN, Act.STOP): GoalState.STOPPED,
        (GoalState.DONE, Act.NOTE): GoalState.DONE,
        (GoalState.DONE, Act.REOPEN): GoalState.OPEN,
        (GoalState.STOPPED, Act.NOTE): GoalState.STOPPED,
        (GoalState.STOPPED, Act.REOPEN): GoalState.OPEN,
    }
)
# The acts that change the state: the last of them says where a goal is.
STATE_AFTER_TURN: Mapping[Act, GoalState] = MappingProxyType(
    {act: after for (before, act), after in TRANSITIONS.items() if before is not after}
)
LOOKS = frozenset({Act.MAKE, Act.CHANGE, Act.CHECK_IN, Act.REOPEN})  # after these it asks later


class ActRefused(Exception):
    """This cannot be done with a goal in this state; the goal stays as it is."""

    def __init__(self, state: GoalState, act: Act) -> None:
        super().__init__(f"{act} is not possible when {state}")
        self.state = state
        self.act = act


class DayRefused(ValueError):
    """The day is not after today, or further ahead than a goal may lie."""


@dataclass(frozen=True)
class Plan:
    """What a goal says, as its owner writes it."""

    wording: str
    behaviour: str  # what somebody could see
    cue: str  # if …
    step: str  # … then
    due_on: date
    check_in_days: int  # 0: only asked on the day itself
    buddy: str = ""  # a name in words; nothing is sent to anybody


@dataclass(frozen=True)
class Said:
    """What is written at a moment; every part may stay empty."""

    text: str = ""
    how_far: HowFar | None = None
    helps: str = ""


@dataclass(frozen=True)
class Asks:
    """A goal that asks for attention, since a day."""

    question: Question
    since: date


def state_after(state: GoalState, act: Act) -> GoalState:
    """The state a goal has after this. Raises ActRefused."""
    try:
        return TRANSITIONS[state, act]
    except KeyError:
        raise ActRefused(state, act) from None


def possible(state: GoalState) -> frozenset[Act]:
    """What can be done with a goal in this state."""
    return frozenset(act for found, act in TRANSITIONS if found is state)


def furthest(today: date) -> date:
    """The last day a goal may be planned for: six months ahead, or the end of that month."""
    return months_later(today, FURTHEST_MONTHS)


def check_day(day: date, today: date) -> None:
    """Let a day after today and within six months pass. Raises DayRefused."""
    if not today < day <= furthest(today):
        raise DayRefused(day)


def asks(plan: Plan, looked_on: date, today: date) -> Asks | None:
    """What an open goal asks: its day first, else a check-in; nothing soon after the last look."""
    if plan.due_on <= today and looked_on < plan.due_on:
        return Asks(Question.DATE, plan.due_on)
    next_on = looked_on + timedelta(days=plan.check_in_days)
    if plan.check_in_days and next_on <= today:
        return Asks(Question.CHECK_IN, next_on)
    return None


def is_many(open_goals: int) -> bool:
    """Whether there are more open goals than helps."""
    return open_goals > HELPFUL_NUMBER
