"""What may happen to a session, which answer counts, and when a test may be taken again."""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

LOWEST, HIGHEST = 1, 5
SKIP = "skip"  # what a browser sends to skip; sending nothing is a mistake, not a skip
RETEST_MONTHS = 6  # sooner, one mostly measures what is remembered of the first time

Answers = Mapping[str, int | None]  # item key -> value; None: skipped on purpose


class State(StrEnum):
    """How far the taking of a test is."""

    NOT_STARTED = "not_started"
    STARTED = "started"
    FINISHED = "finished"


class Act(StrEnum):
    """What a person can do with a test."""

    START = "start"
    ANSWER = "answer"
    CHANGE_LANGUAGE = "change_language"
    FINISH = "finish"


# What is not listed is refused. Starting or finishing twice is a double click: nothing changes.
TRANSITIONS: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        (State.NOT_STARTED, Act.START): State.STARTED,
        (State.STARTED, Act.START): State.STARTED,
        (State.STARTED, Act.ANSWER): State.STARTED,
        (State.STARTED, Act.CHANGE_LANGUAGE): State.STARTED,
        (State.STARTED, Act.FINISH): State.FINISHED,
        (State.FINISHED, Act.FINISH): State.FINISHED,
    }
)


class Refused(Exception):
    """This cannot be done in this state; the session stays as it is."""

    def __init__(self, state: State, act: Act) -> None:
        super().__init__(f"{act} is not possible when {state}")
        self.state = state
        self.act = act


def after(state: State, act: Act) -> State:
    """The state a session has after this. Raises Refused."""
    try:
        return TRANSITIONS[state, act]
    except KeyError:
        raise Refused(state, act) from None


@dataclass(frozen=True)
class Progress:
    """How far a person is; `finished_at` is of the last finished time, also when taken again."""

    state: State
    answered: int
    of: int
    finished_at: datetime | None = None


@dataclass(frozen=True)
class Given:
    """One answer as it came in: `click` is the same when the same press arrives twice."""

    item_key: str
    value: int | None
    language: str
    click: UUID


class Malformed(ValueError):
    """What came in is not an answer: nothing is stored, the question is shown again."""


def read_answer(
    sent: Mapping[str, str], item_keys: Iterable[str], languages: Sequence[str]
) -> Given:
    """The answer in what a browser sent. Raises Malformed."""
    item, value, language = sent.get("item", ""), sent.get("value", ""), sent.get("language", "")
    if item not in item_keys:
        raise Malformed("item")
    if value not in _VALUES:
        raise Malformed("value")
    if language not in languages:
        raise Malformed("language")
    try:
        return Given(item, _VALUES[value], language, UUID(sent.get("click", "")))
    except ValueError:
        raise Malformed("click") from None


_VALUES: Mapping[str, int | None] = MappingProxyType(
    {**{str(value): value for value in range(LOWEST, HIGHEST + 1)}, SKIP: None}
)


def last_answers(rows: Iterable[tuple[str, int | None]]) -> dict[str, int | None]:
    """What counts of all answers in the order they were stored: of each item the last."""
    return dict(rows)


def answered(answers: Answers) -> int:
    """How many items have an answer that was not skipped."""
    return sum(value is not None for value in answers.values())


def next_position(item_keys: Sequence[str], answers: Answers) -> int | None:
    """The place of the first item that was neither answered nor skipped, counted from 1."""
    places = (place for place, key in enumerate(item_keys, start=1) if key not in answers)
    return next(places, None)


def skipped_positions(item_keys: Sequence[str], answers: Answers) -> list[int]:
    """The places of the items that were skipped, counted from 1."""
    return [
        place
        for place, key in enumerate(item_keys, start=1)
        if key in answers and answers[key] is None
    ]


def may_retake_from(finished_at: datetime) -> datetime:
    """From when a finished test may be taken again: the same day six months later, or that month's last."""
    months = finished_at.month - 1 + RETEST_MONTHS
    year, month = finished_at.year + months // 12, months % 12 + 1
    day = min(finished_at.day, calendar.monthrange(year, month)[1])
    return finished_at.replace(year=year, month=month, day=day)
