"""Where a vacancy is, for whoever stands at it; and the stages somebody goes through."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from tweespraak.selection.rules.states import ProfileState

MOST_STAGES = 6
MANY_INTERVIEWS = 3  # more is warned of (practice §5.5)


class Now(StrEnum):
    """Where a vacancy is."""

    WRITING = "writing"  # the requirements
    SIGNING = "signing"
    READY = "ready"  # signed, and nobody can apply yet
    OPEN = "open"
    CLOSED = "closed"


def now_of(state: str, *, is_published: bool, is_closed: bool) -> Now:
    """Where it is, from its requirements, its open page and its end."""
    if is_closed:
        return Now.CLOSED
    if state == ProfileState.DRAFT:
        return Now.WRITING
    if state == ProfileState.IN_SIGNING:
        return Now.SIGNING
    return Now.OPEN if is_published else Now.READY


def interviews_in(stages: Sequence[Mapping[str, Any]]) -> int:
    """How many talks are planned for who goes all the way."""
    return sum(1 for row in stages if row["is_interview"])


class Step(StrEnum):
    """What somebody does next at a vacancy."""

    WRITE = "write"  # the requirements
    SEND = "send"
    SIGN = "sign"
    PUBLISH = "publish"


def next_step(
    now: Now, *, leads: bool, publishes: bool, has_gaps: bool, must_sign: bool
) -> Step | None:
    """What waits for this person; None when it waits for somebody else, or for nobody."""
    if now is Now.CLOSED:
        return None
    if must_sign and now is not Now.WRITING:
        return Step.SIGN
    if not leads:
        return None
    if now is Now.WRITING:
        return Step.WRITE if has_gaps else Step.SEND
    return Step.PUBLISH if now is Now.READY and publishes else None
