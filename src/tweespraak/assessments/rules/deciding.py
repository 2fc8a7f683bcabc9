"""What a participant may decide about the report, and what a decision opens for whom.

Practice A14–A17, A20, A21, N5, N8: per recipient, bound to the hash of one version, until a day.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.standing import CLIENT_SEES, ClientSees
from tweespraak.assessments.rules.states import RELEASED, Act, State

TALKED = (State.TALK_HELD, State.TALK_WAIVED)  # the clock, or who looks, opens the decision
OPEN = (State.DECIDING, *RELEASED)  # for whom nothing was released yet can still be chosen
UNDONE = (State.BLOCKED, State.EXPIRED_UNRELEASED)  # may be decided again

DECIDED = (*RELEASED, State.BLOCKED, State.ACCESS_ENDED)  # the participant has a copy to take


class DecideRefusal(StrEnum):
    """Why nothing is decided."""

    NOT_NOW = "not_now"
    CHANGED = "changed"  # the report is another than the one on the page
    UNREAD = "unread"  # the final version was not opened by the participant
    NOT_AGREED = "not_agreed"  # no talk, and the report changed after the participant agreed
    OPEN_REQUEST = "open_request"
    NEXT_VERSION = "next_version"  # a correction is being written
    NO_RIGHT = "no_right"  # this report cannot be held back; the psychologist releases it
    UNGROUNDED = "ungrounded"  # and the ground for that is not whole
    NOT_VALID = "not_valid"  # the report has lost its validity
    NOBODY = "nobody"  # of who is named, nobody works here any more
    NOT_RELEASED = "not_released"  # there is nothing to take back


class WishFault(StrEnum):
    """What is not right with the choice for one recipient."""

    NO_CHOICE = "no_choice"
    NO_UNTIL = "no_until"
    UNTIL_PAST = "until_past"
    UNTIL_LATE = "until_late"  # later than the report is valid
    LEFT = "left"  # the recipient does not work here any more
    ELSEWHERE = "elsewhere"  # something else was chosen on another page meanwhile
    RELEASED = "released"  # they may read it already


@dataclass(frozen=True)
class Final:
    """What says whether the report as it is can be decided on."""

    is_newest: bool  # no later version is being written
    is_read: bool  # by the participant
    has_open_request: bool
    valid_until: date | None
    is_agreed: bool = True  # who gave up the talk agrees with the report as it is now (§1.3)


@dataclass(frozen=True)
class Wish:
    """One choice as it was sent. `base`: the decision that stood on the page."""

    choice: Choice | None
    until_on: date | None = None
    base: str = ""


@dataclass(frozen=True)
class Standing:
    """What stands for one recipient now. `key` is empty when nothing was chosen yet."""

    is_here: bool
    key: str = ""
    choice: Choice | None = None
    until_on: date | None = None
    is_ended: bool = False  # a release that was taken back


def final_refused(final: Final, today: date) -> DecideRefusal | None:
    """Why a report is not one to decide on (A14)."""
    if final.has_open_request:
        return DecideRefusal.OPEN_REQUEST
    if not final.is_newest:
        return DecideRefusal.NEXT_VERSION
    if not final.is_read:
        return DecideRefusal.UNREAD
    if not final.is_agreed:
        return DecideRefusal.NOT_AGREED
    if final.valid_until and today > final.valid_until:
        return DecideRefusal.NOT_VALID
    return None


def decide_refused(
    state: State, final: Final, *, blocking_right: bool, seen: str, now: str, today: date
) -> DecideRefusal | None:
    """Why the participant cannot decide. `seen` is the hash on the page, `now` that of the report."""
    if state not in OPEN:
        return DecideRefusal.NOT_NOW
    if not blocking_right:
        return DecideRefusal.NO_RIGHT
    if seen != now:
        return DecideRefusal.CHANGED
    return final_refused(final, today)


def release_refused(
    state: State, final: Final, *, is_grounded: bool, seen: str, now: str, today: date
) -> DecideRefusal | None:
    """Why the psychologist cannot release a report that cannot be held back (practice §7.1).

    `is_grounded`: ground and reason, signed by a second psychologist, seen by the participant before
    the start.
    """
    if state is not State.DECIDING:
        return DecideRefusal.NOT_NOW
    if not is_grounded:
        return DecideRefusal.UNGROUNDED
    return DecideRefusal.CHANGED if seen != now else final_refused(final, today)


def again_refused(
    state: State, final: Final, *, has_talked: bool, today: date
) -> DecideRefusal | None:
    """Why there is no deciding again (A21). Without a talk yet, that is where it goes on."""
    if state not in UNDONE:
        return DecideRefusal.NOT_NOW
    if final.valid_until and today > final.valid_until:
        return DecideRefusal.NOT_VALID
    return final_refused(final, today) if has_talked else None


def typing_fault(wish: Wish, *, today: date, valid_until: date | None) -> WishFault | None:
    """What the participant has to mend on the form."""
    if wish.choice is None:
        return WishFault.NO_CHOICE
    if wish.choice is not Choice.RELEASE:
        return None
    if wish.until_on is None:
        return WishFault.NO_UNTIL
    if wish.until_on < today:
        return WishFault.UNTIL_PAST
    if valid_until and wish.until_on > valid_until:
        return WishFault.UNTIL_LATE
    return None


def is_same(wish: Wish, standing: Standing) -> bool:
    """Whether this is what stands already: a second click."""
    if wish.choice is None or standing.is_ended or wish.choice is not standing.choice:
        return False
    return wish.choice is not Choice.RELEASE or wish.until_on == standing.until_on


def standing_fault(wish: Wish, standing: Standing) -> WishFault | None:
    """Why this choice is not written down, while the others are."""
    if is_same(wish, standing):
        return None
    if not standing.is_here:
        return WishFault.LEFT
    if standing.choice is Choice.RELEASE and not standing.is_ended:
        return WishFault.RELEASED
    return WishFault.ELSEWHERE if wish.base != standing.key else None


def outcome(choices: Collection[Choice | None]) -> Act | None:
    """Where the choices for everybody who is here lead; None: it stays open."""
    if Choice.RELEASE in choices:
        return Act.RELEASE if set(choices) == {Choice.RELEASE} else Act.RELEASE_PARTLY
    return Act.BLOCK if choices and set(choices) == {Choice.BLOCK} else None


def is_open(*, until_on: date | None, valid_until: date | None, today: date) -> bool:
    """Whether a released report can still be read, the last day included."""
    return all(today <= day for day in (until_on, valid_until) if day)


def last_day(until: Collection[date | None], valid_until: date | None) -> date | None:
    """The last day on which anybody can read it; None: there is no end."""
    ends = [min((day for day in (one, valid_until) if day), default=None) for one in until]
    known = [day for day in ends if day]
    return max(known) if known and len(known) == len(ends) else None


def recipient_sees(
    state: State, choice: Choice | None, *, is_live: bool, is_client: bool
) -> ClientSees | None:
    """What somebody at the client finds; None: nothing, as if there were no assessment.

    `choice` is the last about them, `is_live` whether what it opens is open. Only the client hears
    how it stands before a report is there; other recipients hear nothing before it is theirs.
    """
    if state not in (*RELEASED, State.BLOCKED, State.ACCESS_ENDED) or choice is None:
        return CLIENT_SEES[state] if is_client else None
    if choice is Choice.BLOCK:
        return ClientSees.BLOCKED
    if choice is Choice.RELEASE:
        return ClientSees.RELEASED if is_live else ClientSees.ENDED
    if not is_client:
        return None
    return ClientSees.UNAVAILABLE if state is State.ACCESS_ENDED else ClientSees.IN_TALK
