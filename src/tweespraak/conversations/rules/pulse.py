"""How a talk went, in four sentences from 1 to 5 by each of the two; about the talk, never a person."""

from collections.abc import Mapping
from enum import StrEnum

from tweespraak.conversations.rules.cards import Side
from tweespraak.conversations.rules.states import CLOSED, State

QUESTIONS = ("B1", "B2", "B3", "B4")
LOWEST, HIGHEST = 1, 5
LOW = 2  # up to here something was missing
WIDE = 2  # so far apart the two lived through another talk
# What one felt beside what the other thought: did I have room, did they think so.
_MIRRORED = (("B1", "B2"), ("B2", "B1"))

Pulse = Mapping[str, int]


class Sign(StrEnum):
    """Why something is said about the balance of a talk."""

    LOW = "low"
    APART = "apart"


def may_give(state: State) -> bool:
    """Whether one can say how it went: once it was held, also when the record is closed already."""
    return state in (State.HELD, State.RECORDING, State.FOR_REACTION, *CLOSED)


def is_complete(pulse: Pulse) -> bool:
    """Whether every sentence has an answer from 1 to 5."""
    return set(pulse) == set(QUESTIONS) and all(
        LOWEST <= value <= HIGHEST for value in pulse.values()
    )


def signs(mine: Pulse, other: Pulse) -> frozenset[Sign]:
    """What the two pulses of one talk give reason to say."""
    is_low = min(*mine.values(), *other.values()) <= LOW
    pairs = [*((key, key) for key in QUESTIONS), *_MIRRORED]
    is_apart = any(abs(mine[one] - other[two]) >= WIDE for one, two in pairs)
    return frozenset([*([Sign.LOW] if is_low else []), *([Sign.APART] if is_apart else [])])


def offers_third(side: Side, now: frozenset[Sign], before: frozenset[Sign]) -> bool:
    """Whether a third person is offered: to the employee only, the second time in a row."""
    return side is Side.EMPLOYEE and bool(now) and bool(before)
