"""Answering an evaluation: what may still be written, what is whole, and who may read whose (T37)."""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tweespraak.evaluations.rules.states import READ, Side, State

LONGEST = 2000  # characters of one text
NOT_APPLICABLE = "na"
VALUES = ("1", "2", "3", "4", "5", NOT_APPLICABLE)
NPS_VALUES = tuple(str(number) for number in range(11))

# Beside the topics, a reply has these places. A text alone knows no choice.
NPS, KEPT, BETTER = "nps", "kept", "better"
# Where a recruiter who did not answer in time still owes it: before the two talk.
LATE = (State.REVEALED, State.LIVE_REQUIRED, State.LIVE_OFFERED, State.LIVE_PLANNED)


class AnswerRefusal(StrEnum):
    """Why nothing is written or sent here."""

    NOT_YET = "not_yet"  # it was not sent out
    SENT = "sent"  # it never changes any more
    OVER = "over"  # the last day has passed
    NOTHING_ASKED = "nothing_asked"  # of this side
    NOT_WHOLE = "not_whole"


class RevealRefusal(StrEnum):
    """Why the two do not read each other yet."""

    NOBODY = "nobody"  # there is nothing to read
    OTHER_BUSY = "other_busy"  # one of the two may still answer


class CloseRefusal(StrEnum):
    """Why a recruiter does not close it."""

    NOT_READ = "not_read"  # nothing to thank for yet
    TALK_FIRST = "talk_first"
    OWN_FIRST = "own_first"  # their own side is still empty
    NO_WORDS = "no_words"
    ALREADY = "already"


@dataclass(frozen=True)
class Written:
    """What stands in one place: a choice, and words with it."""

    choice: str = ""
    words: str = ""


def choices_of(place: str) -> tuple[str, ...]:
    """What may be chosen in a place."""
    if place == NPS:
        return NPS_VALUES
    return () if place in (KEPT, BETTER) else VALUES


def clean(place: str, written: Written) -> Written:
    """Only what may be chosen here, and no more words than fit; a line end is one sign."""
    choice = written.choice if written.choice in choices_of(place) else ""
    words = written.words.replace("\r\n", "\n").replace("\r", "\n").strip()
    return Written(choice, words[:LONGEST])


def places_of(topics: Iterable[str], side: Side, *, is_second: bool) -> tuple[str, ...]:
    """Every place of a reply, in order; who is asked again after a while has topics alone."""
    if is_second:
        return tuple(topics)
    return (*topics, *((NPS,) if side is Side.CLIENT else ()), KEPT, BETTER)


def missing(places: Iterable[str], chosen: Collection[str]) -> tuple[str, ...]:
    """The places where something has to be chosen yet; words are never asked for."""
    return tuple(place for place in places if choices_of(place) and place not in chosen)


def write_refused(
    state: State, side: Side, *, is_sent: bool, asks_anything: bool
) -> AnswerRefusal | None:
    """Why a side writes no more; None when it may. After the last day only the recruiter may still,
    for theirs is owed before the two talk."""
    if state in (State.PREPARED, State.DROPPED):
        return AnswerRefusal.NOT_YET
    if is_sent:
        return AnswerRefusal.SENT
    if not asks_anything:
        return AnswerRefusal.NOTHING_ASKED
    if state in (State.SENT, State.ANSWERED_ONE):
        return None
    return None if side is Side.RECRUITER and state in LATE else AnswerRefusal.OVER


def may_read_other(state: State) -> bool:
    """Whether a side reads what the other answered (T37)."""
    return state in READ


def reveal_refused(
    asked: Collection[Side], sent: Collection[Side], closes_on: date | None, today: date
) -> RevealRefusal | None:
    """Why the two do not read each other yet; None when they may: everybody who was asked sent theirs,
    or the last day has come and somebody did."""
    if not sent:
        return RevealRefusal.NOBODY
    if set(asked) <= set(sent) or (closes_on is not None and today >= closes_on):
        return None
    return RevealRefusal.OTHER_BUSY


def close_refused(state: State, words: str, *, owes_own: bool) -> CloseRefusal | None:
    """Why a recruiter does not thank and close; None when they may."""
    if state in (State.CLOSED, State.FOLLOWED_UP):
        return CloseRefusal.ALREADY
    if state in (State.LIVE_REQUIRED, State.LIVE_PLANNED, State.LIVE_HELD, State.LIVE_DECLINED):
        return CloseRefusal.TALK_FIRST
    if state not in (State.REVEALED, State.LIVE_OFFERED):
        return CloseRefusal.NOT_READ
    if owes_own:
        return CloseRefusal.OWN_FIRST
    return None if has_words(words) else CloseRefusal.NO_WORDS


def has_words(text: str) -> bool:
    """Whether something was written: a row of dots or dashes says nothing."""
    return any(letter.isalnum() for letter in text)


def mark_of(written: Written) -> str:
    """The mark of what stands in a place; it travels with the page, to see whether it changed since."""
    text = f"{written.choice}\n{written.words}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]
