"""What the clock does with a conversation whose moment has come, by its state."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from tweespraak.conversations.actions.steps import locked
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim

# Each gets the locked row and the moment, and sets `due_at` to the next moment, or to None.
Handler = Callable[[Conversation, datetime], None]
HANDLERS: Mapping[State, Handler] = {}


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
    handler = HANDLERS.get(State(conversation.state))
    conversation.due_at = None
    if handler:
        handler(conversation, at)
    conversation.leased_until = None
    conversation.save(update_fields=["due_at", "leased_until"])
