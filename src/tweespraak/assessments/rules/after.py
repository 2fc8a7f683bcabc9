"""After the talk: how it is going in two weeks, what is counted of that, and the development card.

What is counted comes in whole groups of five: every average is of the first five, ten, fifteen … who
answered, so that no two averages ever differ by one person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID, uuid5

from tweespraak.assessments.rules.states import RELEASED, State
from tweespraak.psychometrics import Cell, suppress

QUESTIONS = ("recognition", "acceptance", "usefulness")
LOWEST, HIGHEST = 1, 5
GROUP = 5
MOST_GOALS = 3
LONGEST_WORDS = 1000
TALKED = (State.TALK_HELD, State.TALK_WAIVED, State.DECIDING, *RELEASED, State.BLOCKED,
          State.EXPIRED_UNRELEASED, State.ACCESS_ENDED)  # fmt: skip


class AfterRefusal(StrEnum):
    """Why something after the talk is not done."""

    NOT_NOW = "not_now"
    TOO_MANY = "too_many"
    PAST = "past"
    NO_MANAGER = "no_manager"
    EMPTY = "empty"


@dataclass(frozen=True)
class Average:
    """How a group answered one question, on a scale of one to five."""

    question: str
    value: float
    people: int


def goal_keys(case: UUID) -> tuple[UUID, ...]:
    """The keys of the goals of one talk: there are three places, and no more."""
    return tuple(uuid5(case, f"goal {number}") for number in range(1, MOST_GOALS + 1))


def may_make_goals(state: State, *, has_begun: bool) -> bool:
    """Whether the participant can make goals of this talk: while it is held, and afterwards."""
    return has_begun or state in TALKED


def is_aftercare_open(
    aftercare_on: date | None, today: date, answers: Mapping[str, object]
) -> bool:
    """Whether the three questions wait for an answer."""
    return aftercare_on is not None and today >= aftercare_on and not answers


def averages(answers: Sequence[Mapping[str, int]]) -> tuple[Average, ...]:
    """What may be known of everybody's answers, the oldest first; nothing before there are five."""
    whole = len(answers) - len(answers) % GROUP
    cells = [
        Cell(str(size), frozenset(range(size)), 1.0) for size in range(GROUP, whole + 1, GROUP)
    ]
    shown = suppress(cells[-1:], GROUP, cells[:-1])
    if not shown or shown[0].value is None:
        return ()
    return tuple(
        Average(key, round(sum(one[key] for one in answers[:whole]) / whole, 1), whole)
        for key in QUESTIONS
    )


def client_talk_refused(state: State, *, client_reads: bool, is_past: bool) -> AfterRefusal | None:
    """Why there is no talk with the client: only about what was released, and to them."""
    if state not in RELEASED or not client_reads:
        return AfterRefusal.NOT_NOW
    return AfterRefusal.PAST if is_past else None


def share_refused(*, has_manager: bool, lines: Sequence[object], words: str) -> AfterRefusal | None:
    """Why a card is not shared."""
    if not has_manager:
        return AfterRefusal.NO_MANAGER
    return None if lines or words.strip() else AfterRefusal.EMPTY
