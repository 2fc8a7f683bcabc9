"""Requests of the participant: a fact must be decided before anything goes on, a finding stands.

Practice A10, N7, T05. A fact that was accepted stays open until the participant has the version in
which it is put right.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tweespraak.assessments.rules.marks import RequestKind, Ruling
from tweespraak.assessments.rules.reading import ReadRefusal, may_answer
from tweespraak.assessments.rules.states import State

LONGEST = 4000
RULINGS = {
    RequestKind.FACT: (Ruling.ACCEPTED, Ruling.REJECTED),
    RequestKind.FINDING: (Ruling.STANDS,),
}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Request:
    """What decides on whether a request is still open."""

    kind: RequestKind
    ruling: Ruling | None = None
    ruled_at: datetime | None = None

    def is_open(self, shown_at: datetime | None) -> bool:
        """Whether something has still to be done. `shown_at`: when the version they read was shown."""
        if self.ruling is None or self.ruled_at is None:
            return True
        if self.ruling is not Ruling.ACCEPTED:
            return False
        return shown_at is None or shown_at <= self.ruled_at


def has_open_fact(requests: Iterable[Request], shown_at: datetime | None) -> bool:
    """Whether a fact is not settled: then there is no waiver, no decision and no release."""
    return any(one.kind is RequestKind.FACT and one.is_open(shown_at) for one in requests)


def has_open(requests: Iterable[Request], shown_at: datetime | None) -> bool:
    """Whether anything was asked that is not settled: then there is nothing to agree with yet."""
    return any(one.is_open(shown_at) for one in requests)


def ask_refused(state: State, wish: str) -> ReadRefusal | None:
    """Why no correction can be asked."""
    if not may_answer(state):
        return ReadRefusal.NOT_NOW
    return None if wish.strip() else ReadRefusal.EMPTY


def rule_refused(
    state: State, kind: RequestKind, ruling: Ruling, reason: str, now: Ruling | None
) -> ReadRefusal | None:
    """Why the psychologist cannot decide so. `now`: how it was decided before."""
    if not may_answer(state):
        return ReadRefusal.NOT_NOW
    if now is not None:
        return ReadRefusal.ANSWERED
    if ruling not in RULINGS[kind]:
        return ReadRefusal.WRONG_RULING
    needs_reason = ruling is Ruling.REJECTED
    return ReadRefusal.NO_REASON if needs_reason and not reason.strip() else None


def same_words(text: str) -> str:
    """A text as it is compared with another: who asks the same twice asks once."""
    return _SPACE.sub(" ", text).strip().casefold()


def agree_refused(
    state: State, *, is_read: bool, is_this: bool, has_open: bool
) -> ReadRefusal | None:
    """Why one cannot agree with the draft. `is_this`: what was on the page is what they read now."""
    found = (
        (not may_answer(state), ReadRefusal.NOT_NOW),
        (not is_this, ReadRefusal.CHANGED),
        (not is_read, ReadRefusal.UNREAD),
        (has_open, ReadRefusal.OPEN_REQUEST),
    )
    return next((refusal for is_so, refusal in found if is_so), None)


def may_disagree(state: State) -> bool:
    """Whether agreeing can be taken back: not once the talk was given up, or the decision opened, on it."""
    return state in (State.WITH_PARTICIPANT, State.TALK_PLANNED, State.TALK_HELD)


def statement_refused(state: State, *, is_shown: bool) -> ReadRefusal | None:
    """Why the own statement cannot change: before there is a report, and once it was released."""
    if state in (State.RELEASED, State.PARTIALLY_RELEASED, State.ACCESS_ENDED):
        return ReadRefusal.RELEASED
    may = may_answer(state) or state in (State.BLOCKED, State.EXPIRED_UNRELEASED)
    return None if may and is_shown else ReadRefusal.NOT_NOW
