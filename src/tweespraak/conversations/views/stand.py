"""How a talk stands for one of the two, ready for a page: the next step with its address, the road."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.conversations.documents import KINDS
from tweespraak.conversations.documents.planning import NEXT, STAGES, STATES, WITHOUT_RECORD
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Kind
from tweespraak.conversations.rules.pulse import may_give
from tweespraak.conversations.rules.recording import has_record
from tweespraak.conversations.rules.states import (
    BEFORE_HELD,
    BEFORE_REVEAL,
    IN_ROOM,
    OVER,
    State,
)
from tweespraak.conversations.rules.steps import Facts, Next, next_step, stages
from tweespraak.conversations.rules.writing import READABLE

# The page where each step is taken; what is not here waits for somebody else.
PAGES = {
    Next.PROPOSE: "moment",
    Next.CONFIRM: "confirm",
    Next.PREPARE: "prepare",
    Next.ONE_SIDED: "prepare",
    Next.READ: "read",
    Next.TALK: "room",
    Next.HOLD: "room",
    Next.RECORD: "record",
    Next.REACT: "react",
    Next.WAIT_READY: "prepare",
    Next.WAIT_REVEAL: "prepare",
    Next.WAIT_HOLD: "room",
    Next.WAIT_REACTION: "record",
    Next.ANSWER_CALL_OFF: "call_off",
    Next.WAIT_CALL_OFF: "call_off",
    Next.READ_BACK: "record",
}


@dataclass(frozen=True)
class Stand:
    """A talk as one of the two sees it."""

    seat: Seat
    step: Next
    label: str
    text: str
    url: str
    state: str
    kind: str
    steps: list[dict[str, Any]]

    @property
    def waits_for_me(self) -> bool:
        """Whether it is this person's turn."""
        return self.step.is_mine

    @property
    def is_over(self) -> bool:
        """Whether nothing happens with it any more."""
        return self.seat.conversation.state in OVER

    @property
    def pages(self) -> list[tuple[str, str]]:
        """What else can be opened now: label and address."""
        talk, state = self.seat.conversation, State(self.seat.conversation.state)
        open_now = (
            ("prepare", _("My preparation"), state in BEFORE_REVEAL[2:]),
            ("read", _("Read each other"), state in READABLE and talk.revealed_at is not None),
            ("room", _("At the table"), state in IN_ROOM),
            ("record", _("The record"), has_record(state)),
            ("pulse", _("How it went"), may_give(state)),
        )
        pages = [
            (str(label), reverse(f"conversations:{page}", args=[talk.pk]))
            for page, label, is_open in open_now
            if is_open
        ]
        return [one for one in pages if one[1] != self.url or not self.waits_for_me]

    @property
    def may_move(self) -> bool:
        """Whether there is a moment that can be replaced."""
        talk = self.seat.conversation
        return talk.state in BEFORE_HELD[1:] and talk.starts_at is not None

    @property
    def may_call_off(self) -> bool:
        """Whether the two can still call it off."""
        asked = self.step in (Next.ANSWER_CALL_OFF, Next.WAIT_CALL_OFF)
        return self.seat.conversation.state in BEFORE_REVEAL and not asked

    @property
    def is_inviting(self) -> bool:
        """Whether a moment waits for an answer."""
        return self.seat.conversation.state == State.INVITING


def facts_of(seat: Seat, at: datetime) -> Facts:
    """What decides on the next step of this side."""
    talk, me, other = seat.conversation, seat.me, seat.other
    return Facts(
        state=State(talk.state),
        side=seat.side,
        at=at,
        starts_at=talk.starts_at,
        minutes=talk.minutes,
        is_confirmed=me.confirmed_at is not None,
        is_ready=me.ready_at is not None,
        says_held=me.says_held_at is not None,
        calls_off=me.calls_off_at is not None,
        other_calls_off=other.calls_off_at is not None,
        one_sided=talk.one_sided,
        handed_over_by=talk.handed_over_by,
    )


def stand_of(seat: Seat, at: datetime) -> Stand:
    """How this talk stands for who sits here."""
    facts = facts_of(seat, at)
    step, talk = next_step(facts), seat.conversation
    label, text = NEXT[step]
    if facts.state is State.CLOSED_NO_RECORD:
        text = WITHOUT_RECORD
    return Stand(
        seat=seat,
        step=step,
        label=str(label),
        text=str(text) % {"name": seat.other_name},
        url=url_of(step, seat),
        state=str(STATES[facts.state]),
        kind=str(KINDS[Kind(talk.kind)]),
        steps=[{"label": str(STAGES[stage]), "state": word} for stage, word in stages(facts)],
    )


def url_of(step: Next, seat: Seat) -> str:
    """Where a step is taken; empty where there is nothing to do."""
    page = PAGES.get(step)
    if page is None or seat.conversation.state == State.CLOSED_NO_RECORD:
        return ""
    return reverse(f"conversations:{page}", args=[seat.conversation.pk])
