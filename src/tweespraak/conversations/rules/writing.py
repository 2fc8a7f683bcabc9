"""What may be written, by whom, and when a preparation or a record is complete."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tweespraak.conversations.rules.library import Kind
from tweespraak.conversations.rules.states import (
    BEFORE_REVEAL,
    CLOSED,
    REVEALED,
    OneSided,
    State,
)

LONGEST_ENTRY = 4000  # characters: an answer is a start, not the talk
LONGEST_TOPIC = 200
MOST_TOPICS = 8
TOPICS_NEEDED = 2
READING_TIME = timedelta(hours=24)  # both can read each other this long before they talk
DRAFTS_LAST = timedelta(days=30)  # after closing
# Where what was revealed stays to be read.
READABLE = (*REVEALED, State.HELD, State.RECORDING, State.FOR_REACTION, *CLOSED)


class Part(StrEnum):
    """What an entry of a preparation is."""

    ANSWER = "answer"  # to a question of a theme
    TOPIC = "topic"  # what one wants to talk about
    GOAL = "goal"  # a goal of one's own, laid on the table
    INSIGHT = "insight"  # a score of one's own, laid on the table
    ADDITION = "addition"  # with its date, after the reveal or after closing


class Lack(StrEnum):
    """What a preparation still misses."""

    ANSWER = "answer"  # to a question of this theme
    TOPICS = "topics"  # that one wants to talk about, and shares
    ANYTHING = "anything"  # one answer will do


@dataclass(frozen=True)
class Missing:
    """One thing that a preparation still misses, in its theme, and how many."""

    lack: Lack
    theme: UUID | None = None
    number: int = 1


def missing(
    kind: Kind, themes: Collection[UUID], answered: Collection[UUID], topics: int
) -> list[Missing]:
    """What stands between this preparation and being ready, in the order of the page.

    `answered` are the themes with an answer, shared or not: nobody has to share. `topics` are the
    shared ones, for only those come on the agenda.
    """
    if kind is Kind.CHECK_IN:
        return [] if answered else [Missing(Lack.ANYTHING)]
    answers = [Missing(Lack.ANSWER, theme) for theme in themes if theme not in answered]
    if kind is Kind.LIVE_EVALUATION:  # its topics were chosen when it was planned
        return answers
    short = TOPICS_NEEDED - topics
    return [*answers, Missing(Lack.TOPICS, number=short)] if short > 0 else answers


def may_write(state: State, is_ready: bool) -> bool:
    """Whether one's own preparation is still open; moving the talk does not close it."""
    return state in BEFORE_REVEAL and not is_ready


def may_add(state: State, one_sided: str) -> bool:
    """Whether something can be added, dated: to what the two read of each other, or to a closed record."""
    return state in CLOSED or (state in READABLE and one_sided != OneSided.OWN_CARD)


def may_choose_one_sided(
    state: State, is_ready: bool, starts_at: datetime | None, now: datetime
) -> bool:
    """Whether the side that is ready may go on without the other: the talk should have begun."""
    due = starts_at is not None and starts_at <= now
    return state is State.READY_ONE and is_ready and due


def forget_drafts_at(closed_at: datetime) -> datetime:
    """When everything that was for one's own eyes only goes, after closing or calling off."""
    return closed_at + DRAFTS_LAST
