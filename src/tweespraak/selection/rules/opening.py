"""When a vacancy is open to the world, and what a candidate is told of where they stand."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from tweespraak.selection.rules.states import RUNNING, TOLD, UNTOLD, ProfileState, State

KEPT = timedelta(days=28)  # after the end of the procedure (practice §2.2)
A_YEAR = timedelta(days=365)
LONGEST_OPEN = timedelta(days=365)


class Shut(StrEnum):
    """Why nobody can apply now."""

    UNPUBLISHED = "unpublished"
    UNSIGNED = "unsigned"  # the requirements are looked at again
    ENDED = "ended"  # the last day passed
    CLOSED = "closed"  # the procedure is over


class PublishRefusal(StrEnum):
    """Why a vacancy cannot be put on its open page."""

    UNSIGNED = "unsigned"
    CLOSED = "closed"
    NO_TEXT = "no_text"  # what the work is
    BLOCKED = "blocked"  # words in it that may not be asked
    UNCONFIRMED = "unconfirmed"  # words that need a second look


class Standing(StrEnum):
    """Where an application stands, as its candidate hears it: never what is decided and not yet told."""

    RECEIVED = "received"
    BUSY = "busy"
    INVITED = "invited"
    TOLD = "told"
    HIRED = "hired"
    WITHDRAWN = "withdrawn"


OVER = (Standing.TOLD, Standing.HIRED, Standing.WITHDRAWN)  # for the candidate


class OwnRefusal(StrEnum):
    """Why a candidate cannot do this with their application."""

    OVER = "over"  # withdrawing what is over
    HELD = "held"  # a complaint runs: nothing is deleted
    HIRED = "hired"
    RUNNING = "running"  # a year is asked only when it is over
    CHANGED = "changed"  # the words one agreed to are other words now


def shut_because(
    *,
    is_published: bool,
    profile: ProfileState | None,
    open_until_on: date | None,
    is_closed: bool,
    today: date,
) -> Shut | None:
    """Why nobody can apply; None when everybody can."""
    if not is_published:
        return Shut.UNPUBLISHED
    if is_closed:
        return Shut.CLOSED
    if open_until_on and today > open_until_on:
        return Shut.ENDED
    return None if profile is ProfileState.SIGNED else Shut.UNSIGNED


def words_refused(
    *, is_blocked: bool, is_warned: bool, is_confirmed: bool
) -> PublishRefusal | None:
    """Why the text of the work does not go into the world like this; None when it may."""
    if is_blocked:
        return PublishRefusal.BLOCKED
    return PublishRefusal.UNCONFIRMED if is_warned and not is_confirmed else None


def publish_refused(
    *, profile: ProfileState | None, is_closed: bool, text: str
) -> PublishRefusal | None:
    """Why it cannot be published; None when it can: only with requirements everybody signed."""
    if is_closed:
        return PublishRefusal.CLOSED
    if profile is not ProfileState.SIGNED:
        return PublishRefusal.UNSIGNED
    return None if text.strip() else PublishRefusal.NO_TEXT


def standing_of(state: State, *, was_invited: bool, has_planned: bool) -> Standing:
    """What a candidate hears. A rejection that is being written looks like nothing happened."""
    if state in TOLD:
        return Standing.TOLD
    if state is State.HIRED:
        return Standing.HIRED
    if state is State.WITHDRAWN:
        return Standing.WITHDRAWN
    if has_planned:
        return Standing.INVITED
    if state is State.APPLIED or (state in UNTOLD and not was_invited):
        return Standing.RECEIVED
    return Standing.BUSY


def steps_of(stages: Sequence[str], now: str, standing: Standing) -> list[tuple[str, str]]:
    """The stages by key, each done, current or still to come."""
    place = stages.index(now) if now in stages else 0
    if standing is Standing.HIRED:
        place = len(stages)
    states = ("done", "current", "todo")
    return [(key, states[(index >= place) + (index > place)]) for index, key in enumerate(stages)]


def may_withdraw(state: State) -> bool:
    """At any moment until the procedure is over for them (J9)."""
    return state in (*RUNNING, *UNTOLD)


def delete_refused(state: State, *, is_held: bool) -> OwnRefusal | None:
    """Why an application is not deleted at once; None when nothing holds it."""
    if is_held:
        return OwnRefusal.HELD
    return OwnRefusal.HIRED if state is State.HIRED else None


def year_refused(state: State) -> OwnRefusal | None:
    """Whether keeping it a year can be asked: only when it is over without a job (J8)."""
    return None if state in TOLD or state is State.WITHDRAWN else OwnRefusal.RUNNING


def deletes_on(closed_on: date | None, year_until_on: date | None) -> date | None:
    """The day on which everything is deleted, the one after its last; None while the procedure runs."""
    lasts = [year_until_on] if year_until_on else []
    if closed_on:
        lasts.append(closed_on + KEPT)
    return max(lasts) + timedelta(days=1) if lasts else None
