"""The states of an assessment and what leads from one to the next; what is not listed is refused.

Practice §7.1 (A1–A23). Who may do what, and when, is asked of the guards beside this table.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """Where an assessment is."""

    DRAFT = "draft"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    INVITED = "invited"
    CONSENTED = "consented"
    IN_PROGRESS = "in_progress"
    MEASURED = "measured"
    DRAFTING = "drafting"
    REVIEWED = "reviewed"
    WITH_PARTICIPANT = "with_participant"
    TALK_PLANNED = "talk_planned"
    TALK_HELD = "talk_held"
    TALK_WAIVED = "talk_waived"
    DECIDING = "deciding"
    RELEASED = "released"
    PARTIALLY_RELEASED = "partially_released"
    BLOCKED = "blocked"
    EXPIRED_UNRELEASED = "expired_unreleased"
    WITHDRAWN = "withdrawn"
    ACCESS_ENDED = "access_ended"


class Act(StrEnum):
    """What moves an assessment on: one of the people in it does it, or the clock."""

    OFFER = "offer"
    ACCEPT = "accept"
    CHANGE_BRIEF = "change_brief"  # after offering: the client accepts again, the sheet goes again
    INVITE = "invite"
    CONSENT = "consent"
    START = "start"
    MEASURE = "measure"
    DRAFT = "draft"
    REVIEW = "review"
    SHOW = "show"
    CORRECT = "correct"
    PLAN_TALK = "plan_talk"
    UNPLAN_TALK = "unplan_talk"
    HOLD_TALK = "hold_talk"
    WAIVE_TALK = "waive_talk"
    WANT_TALK = "want_talk"  # a waiver is taken back
    OPEN_DECISION = "open_decision"
    RELEASE = "release"
    RELEASE_PARTLY = "release_partly"
    BLOCK = "block"
    EXPIRE = "expire"
    WITHDRAW = "withdraw"
    END_ACCESS = "end_access"
    DECIDE_AGAIN = "decide_again"
    RESUME = "resume"  # expired before the talk: reading and talking come first (F4)


S, A = State, Act
BEFORE_START = (S.DRAFT, S.OFFERED, S.ACCEPTED, S.INVITED, S.CONSENTED)
BEFORE_PARTICIPANT = (
    S.DRAFT, S.OFFERED, S.ACCEPTED, S.INVITED, S.CONSENTED, S.IN_PROGRESS, S.MEASURED, S.DRAFTING,
    S.REVIEWED,
)  # fmt: skip
BEFORE_REVIEWED = BEFORE_PARTICIPANT[:-1]
WITH_PARTICIPANT = (S.WITH_PARTICIPANT, S.TALK_PLANNED, S.TALK_HELD, S.TALK_WAIVED, S.DECIDING)
RELEASED = (S.RELEASED, S.PARTIALLY_RELEASED)
OVER = (S.WITHDRAWN, S.ACCESS_ENDED)

TRANSITIONS: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        (S.DRAFT, A.OFFER): S.OFFERED,
        (S.OFFERED, A.ACCEPT): S.ACCEPTED,
        **{(state, A.CHANGE_BRIEF): S.OFFERED for state in BEFORE_START[1:]},
        (S.ACCEPTED, A.INVITE): S.INVITED,
        (S.INVITED, A.CONSENT): S.CONSENTED,
        (S.CONSENTED, A.START): S.IN_PROGRESS,
        (S.IN_PROGRESS, A.MEASURE): S.MEASURED,
        (S.MEASURED, A.DRAFT): S.DRAFTING,
        (S.DRAFTING, A.REVIEW): S.REVIEWED,
        (S.REVIEWED, A.SHOW): S.WITH_PARTICIPANT,
        (S.WITH_PARTICIPANT, A.CORRECT): S.WITH_PARTICIPANT,
        (S.WITH_PARTICIPANT, A.PLAN_TALK): S.TALK_PLANNED,
        (S.TALK_PLANNED, A.UNPLAN_TALK): S.WITH_PARTICIPANT,
        (S.TALK_PLANNED, A.HOLD_TALK): S.TALK_HELD,
        (S.WITH_PARTICIPANT, A.WAIVE_TALK): S.TALK_WAIVED,
        (S.TALK_WAIVED, A.WANT_TALK): S.TALK_PLANNED,
        (S.DECIDING, A.WANT_TALK): S.TALK_PLANNED,  # only after a waiver
        (S.TALK_HELD, A.OPEN_DECISION): S.DECIDING,
        (S.TALK_WAIVED, A.OPEN_DECISION): S.DECIDING,
        (S.DECIDING, A.RELEASE): S.RELEASED,
        (S.DECIDING, A.RELEASE_PARTLY): S.PARTIALLY_RELEASED,
        (S.DECIDING, A.BLOCK): S.BLOCKED,
        (S.WITH_PARTICIPANT, A.EXPIRE): S.EXPIRED_UNRELEASED,
        (S.DECIDING, A.EXPIRE): S.EXPIRED_UNRELEASED,
        **{(state, A.WITHDRAW): S.WITHDRAWN for state in (*BEFORE_PARTICIPANT, *WITH_PARTICIPANT)},
        **{(state, A.END_ACCESS): S.ACCESS_ENDED for state in RELEASED},
        (S.EXPIRED_UNRELEASED, A.DECIDE_AGAIN): S.DECIDING,
        (S.BLOCKED, A.DECIDE_AGAIN): S.DECIDING,
        (S.EXPIRED_UNRELEASED, A.RESUME): S.WITH_PARTICIPANT,
    }
)


class ActRefused(Exception):
    """This cannot be done with an assessment in this state; it stays as it is."""

    def __init__(self, state: State, act: Act) -> None:
        super().__init__(f"{act} is not possible when {state}")
        self.state = state
        self.act = act


def state_after(state: State, act: Act) -> State:
    """The state an assessment has after this. Raises ActRefused."""
    try:
        return TRANSITIONS[state, act]
    except KeyError:
        raise ActRefused(state, act) from None
