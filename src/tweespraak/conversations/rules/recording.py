"""The record of a talk: who writes in which box, when it is complete, and the term to react on it.

Practice §4.3 and §7.2 (C7–C13).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from tweespraak.conversations.rules.agreeing import MOST_NEW
from tweespraak.conversations.rules.cards import CARD_SIDES, Side
from tweespraak.conversations.rules.library import Kind
from tweespraak.conversations.rules.states import CLOSED, IN_ROOM, REVEALED, State

LONGEST_BOX = 4000  # characters
LONGEST_OWN_VIEW = 4000
REACTION_DAYS = 10  # working days
REMINDER_DAYS = (4, 8)  # working days after the record was handed over
BETWEEN_DAYS = 2  # working days that a late reminder leaves
MORNING = time(9)  # of the organisation

WorkingDays = Callable[[date, int], date]


class Refusal(StrEnum):
    """Why something cannot be done with the record now."""

    NOT_YET = "not_yet"  # it cannot have taken place before it started
    NOT_NOW = "not_now"  # the conversation is somewhere else by now
    THEIR_BOX = "their_box"  # they wrote in it themselves
    WRITTEN = "written"  # something stands in a box of this theme
    NOTHING_DISCUSSED = "nothing_discussed"
    EMPTY_BOX = "empty_box"
    PROPOSED_LEFT = "proposed_left"
    TOO_MANY_NEW = "too_many_new"
    OWN_RECORD = "own_record"  # who wrote it does not react on it
    NO_OWN_VIEW = "no_own_view"
    TOO_LONG = "too_long"
    NO_CHECK_IN = "no_check_in"  # only a check-in can do without a record
    NOT_ALL_DISCUSSED = "not_all_discussed"  # a live evaluation has three questions
    ONE_PROMISES = "one_promises"  # of a live evaluation both take something along


class RecordRefused(Exception):
    """This cannot be done with the record like this; nothing has changed."""

    def __init__(self, refusal: Refusal, themes: Collection[UUID] = ()) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.themes = tuple(themes)  # where something is missing


@dataclass(frozen=True)
class ThemeFacts:
    """What counts of one theme for handing the record over."""

    theme: UUID
    is_discussed: bool
    filled: frozenset[Side]


def held_refused(state: State, starts_at: datetime | None, at: datetime) -> Refusal | None:
    """Why one cannot say that the talk took place; none when one can."""
    if state not in REVEALED or starts_at is None:
        return Refusal.NOT_NOW
    return Refusal.NOT_YET if at < starts_at else None


def box_refused(state: State, writer: Side, side: Side, written_by: str) -> Refusal | None:
    """Why this side cannot write in this box. In the other's only until they write there themselves."""
    if state not in IN_ROOM:
        return Refusal.NOT_NOW
    is_taken = writer is not side and written_by == side
    return Refusal.THEIR_BOX if is_taken else None


def undiscussed_refused(state: State, filled: Collection[Side]) -> Refusal | None:
    """Why a theme cannot be marked as not discussed."""
    if state not in IN_ROOM:
        return Refusal.NOT_NOW
    return Refusal.WRITTEN if filled else None


def check_complete(themes: Collection[ThemeFacts], proposed: int, new: int) -> None:
    """Whether a record can be handed over. Raises RecordRefused."""
    discussed = [one for one in themes if one.is_discussed]
    if not discussed:
        raise RecordRefused(Refusal.NOTHING_DISCUSSED)
    empty = [one.theme for one in discussed if one.filled != frozenset(CARD_SIDES)]
    if empty:
        raise RecordRefused(Refusal.EMPTY_BOX, empty)
    if proposed:
        raise RecordRefused(Refusal.PROPOSED_LEFT)
    if new > MOST_NEW:
        raise RecordRefused(Refusal.TOO_MANY_NEW)


def check_two_sided(kind: Kind, themes: Collection[ThemeFacts], owners: Collection[UUID]) -> None:
    """Whether a live evaluation had all its questions, and agreements of both if it has any (E9).

    `owners` are who does what was agreed. Raises RecordRefused.
    """
    if kind is not Kind.LIVE_EVALUATION:
        return
    left = [one.theme for one in themes if not one.is_discussed]
    if left:
        raise RecordRefused(Refusal.NOT_ALL_DISCUSSED, left)
    if len(set(owners)) == 1:
        raise RecordRefused(Refusal.ONE_PROMISES)


def reaction_refused(
    state: State, side: Side, handed_over_by: str, *, is_agreed: bool, own_view: str
) -> Refusal | None:
    """Why this side cannot react on the record like this."""
    if state is not State.FOR_REACTION:
        return Refusal.NOT_NOW
    if side == handed_over_by:
        return Refusal.OWN_RECORD
    if not is_agreed and not own_view.strip():
        return Refusal.NO_OWN_VIEW
    return Refusal.TOO_LONG if len(own_view) > LONGEST_OWN_VIEW else None


def without_record_refused(state: State, kind: Kind, proposed: int) -> Refusal | None:
    """Why a talk cannot be closed without a record."""
    if state is not State.HELD:
        return Refusal.NOT_NOW
    if kind is not Kind.CHECK_IN:
        return Refusal.NO_CHECK_IN
    return Refusal.PROPOSED_LEFT if proposed else None


def has_record(state: State) -> bool:
    """Whether there is a record to read, be it still under way."""
    return state in (*IN_ROOM, State.FOR_REACTION, *CLOSED)


def last_day_to_react(handed_over_on: date, working_days: WorkingDays) -> date:
    """The last of the working days the other has."""
    return working_days(handed_over_on, REACTION_DAYS)


def left_behind_until(left_on: date, zone: ZoneInfo, working_days: WorkingDays) -> datetime:
    """Until when who stays can finish a record after the other left: as long as one has to react."""
    return _day_after(last_day_to_react(left_on, working_days), zone)


def next_look(
    handed_over_on: date, reminded: int, at: datetime, zone: ZoneInfo, working_days: WorkingDays
) -> datetime:
    """When the clock looks at a record that waits for a reaction: to remind, or at last to close it.

    Both reminders go out before it closes. `at` is when the last one did: where that was late, two
    working days lie between it and what comes next.
    """
    if reminded < len(REMINDER_DAYS):
        day = working_days(handed_over_on, REMINDER_DAYS[reminded])
        moment = datetime.combine(day, MORNING, zone)
    else:
        moment = _day_after(last_day_to_react(handed_over_on, working_days), zone)
    if not reminded:
        return moment
    rest = working_days(at.astimezone(zone).date(), BETWEEN_DAYS)
    return max(moment, datetime.combine(rest, MORNING, zone))


def _day_after(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), zone)
