"""Whether an interview can be planned or moved: only on requirements everybody signed (J0, T26)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from tweespraak.selection.rules.states import State

MINUTES = (15, 240)
USUAL = 60
FURTHEST = timedelta(days=200)
MANY = 3  # more interviews than this per candidate is warned of (practice §5.5)


class PlanRefusal(StrEnum):
    """Why an interview is not planned, moved or called off."""

    CLOSED = "closed"  # the procedure ended
    NOT_NOW = "not_now"  # this application is not in the procedure any more
    NOT_SIGNED = "not_signed"  # the requirements are not signed by everybody
    NO_STAGE = "no_stage"
    NOBODY = "nobody"  # no interviewer
    UNSIGNED = "unsigned"  # an interviewer did not sign this version
    THEMSELVES = "themselves"  # the candidate would judge themselves
    PAST = "past"
    TOO_FAR = "too_far"
    NO_HOUR = "no_hour"  # the clock skips it
    TOO_LONG = "too_long"
    NO_PLACE = "no_place"
    BEGUN = "begun"  # it was held or called off, or somebody judged already
    CHANGED = "changed"  # somebody else changed it since it was opened


class AddRefusal(StrEnum):
    """Why nobody is added."""

    CLOSED = "closed"
    HAS_A_PART = "has_a_part"  # stands at this vacancy already, on the other side
    TWICE = "twice"  # applied already


@dataclass(frozen=True)
class Proposal:
    """In which stage, when, where and with whom; `starts_at` is None when the clock skips that hour."""

    stage: str
    starts_at: datetime | None
    minutes: int
    place: str
    interviewers: frozenset[UUID]


@dataclass(frozen=True)
class Around:
    """What it is judged by. `signed`: who signed the version that counts, to the letter."""

    state: State
    candidate: UUID
    stages: Collection[str]  # keys of the stages that are interviews
    signed: Collection[UUID]
    is_signed: bool
    is_closed: bool


def planning_refused(around: Around) -> PlanRefusal | None:
    """Why nobody can be invited at all now; None when they can."""
    if around.is_closed:
        return PlanRefusal.CLOSED
    if around.state not in (State.APPLIED, State.IN_PROCEDURE):
        return PlanRefusal.NOT_NOW
    return None if around.is_signed else PlanRefusal.NOT_SIGNED


def plan_refused(proposal: Proposal, around: Around, at: datetime) -> PlanRefusal | None:
    """Why this interview is not planned; None when it is."""
    return planning_refused(around) or _people_refused(proposal, around) or _when(proposal, at)


def _people_refused(proposal: Proposal, around: Around) -> PlanRefusal | None:
    if proposal.stage not in around.stages:
        return PlanRefusal.NO_STAGE
    if not proposal.interviewers:
        return PlanRefusal.NOBODY
    if around.candidate in proposal.interviewers:
        return PlanRefusal.THEMSELVES
    return None if proposal.interviewers <= set(around.signed) else PlanRefusal.UNSIGNED


def _when(proposal: Proposal, at: datetime) -> PlanRefusal | None:
    if proposal.starts_at is None:
        return PlanRefusal.NO_HOUR
    if not MINUTES[0] <= proposal.minutes <= MINUTES[1]:
        return PlanRefusal.TOO_LONG
    if proposal.starts_at <= at:
        return PlanRefusal.PAST
    if proposal.starts_at > at + FURTHEST:
        return PlanRefusal.TOO_FAR
    return None if proposal.place.strip() else PlanRefusal.NO_PLACE
