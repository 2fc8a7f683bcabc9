"""The states of a profile of requirements and of a candidacy; what is not listed is refused.

Practice §7.3 (Q1–Q3, J0–J10). Who may do what, and when, is asked of the guards beside these tables.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ProfileState(StrEnum):
    """Where a version of the requirements is."""

    DRAFT = "draft"
    IN_SIGNING = "in_signing"
    SIGNED = "signed"
    REPLACED = "replaced"  # a newer version was made


class ProfileAct(StrEnum):
    """What moves a version on."""

    SEND = "profile_send"  # to everybody who signs
    TAKE_BACK = "profile_take_back"  # before all signed: change it, and ask again
    SEAL = "profile_seal"  # the last one signed
    REPLACE = "profile_replace"  # reopened: a newer version takes its place


class State(StrEnum):
    """Where somebody's application is."""

    APPLIED = "applied"
    IN_PROCEDURE = "in_procedure"
    REJECTION_DRAFTED = "rejection_drafted"
    CHECKED = "checked"
    COMMUNICATED = "communicated"
    TALK_REQUESTED = "talk_requested"
    TALK_HELD = "talk_held"
    NO_TALK = "no_talk"
    OBJECTED = "objected"
    HIRED = "hired"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What moves an application on: a person decides it, or the clock notes that a term passed."""

    TAKE_UP = "take_up"  # into the procedure: the first interview is planned
    DRAFT_REJECTION = "draft_rejection"
    DROP_REJECTION = "drop_rejection"  # thought better of, before it was sent
    CHECK = "check_rejection"
    CHANGE_REJECTION = "change_rejection"  # after the check: it is checked again
    COMMUNICATE = "communicate"
    ASK_TALK = "ask_talk"
    HOLD_TALK = "hold_talk"
    LET_TALK_GO = "let_talk_go"  # declined, or the term passed
    OBJECT = "object"
    HIRE = "hire"
    WITHDRAW = "withdraw"


P, Q, S, A = ProfileState, ProfileAct, State, Act

PROFILE_TRANSITIONS: Mapping[tuple[ProfileState, ProfileAct], ProfileState] = MappingProxyType(
    {
        (P.DRAFT, Q.SEND): P.IN_SIGNING,
        (P.IN_SIGNING, Q.TAKE_BACK): P.DRAFT,
        (P.IN_SIGNING, Q.SEAL): P.SIGNED,
        (P.SIGNED, Q.REPLACE): P.REPLACED,
    }
)

RUNNING = (S.APPLIED, S.IN_PROCEDURE)
UNTOLD = (S.REJECTION_DRAFTED, S.CHECKED)  # decided here; the candidate still has to hear it
TOLD = (S.COMMUNICATED, S.TALK_REQUESTED, S.TALK_HELD, S.NO_TALK, S.OBJECTED)
OVER = (*TOLD, S.HIRED, S.WITHDRAWN)

TRANSITIONS: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        (S.APPLIED, A.TAKE_UP): S.IN_PROCEDURE,
        **{(state, A.DRAFT_REJECTION): S.REJECTION_DRAFTED for state in RUNNING},
        **{(state, A.DROP_REJECTION): S.IN_PROCEDURE for state in UNTOLD},
        (S.REJECTION_DRAFTED, A.CHECK): S.CHECKED,
        (S.CHECKED, A.CHANGE_REJECTION): S.REJECTION_DRAFTED,
        (S.CHECKED, A.COMMUNICATE): S.COMMUNICATED,
        (S.COMMUNICATED, A.ASK_TALK): S.TALK_REQUESTED,
        (S.TALK_REQUESTED, A.HOLD_TALK): S.TALK_HELD,
        (S.COMMUNICATED, A.LET_TALK_GO): S.NO_TALK,
        (S.TALK_REQUESTED, A.LET_TALK_GO): S.NO_TALK,
        **{
            (state, A.OBJECT): S.OBJECTED
            for state in (S.COMMUNICATED, S.TALK_REQUESTED, S.TALK_HELD, S.NO_TALK)
        },
        (S.IN_PROCEDURE, A.HIRE): S.HIRED,
        **{(state, A.WITHDRAW): S.WITHDRAWN for state in (*RUNNING, *UNTOLD)},
    }
)


class ActRefused(Exception):
    """This cannot be done in this state; everything stays as it is."""

    def __init__(self, state: State | ProfileState, act: Act | ProfileAct) -> None:
        super().__init__(f"{act} is not possible when {state}")
        self.state = state
        self.act = act


def state_after(state: State, act: Act) -> State:
    """The state an application has after this. Raises ActRefused."""
    try:
        return TRANSITIONS[state, act]
    except KeyError:
        raise ActRefused(state, act) from None


def profile_after(state: ProfileState, act: ProfileAct) -> ProfileState:
    """The state a version of the requirements has after this. Raises ActRefused."""
    try:
        return PROFILE_TRANSITIONS[state, act]
    except KeyError:
        raise ActRefused(state, act) from None
