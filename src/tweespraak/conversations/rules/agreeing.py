"""Who may do what with an agreement, what it has to say, and how many there may be. Practice §4.7."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from tweespraak.conversations.rules.agreements import (
    AGREEMENT_TRANSITIONS,
    REPORTED,
    AgreementAct,
    AgreementState,
)
from tweespraak.conversations.rules.states import IN_ROOM, State
from tweespraak.foundation.months import months_later

MOST_NEW = 3  # in one conversation: few and shared are done more often
MOST_OPEN = 5  # of one owner, with the same other
FURTHEST_MONTHS = 6

_A = AgreementAct
OWNERS = frozenset({_A.ADJUST, _A.REPORT_DONE, _A.REPORT_NOT_DONE})
OTHERS = frozenset({_A.CONFIRM, _A.CLOSE_DONE, _A.CLOSE_NOT_DONE, _A.GO_ON})
EITHERS = frozenset({_A.DROP, _A.KEEP, _A.STOP, _A.STOP_TOGETHER})
CLOCKS = frozenset({_A.BEGIN, _A.END, _A.TRANSFER})
REACTIONS = frozenset({_A.CLOSE_DONE, _A.CLOSE_NOT_DONE, _A.GO_ON})
# No agreement ends in silence: these ask for words.
WITH_WORDS = frozenset({_A.REPORT_DONE, _A.REPORT_NOT_DONE, *REACTIONS, _A.STOP})


class Refusal(StrEnum):
    """Why something cannot be done with an agreement."""

    NOT_AT_THE_TABLE = "not_at_the_table"  # agreements are made while both look at the same table
    FOURTH = "fourth"
    TOO_MANY_OPEN = "too_many_open"
    THE_OTHERS = "the_others"  # this is for the other of the two to do
    DAY = "day"
    NOTHING_NEW = "nothing_new"
    WITHOUT_WORDS = "without_words"


class NotAgreed(Exception):
    """An agreement cannot be made or moved on like this; nothing has changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True)
class Plan:
    """What an agreement says."""

    what: str
    evidence: str
    help: str  # what the other does
    due_on: date
    cue: str = ""  # if …
    step: str = ""  # … then
    theme: str = ""


@dataclass(frozen=True)
class Part:
    """Which part somebody has in an agreement."""

    is_owner: bool
    is_proposer: bool


def is_theirs(act: AgreementAct, part: Part) -> bool:
    """Whether this is for this one of the two to do."""
    if act is AgreementAct.AGREE:
        return not part.is_proposer
    if act in OWNERS:
        return part.is_owner
    if act in OTHERS:
        return not part.is_owner
    return act in EITHERS


def possible(state: AgreementState, part: Part) -> frozenset[AgreementAct]:
    """What this one of the two can do now."""
    return frozenset(
        act for found, act in AGREEMENT_TRANSITIONS if found is state and is_theirs(act, part)
    )


def check_act(act: AgreementAct, part: Part, text: str) -> None:
    """Whether this one of the two may do it, with these words. Raises NotAgreed."""
    if not is_theirs(act, part):
        raise NotAgreed(Refusal.THE_OTHERS)
    if act in WITH_WORDS and not text.strip():
        raise NotAgreed(Refusal.WITHOUT_WORDS)


def refusal_of_new(state: State, made: int, open_of_owner: int) -> Refusal | None:
    """Why no new agreement fits here; None when it does."""
    if state not in IN_ROOM:
        return Refusal.NOT_AT_THE_TABLE
    if made >= MOST_NEW:
        return Refusal.FOURTH
    return Refusal.TOO_MANY_OPEN if open_of_owner >= MOST_OPEN else None


def check_day(day: date, today: date) -> None:
    """Let a day after today and within six months pass. Raises NotAgreed."""
    if not today < day <= furthest(today):
        raise NotAgreed(Refusal.DAY)


def furthest(today: date) -> date:
    """The last day an agreement may be planned for."""
    return months_later(today, FURTHEST_MONTHS)


def is_overdue(state: AgreementState, due_on: date, today: date) -> bool:
    """Whether the day has passed without a report: a fact, never a penalty."""
    return state in (AgreementState.ACTIVE, AgreementState.ADJUSTING) and due_on < today


class Asks(StrEnum):
    """What an agreement asks of one of the two."""

    AGREE = "agree"
    CONFIRM = "confirm"
    REACT = "react"
    REPORT = "report"


_ASKED: Mapping[AgreementState, Asks] = MappingProxyType(
    {AgreementState.ADJUSTING: Asks.CONFIRM, **dict.fromkeys(REPORTED, Asks.REACT)}
)


def asks(state: AgreementState, part: Part, due_on: date, today: date) -> Asks | None:
    """What it waits for from this one of the two; None when it is the other's turn, or nobody's."""
    if state is AgreementState.PROPOSED:
        return None if part.is_proposer else Asks.AGREE
    if state is AgreementState.ACTIVE:
        return Asks.REPORT if part.is_owner and due_on <= today else None
    return None if part.is_owner else _ASKED.get(state)
