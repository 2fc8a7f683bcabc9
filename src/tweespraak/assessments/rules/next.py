"""The one thing each of the people in an assessment does next, or for whom they wait."""

from dataclasses import dataclass
from enum import StrEnum

from tweespraak.assessments.rules.states import RELEASED, WITH_PARTICIPANT, State


class Next(StrEnum):
    """A next step; `wait_` is somebody else's turn."""

    WRITE_BRIEF = "write_brief"
    SIGN_BLOCKING = "sign_blocking"
    OFFER = "offer"
    ACCEPT = "accept"
    INVITE = "invite"
    READ_SHEET = "read_sheet"
    CONSENT = "consent"
    DECIDE_NEEDS = "decide_needs"
    PLAN_DAYS = "plan_days"
    START = "start"
    TAKE_TEST = "take_test"
    FILL_PARTS = "fill_parts"
    WRITE_REPORT = "write_report"
    REVIEW = "review"
    SHOW = "show"
    READ_REPORT = "read_report"
    ANSWER = "answer"  # corrections and marks
    PLAN_TALK = "plan_talk"
    HOLD_TALK = "hold_talk"
    DECIDE = "decide"
    RECEIVED = "received"
    CALL = "call"  # who was silent until it expired
    RELEASE = "release"  # a report that cannot be held back
    WAIT_BLOCKING = "wait_blocking"
    WAIT_BRIEF = "wait_brief"
    WAIT_ACCEPT = "wait_accept"
    WAIT_INVITE = "wait_invite"
    WAIT_CONSENT = "wait_consent"
    WAIT_NEEDS = "wait_needs"
    WAIT_DAYS = "wait_days"
    WAIT_LEAD = "wait_lead"
    WAIT_START = "wait_start"
    WAIT_PARTS = "wait_parts"
    WAIT_REPORT = "wait_report"
    WAIT_REVIEW = "wait_review"
    WAIT_READ = "wait_read"
    WAIT_TALK = "wait_talk"
    WAIT_DECISION = "wait_decision"
    WAIT_RELEASE = "wait_release"
    NOTHING = "nothing"

    @property
    def is_mine(self) -> bool:
        """Whether it is this person's turn."""
        return not self.value.startswith("wait_") and self is not Next.NOTHING


@dataclass(frozen=True)
class Facts:
    """What decides on the next step."""

    state: State
    is_brief_complete: bool = False
    asks_blocking: bool = False  # a ground is written, and nobody signed it yet
    is_sheet_opened: bool = False
    has_open_needs: bool = False
    has_parts: bool = False
    are_parts_planned: bool = False
    is_lead_over: bool = False
    has_test: bool = False  # a test of ours that is not finished
    reads_alone: bool = False
    blocking_right: bool = True
    has_open_request: bool = False  # the participant asked for a correction
    has_agreed: bool = False  # with the draft, by the participant
    is_with_reader: bool = False  # the newest version is fixed, for the second reader
    is_to_call: bool = False  # it expired, and nobody called the participant yet


N, S = Next, State
_PSYCHOLOGIST = {
    S.OFFERED: N.WAIT_ACCEPT, S.ACCEPTED: N.INVITE, S.IN_PROGRESS: N.FILL_PARTS,
    S.MEASURED: N.WRITE_REPORT, S.DRAFTING: N.WRITE_REPORT, S.REVIEWED: N.SHOW,
    S.WITH_PARTICIPANT: N.PLAN_TALK, S.TALK_PLANNED: N.HOLD_TALK, S.TALK_HELD: N.WAIT_DECISION,
    S.TALK_WAIVED: N.WAIT_DECISION, S.DECIDING: N.WAIT_DECISION,
}  # fmt: skip
_PARTICIPANT = {
    S.OFFERED: N.WAIT_ACCEPT, S.ACCEPTED: N.WAIT_INVITE, S.WITH_PARTICIPANT: N.READ_REPORT,
    S.TALK_PLANNED: N.HOLD_TALK, S.TALK_HELD: N.DECIDE, S.TALK_WAIVED: N.DECIDE,
    S.DECIDING: N.DECIDE,
    **dict.fromkeys((S.MEASURED, S.DRAFTING, S.REVIEWED), N.WAIT_REPORT),
}  # fmt: skip
_PLANNER = {
    S.DRAFT: N.WAIT_BRIEF, S.OFFERED: N.WAIT_ACCEPT, S.ACCEPTED: N.INVITE,
    S.INVITED: N.WAIT_CONSENT, S.IN_PROGRESS: N.WAIT_PARTS,
    S.WITH_PARTICIPANT: N.PLAN_TALK, S.TALK_PLANNED: N.WAIT_TALK,
    **dict.fromkeys((S.MEASURED, S.DRAFTING, S.REVIEWED), N.WAIT_REPORT),
    **dict.fromkeys((S.TALK_HELD, S.TALK_WAIVED, S.DECIDING), N.WAIT_DECISION),
}  # fmt: skip


def psychologist_next(facts: Facts) -> Next:
    """For who leads it."""
    if facts.has_open_needs and facts.state in (S.INVITED, S.CONSENTED):
        return N.DECIDE_NEEDS
    if facts.state is S.DRAFT:
        if not facts.is_brief_complete:
            return N.WAIT_BLOCKING if facts.asks_blocking else N.WRITE_BRIEF
        return N.OFFER
    if facts.state is S.INVITED:
        return N.WAIT_CONSENT if facts.are_parts_planned else N.PLAN_DAYS
    if facts.state is S.CONSENTED:
        return N.WAIT_START if facts.are_parts_planned else N.PLAN_DAYS
    if facts.state is S.DRAFTING and facts.is_with_reader and not facts.reads_alone:
        return N.WAIT_REVIEW
    return _after_reading(facts) or _PSYCHOLOGIST.get(facts.state, N.NOTHING)


def _after_reading(facts: Facts) -> Next | None:
    """What the psychologist does where the participant does not, or not yet."""
    if facts.has_open_request and facts.state in WITH_PARTICIPANT:
        return N.ANSWER
    if facts.state is S.DECIDING and not facts.blocking_right:
        return N.RELEASE
    return N.CALL if facts.state is S.EXPIRED_UNRELEASED and facts.is_to_call else None


def participant_next(facts: Facts) -> Next:
    """For whom it is about."""
    if facts.state is S.INVITED:
        return N.CONSENT if facts.is_sheet_opened else N.READ_SHEET
    if facts.state is S.CONSENTED:
        if facts.has_open_needs:
            return N.WAIT_NEEDS
        return N.START if facts.has_parts else N.WAIT_DAYS
    if facts.state is S.DECIDING and not facts.blocking_right:
        return N.WAIT_RELEASE
    if facts.state is S.WITH_PARTICIPANT and facts.has_agreed:
        return N.PLAN_TALK
    if facts.state is S.IN_PROGRESS:
        return N.TAKE_TEST if facts.has_test else N.WAIT_PARTS
    return _PARTICIPANT.get(facts.state, N.NOTHING)


def client_next(facts: Facts) -> Next:
    """For who asks: accept, wait, or read what was released."""
    if facts.state is S.OFFERED:
        return N.ACCEPT
    return N.RECEIVED if facts.state in RELEASED else N.NOTHING


def planner_next(facts: Facts) -> Next:
    """For who plans: the sheet goes out and the days stand."""
    if facts.state is S.CONSENTED:
        return N.WAIT_START if facts.are_parts_planned else N.PLAN_DAYS
    return _PLANNER.get(facts.state, N.NOTHING)


def reader_next(facts: Facts) -> Next:
    """For the second reader."""
    if facts.asks_blocking:
        return N.SIGN_BLOCKING
    return N.REVIEW if facts.state is S.DRAFTING and facts.is_with_reader else N.NOTHING
