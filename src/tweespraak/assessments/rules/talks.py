"""When the feedback talk is held, where, with whom; and when a participant may do without it.

Practice §1.3 (yes, unless) and §7.1 A11–A13. Days are days where the organisation works.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from tweespraak.assessments.rules.decisions import Advice
from tweespraak.assessments.rules.states import RELEASED, State

MINUTES = (20, 180)  # the shortest and the longest talk
USUAL = 60
FURTHEST = timedelta(days=366)
THINKS = timedelta(hours=24)  # between first opening the draft and doing without a talk
CLAIM = timedelta(days=30)  # so long after the release a talk can still be had
NO_SHOWS = 2  # then the psychologist calls
PLANNABLE = (State.WITH_PARTICIPANT, State.TALK_PLANNED)
HEAVY = (Advice.NOT_NOW, Advice.FITS_WITH_CARE)  # negative, or with conditions


class Mode(StrEnum):
    """How two people talk. Calling or mailing is not one of them: it never counts."""

    IN_PERSON = "in_person"
    VIDEO = "video"


class TalkRefusal(StrEnum):
    """Why a talk is not planned, held or given up."""

    NOT_NOW = "not_now"
    PAST = "past"
    TOO_FAR = "too_far"
    SAME_DAY = "same_day"
    NO_HOUR = "no_hour"  # the clock skips it that day
    NOT_A_WAY = "not_a_way"  # calling, mailing, sending the report
    VIDEO_NOT_ASKED = "video_not_asked"
    NOT_READ_IN = "not_read_in"  # the psychologist did not read the file
    ONLY_THEM = "only_them"  # only the participant
    CHANGED = "changed"  # the moment or the draft is another than on the page
    TOO_EARLY = "too_early"  # it has not begun yet
    STEPS_OPEN = "steps_open"
    UNREAD = "unread"
    THINK = "think"
    NOT_AGREED = "not_agreed"
    OPEN_REQUEST = "open_request"
    NOT_SURE = "not_sure"  # a heavy advice, and not said once more
    CLAIM_OVER = "claim_over"


@dataclass(frozen=True)
class Proposal:
    """A talk as somebody wants to plan it."""

    starts_at: datetime
    mode: str
    holder: UUID  # who holds it
    has_read: bool = True  # the holder says so


@dataclass(frozen=True)
class Around:
    """What the case says about when and by whom."""

    state: State
    last_part_on: date | None
    readers: Collection[
        UUID
    ]  # the responsible psychologist, and colleagues with a part or who read along
    responsible: UUID
    is_video_asked: bool  # by the participant
    is_waived: bool = False  # the participant gave the talk up
    is_held: bool = False
    released_at: datetime | None = None


@dataclass(frozen=True)
class Draft:
    """What decides on whether a participant may do without a talk."""

    state: State
    opened_at: datetime | None  # the version as it is now
    agreed_at: datetime | None
    has_open_request: bool
    is_newest: bool  # nobody works on another version


def plan_refused(plan: Proposal, around: Around, *, at: datetime, zone: str) -> TalkRefusal | None:
    """Why this talk is not planned (A11)."""
    if not may_plan(around, at):
        return claim_refused(around, at) or TalkRefusal.NOT_NOW
    found = (
        (plan.mode not in list(Mode), TalkRefusal.NOT_A_WAY),
        (plan.mode == Mode.VIDEO and not around.is_video_asked, TalkRefusal.VIDEO_NOT_ASKED),
        (not is_read_in(plan, around), TalkRefusal.NOT_READ_IN),
        (plan.starts_at <= at, TalkRefusal.PAST),
        (plan.starts_at > at + FURTHEST, TalkRefusal.TOO_FAR),
        (not is_other_day(plan.starts_at, around.last_part_on, zone), TalkRefusal.SAME_DAY),
    )
    return next((refusal for is_so, refusal in found if is_so), None)


def may_plan(around: Around, at: datetime) -> bool:
    """Whether there is a talk to plan: before it was held, after giving it up, or in the month after."""
    if around.state in PLANNABLE:
        return True
    if around.state in (State.TALK_WAIVED, State.DECIDING):
        return around.is_waived
    return claim_refused(around, at) is None


def claim_refused(around: Around, at: datetime) -> TalkRefusal | None:
    """Why who gave up the talk cannot have one any more."""
    if around.state not in RELEASED or not around.is_waived or around.is_held:
        return TalkRefusal.NOT_NOW
    since = around.released_at
    return TalkRefusal.CLAIM_OVER if since is None or at > since + CLAIM else None


def is_other_day(starts_at: datetime, last_part_on: date | None, zone: str) -> bool:
    """Whether that is a later day than the last part, where the organisation works."""
    return last_part_on is None or starts_at.astimezone(ZoneInfo(zone)).date() > last_part_on


def is_read_in(plan: Proposal, around: Around) -> bool:
    """Whether who holds it is responsible for it, or a colleague who read the file."""
    if plan.holder == around.responsible:
        return True
    return plan.holder in around.readers and plan.has_read


def waive_refused(draft: Draft, *, at: datetime) -> TalkRefusal | None:
    """Why a participant cannot do without the talk yet; None is also when the choice is shown at all."""
    found = (
        (draft.state is not State.WITH_PARTICIPANT, TalkRefusal.NOT_NOW),
        (draft.opened_at is None, TalkRefusal.UNREAD),
        (draft.has_open_request, TalkRefusal.OPEN_REQUEST),
        (not draft.is_newest, TalkRefusal.CHANGED),
        (draft.agreed_at is None, TalkRefusal.NOT_AGREED),
        (draft.opened_at is not None and at < draft.opened_at + THINKS, TalkRefusal.THINK),
    )
    return next((refusal for is_so, refusal in found if is_so), None)


def is_heavy(advice: str) -> bool:
    """Whether doing without the talk is asked once more, with the offer of a short call."""
    return advice in list(HEAVY)


def is_negative(advice: str) -> bool:
    """Whether growth has to be talked about in any case."""
    return advice == Advice.NOT_NOW


def must_call(no_shows: int) -> bool:
    """Whether it is time to call instead of mailing once more."""
    return no_shows >= NO_SHOWS
