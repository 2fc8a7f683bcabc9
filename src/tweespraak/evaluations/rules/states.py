"""The states of an evaluation; what is not listed is refused (practice §7.4, E1–E12).

Who may do what, and when, is asked of the guards beside this table.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Side(StrEnum):
    """Who answers."""

    CLIENT = "client"  # for whom somebody was sought
    RECRUITER = "recruiter"


class State(StrEnum):
    """Where an evaluation is."""

    PREPARED = "prepared"
    SENT = "sent"
    ANSWERED_ONE = "answered_one"  # one side sent theirs; the other's stay hidden from them
    REVEALED = "revealed"  # both read both
    LIVE_REQUIRED = "live_required"  # a low score: talk about it
    LIVE_OFFERED = "live_offered"
    LIVE_PLANNED = "live_planned"
    LIVE_HELD = "live_held"
    LIVE_DECLINED = "live_declined"
    CLOSED = "closed"  # nothing to talk about; the client was thanked
    FOLLOWED_UP = "followed_up"  # every agreement was closed
    LAPSED = "lapsed"  # nobody answered
    DROPPED = "dropped"  # never sent


class Act(StrEnum):
    """What moves an evaluation on."""

    SEND = "evaluation_send"
    DROP = "evaluation_drop"
    ANSWER = "evaluation_answer"  # the first of the two
    REVEAL = "evaluation_reveal"  # both answered, or the last day passed
    REQUIRE_LIVE = "evaluation_require_live"
    OFFER_LIVE = "evaluation_offer_live"
    CLOSE = "evaluation_close"
    PLAN_LIVE = "evaluation_plan_live"
    UNPLAN_LIVE = "evaluation_unplan_live"  # called off: it is to be planned again
    HOLD_LIVE = "evaluation_hold_live"
    DECLINE_LIVE = "evaluation_decline_live"
    FOLLOW_UP = "evaluation_follow_up"
    LAPSE = "evaluation_lapse"


S, A = State, Act

TALKING = (S.LIVE_REQUIRED, S.LIVE_OFFERED)
READ = (
    S.REVEALED, S.LIVE_REQUIRED, S.LIVE_OFFERED, S.LIVE_PLANNED, S.LIVE_HELD, S.LIVE_DECLINED,
    S.CLOSED, S.FOLLOWED_UP,
)  # fmt: skip
OPEN = (S.SENT, S.ANSWERED_ONE)
UNSENT = (S.PREPARED, S.DROPPED)  # the client never heard of it

TRANSITIONS: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        (S.PREPARED, A.SEND): S.SENT,
        (S.PREPARED, A.DROP): S.DROPPED,
        (S.SENT, A.ANSWER): S.ANSWERED_ONE,
        (S.SENT, A.LAPSE): S.LAPSED,
        (S.ANSWERED_ONE, A.REVEAL): S.REVEALED,
        (S.REVEALED, A.REQUIRE_LIVE): S.LIVE_REQUIRED,
        (S.REVEALED, A.OFFER_LIVE): S.LIVE_OFFERED,
        (S.LIVE_OFFERED, A.REQUIRE_LIVE): S.LIVE_REQUIRED,  # the other side came in after all
        (S.REVEALED, A.CLOSE): S.CLOSED,
        (S.LIVE_OFFERED, A.CLOSE): S.CLOSED,  # the client has no need of it
        **{(state, A.PLAN_LIVE): S.LIVE_PLANNED for state in TALKING},
        (S.LIVE_PLANNED, A.UNPLAN_LIVE): S.LIVE_REQUIRED,
        (S.LIVE_PLANNED, A.HOLD_LIVE): S.LIVE_HELD,
        **{(state, A.DECLINE_LIVE): S.LIVE_DECLINED for state in (*TALKING, S.LIVE_PLANNED)},
        (S.LIVE_HELD, A.FOLLOW_UP): S.FOLLOWED_UP,
        (S.CLOSED, A.FOLLOW_UP): S.FOLLOWED_UP,
    }
)


class ActRefused(Exception):
    """This cannot be done in this state; everything stays as it is."""

    def __init__(self, state: State, act: Act) -> None:
        super().__init__(f"{act} is not possible when {state}")
        self.state = state
        self.act = act


def state_after(state: State, act: Act) -> State:
    """The state an evaluation has after this. Raises ActRefused."""
    try:
        return TRANSITIONS[state, act]
    except KeyError:
        raise ActRefused(state, act) from None
