"""What the clock does with a conversation whose moment has come, by its state."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from tweespraak.conversations.actions.closing import close_left_behind, remind_or_close
from tweespraak.conversations.actions.cycle_planning import ask_for_moment
from tweespraak.conversations.actions.preparing import (
    forget_drafts,
    look_after_one,
    reveal_when_due,
)
from tweespraak.conversations.actions.reminding import ask_again, remind_to_prepare
from tweespraak.conversations.actions.steps import locked
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules.states import BEING_WRITTEN, CLOSED, State
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim

# Each gets the locked row and the moment, and sets `due_at` to the next moment, or to None.
Handler = Callable[[Conversation, datetime], None]
HANDLERS: Mapping[State, Handler] = {
    State.PLANNED: ask_for_moment,
    State.INVITING: ask_again,
    State.PREPARING: remind_to_prepare,
    State.READY_ONE: look_after_one,
    State.READY_BOTH: reveal_when_due,
    State.CANCELLED: forget_drafts,
    **dict.fromkeys(CLOSED, forget_drafts),
    State.FOR_REACTION: remind_or_close,
    **dict.fromkeys(BEING_WRITTEN, close_left_behind),
}


def work_off_conversations() -> int:
    """Do for every due conversation what its state asks; returns how many there were."""
    at = clock.now()
    rows = claim(Conversation.objects.all(), at)
    for row in rows:
        _work_off(row, at)
    return len(rows)


@transaction.atomic
def _work_off(row: Conversation, at: datetime) -> None:
    conversation = locked(row)
    if conversation.due_at and conversation.due_at <= at:  # else it went on since it was claimed
        conversation.due_at = None
        handler = HANDLERS.get(State(conversation.state))
        if handler:
            handler(conversation, at)
    conversation.leased_until = None
    conversation.save(update_fields=["due_at", "leased_until"])
