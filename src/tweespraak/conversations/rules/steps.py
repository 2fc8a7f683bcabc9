"""Where a conversation stands for one of the two: the one thing to do next, and the road as a whole."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tweespraak.conversations.rules.cards import Side
from tweespraak.conversations.rules.states import (
    BEFORE_REVEAL,
    CLOSED,
    OVER,
    REVEALED,
    OneSided,
    State,
)


class Next(StrEnum):
    """What one of the two does next, or waits for."""

    PROPOSE = "propose"
    CONFIRM = "confirm"
    PREPARE = "prepare"
    ONE_SIDED = "one_sided"
    READ = "read"
    TALK = "talk"
    HOLD = "hold"
    RECORD = "record"
    REACT = "react"
    WAIT_CONFIRM = "wait_confirm"
    WAIT_READY = "wait_ready"
    WAIT_REVEAL = "wait_reveal"
    WAIT_HOLD = "wait_hold"
    WAIT_REACTION = "wait_reaction"
    ANSWER_CALL_OFF = "answer_call_off"
    WAIT_CALL_OFF = "wait_call_off"
    READ_BACK = "read_back"
    NOTHING = "nothing"

    @property
    def is_mine(self) -> bool:
        """Whether something waits for this person, and not for the other or the clock."""
        return not self.startswith("wait_") and self not in (Next.READ_BACK, Next.NOTHING)


class Stage(StrEnum):
    """The road of every conversation."""

    MOMENT = "moment"
    PREPARE = "prepare"
    READ = "read"
    TALK = "talk"
    RECORD = "record"
    CLOSED = "closed"


@dataclass(frozen=True)
class Facts:
    """What decides on the next step of one side; nothing that anybody wrote."""

    state: State
    side: Side
    at: datetime
    starts_at: datetime | None
    minutes: int
    is_confirmed: bool = False
    is_ready: bool = False
    says_held: bool = False
    calls_off: bool = False
    other_calls_off: bool = False
    one_sided: str = ""
    handed_over_by: str = ""


TALK_FROM = timedelta(minutes=15)  # so long before the start the talk itself is the next step


def next_step(facts: Facts) -> Next:
    """The one next step of this side."""
    if facts.state in BEFORE_REVEAL and (facts.calls_off or facts.other_calls_off):
        return Next.ANSWER_CALL_OFF if facts.other_calls_off else Next.WAIT_CALL_OFF
    if facts.state is State.PLANNED or facts.starts_at is None:
        return Next.NOTHING if facts.state in OVER else Next.PROPOSE
    if facts.state in REVEALED:
        return _around_the_talk(facts, facts.starts_at)
    if facts.state is State.INVITING:
        return _moment(facts, facts.starts_at)
    if facts.state in (State.PREPARING, State.READY_ONE):
        return _prepare(facts, facts.starts_at)
    if facts.state is State.FOR_REACTION:
        wrote = facts.handed_over_by == facts.side
        return Next.WAIT_REACTION if wrote else Next.REACT
    return _FIXED.get(facts.state, Next.READ_BACK)


_FIXED = {
    State.READY_BOTH: Next.WAIT_REVEAL,
    State.HELD: Next.RECORD,
    State.RECORDING: Next.RECORD,
    State.CANCELLED: Next.NOTHING,
}


def _moment(facts: Facts, starts_at: datetime) -> Next:
    if starts_at <= facts.at:
        return Next.PROPOSE
    return Next.WAIT_CONFIRM if facts.is_confirmed else Next.CONFIRM


def _prepare(facts: Facts, starts_at: datetime) -> Next:
    if not facts.is_ready:
        return Next.PREPARE
    return Next.ONE_SIDED if starts_at <= facts.at else Next.WAIT_READY


def _around_the_talk(facts: Facts, starts_at: datetime) -> Next:
    if facts.says_held:
        return Next.WAIT_HOLD
    if facts.at >= starts_at + timedelta(minutes=facts.minutes):
        return Next.HOLD
    nothing_to_read = facts.one_sided == OneSided.OWN_CARD
    return Next.TALK if nothing_to_read or facts.at >= starts_at - TALK_FROM else Next.READ


_STAGES = {
    State.PLANNED: Stage.MOMENT,
    State.INVITING: Stage.MOMENT,
    State.PREPARING: Stage.PREPARE,
    State.READY_ONE: Stage.PREPARE,
    State.READY_BOTH: Stage.PREPARE,
    State.HELD: Stage.RECORD,
    State.RECORDING: Stage.RECORD,
    State.FOR_REACTION: Stage.RECORD,
}


def stages(facts: Facts) -> list[tuple[Stage, str]]:
    """Every stage with `done`, `current` or `todo`; all done once it is closed."""
    if facts.state in CLOSED:
        return [(stage, "done") for stage in Stage]
    current = _STAGES.get(facts.state) or _read_or_talk(facts)
    order = list(Stage)
    here = order.index(current)
    return [
        (stage, "current" if place == here else "done" if place < here else "todo")
        for place, stage in enumerate(order)
    ]


def _read_or_talk(facts: Facts) -> Stage:
    return Stage.READ if next_step(facts) is Next.READ else Stage.TALK
