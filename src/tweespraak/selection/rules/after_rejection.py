"""After a rejection: a talk, whether it was of use, a second look. When each can be asked, and by when it comes."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from tweespraak.foundation.working_days import after_working_days
from tweespraak.selection.rules.states import TOLD, State

ASK_WITHIN = 20  # working days (J4)
TALK_WITHIN = 10  # working days after it was asked for (J5)
HOLD_REVIEW = timedelta(days=90)
MONTH = timedelta(days=30)
USEFUL = range(1, 6)
Key = TypeVar("Key")


class Objection(StrEnum):
    """What a candidate asks for who does not agree."""

    SECOND_LOOK = "second_look"
    COMPLAINT = "complaint"


class AfterRefusal(StrEnum):
    """Why something cannot be done after a rejection."""

    NOT_NOW = "not_now"
    TOO_LATE = "too_late"
    PAST = "past"  # a moment that has been
    EARLY = "early"  # held before it began
    NO_WORDS = "no_words"
    NOT_THEIRS = "not_theirs"
    NOBODY = "nobody"  # no other person to answer
    CHANGED = "changed"  # the moment is another one than on the page
    SURVEYED = "surveyed"  # other questions reached them today


def ask_until(told_on: date) -> date:
    """The last day on which a talk can be asked for."""
    return after_working_days(told_on, ASK_WITHIN)


def talk_by(asked_on: date) -> date:
    """The day by which the talk is held."""
    return after_working_days(asked_on, TALK_WITHIN)


def answer_by(objected_on: date) -> date:
    """The day by which somebody else answers."""
    return objected_on + MONTH


def asking_refused(state: State, until_on: date | None, today: date) -> AfterRefusal | None:
    """Why no talk can be asked for now."""
    if state is not State.COMMUNICATED or until_on is None:
        return AfterRefusal.TOO_LATE if state is State.NO_TALK else AfterRefusal.NOT_NOW
    return AfterRefusal.TOO_LATE if today > until_on else None


def is_over(until_on: date | None, today: date) -> bool:
    """Whether the term to ask for a talk passed (J6)."""
    return until_on is not None and today > until_on


def useful_refused(
    state: State, value: int, *, is_said: bool, is_surveyed: bool
) -> AfterRefusal | None:
    """Whether this can be said of the feedback: once, of what was told, and not on a day on which other
    questions are asked."""
    if state not in TOLD or value not in USEFUL or is_said:
        return AfterRefusal.NOT_NOW
    return AfterRefusal.SURVEYED if is_surveyed else None


def objecting_refused(state: State, *, words: str, has_objected: bool) -> AfterRefusal | None:
    """Why one cannot object now: once, and with words (J7)."""
    if state not in TOLD or has_objected:
        return AfterRefusal.NOT_NOW
    return None if words.strip() else AfterRefusal.NO_WORDS


def answerer(wishes: Sequence[Key], *, deciders: Collection[Key | None]) -> Key | None:
    """Who answers: the first who had no hand in the decision; None when everybody had."""
    return next((one for one in wishes if one not in deciders), None)
