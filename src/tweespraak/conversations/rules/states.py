"""The states of a conversation and what leads from one to the next; what is not listed is refused.

Practice §7.2 (C1–C15). Who may do what, and when, is asked of the guards beside this table.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from tweespraak.conversations.rules.library import TABLE_KINDS, Kind


class State(StrEnum):
    """Where a conversation is."""

    PLANNED = "planned"
    INVITING = "inviting"
    PREPARING = "preparing"
    READY_ONE = "ready_one"
    READY_BOTH = "ready_both"
    REVEALED = "revealed"
    REVEALED_ONE_SIDED = "revealed_one_sided"
    HELD = "held"
    RECORDING = "recording"
    FOR_REACTION = "for_reaction"
    CLOSED_AGREED = "closed_agreed"
    CLOSED_WITH_OWN_VIEW = "closed_with_own_view"
    CLOSED_NOT_SIGNED = "closed_not_signed"
    CLOSED_NO_RECORD = "closed_no_record"
    CANCELLED = "cancelled"


class Act(StrEnum):
    """What moves a conversation on: one of the two does it, HR, or the clock."""

    INVITE = "invite"
    CONFIRM = "confirm"  # the second of the two; the first only leaves their mark
    READY = "ready"
    READY_TOO = "ready_too"
    REVEAL = "reveal"
    REVEAL_ONE_SIDED = "reveal_one_sided"
    RESCHEDULE = "reschedule"
    HOLD = "hold"  # the second of the two who says that it took place
    RECORD = "record"
    HAND_OVER = "hand_over"
    AGREE = "agree"
    OWN_VIEW = "own_view"
    EXPIRE = "expire"
    CLOSE_WITHOUT_RECORD = "close_without_record"
    CANCEL = "cancel"  # both, or HR
    BREAK_OFF = "break_off"  # somebody left, or has another manager


class OneSided(StrEnum):
    """What the side that was ready chose when the other was not."""

    SHOWN = "shown"  # the other reads mine anyway
    OWN_CARD = "own_card"  # I talk from my own card; nobody reads it


class Reason(StrEnum):
    """Why a talk is moved or called off: a closed list, without anything about health."""

    BUSY = "busy"
    ABSENT = "absent"
    NOT_PREPARED = "not_prepared"
    OTHER_TALK = "other_talk"
    NO_LONGER_NEEDED = "no_longer_needed"
    MANAGER_CHANGED = "manager_changed"
    LEFT = "left"


BEFORE_REVEAL = (
    State.PLANNED, State.INVITING, State.PREPARING, State.READY_ONE, State.READY_BOTH,
)  # fmt: skip
REVEALED = (State.REVEALED, State.REVEALED_ONE_SIDED)
BEFORE_HELD = (*BEFORE_REVEAL, *REVEALED)
# The two look at the same table: the live room is open.
IN_ROOM = (*REVEALED, State.HELD, State.RECORDING)
BEING_WRITTEN = (State.HELD, State.RECORDING)
CLOSED = (
    State.CLOSED_AGREED, State.CLOSED_WITH_OWN_VIEW, State.CLOSED_NOT_SIGNED,
    State.CLOSED_NO_RECORD,
)  # fmt: skip
OVER = (*CLOSED, State.CANCELLED)

TRANSITIONS: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        (State.PLANNED, Act.INVITE): State.INVITING,
        (State.INVITING, Act.CONFIRM): State.PREPARING,
        (State.PREPARING, Act.READY): State.READY_ONE,
        (State.READY_ONE, Act.READY_TOO): State.READY_BOTH,
        (State.READY_BOTH, Act.REVEAL): State.REVEALED,
        (State.READY_ONE, Act.REVEAL_ONE_SIDED): State.REVEALED_ONE_SIDED,
        **{(state, Act.RESCHEDULE): State.PLANNED for state in BEFORE_HELD[1:]},
        **{(state, Act.HOLD): State.HELD for state in REVEALED},
        (State.HELD, Act.RECORD): State.RECORDING,
        (State.RECORDING, Act.HAND_OVER): State.FOR_REACTION,
        (State.FOR_REACTION, Act.AGREE): State.CLOSED_AGREED,
        (State.FOR_REACTION, Act.OWN_VIEW): State.CLOSED_WITH_OWN_VIEW,
        (State.FOR_REACTION, Act.EXPIRE): State.CLOSED_NOT_SIGNED,
        # One of the two left: what stands there by then stays, and nobody signs it.
        **{(state, Act.EXPIRE): State.CLOSED_NOT_SIGNED for state in BEING_WRITTEN},
        (State.HELD, Act.CLOSE_WITHOUT_RECORD): State.CLOSED_NO_RECORD,
        **{(state, Act.CANCEL): State.CANCELLED for state in BEFORE_REVEAL},
        **{(state, Act.BREAK_OFF): State.CANCELLED for state in BEFORE_HELD},
    }
)

# Nothing of such a talk is prepared here, revealed or recorded: it has a moment, and it is held.
_UNRECORDED: Mapping[tuple[State, Act], State] = MappingProxyType(
    {
        (State.PLANNED, Act.INVITE): State.INVITING,
        (State.INVITING, Act.CONFIRM): State.PREPARING,
        (State.INVITING, Act.RESCHEDULE): State.PLANNED,
        (State.PREPARING, Act.RESCHEDULE): State.PLANNED,
        (State.PREPARING, Act.HOLD): State.HELD,
        (State.HELD, Act.CLOSE_WITHOUT_RECORD): State.CLOSED_NO_RECORD,
        **{(state, Act.CANCEL): State.CANCELLED for state in BEFORE_REVEAL[:3]},
        **{(state, Act.BREAK_OFF): State.CANCELLED for state in BEFORE_REVEAL[:3]},
    }
)
TRANSITIONS_OF: Mapping[Kind, Mapping[tuple[State, Act], State]] = MappingProxyType(
    {
        **dict.fromkeys(TABLE_KINDS, TRANSITIONS),
        **dict.fromkeys((Kind.FEEDBACK, Kind.REJECTION_TALK), _UNRECORDED),
    }
)


class ActRefused(Exception):
    """This cannot be done with a conversation in this state; it stays as it is."""

    def __init__(self, state: State, act: Act) -> None:
        super().__init__(f"{act} is not possible when {state}")
        self.state = state
        self.act = act


def state_after(state: State, act: Act, kind: Kind = Kind.GOOD_CONVERSATION) -> State:
    """The state a conversation of this kind has after this. Raises ActRefused."""
    try:
        return TRANSITIONS_OF[kind][state, act]
    except KeyError:
        raise ActRefused(state, act) from None


def possible(state: State, kind: Kind = Kind.GOOD_CONVERSATION) -> frozenset[Act]:
    """What can be done with a conversation of this kind in this state."""
    return frozenset(act for found, act in TRANSITIONS_OF[kind] if found is state)
