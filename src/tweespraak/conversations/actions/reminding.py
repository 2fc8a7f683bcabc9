"""The clock asks once more for an answer, and reminds who is not ready in time to be read."""

from datetime import datetime

from tweespraak.conversations.actions.telling import tell
from tweespraak.conversations.documents.planning import Told
from tweespraak.conversations.models import Conversation


def ask_again(conversation: Conversation, at: datetime) -> None:
    """Who has not answered a proposal hears of it once more."""
    if conversation.starts_at and at < conversation.starts_at:
        late = conversation.participants.filter(confirmed_at=None).select_related("person")
        tell(conversation, late, Told.ASK_AGAIN, at)


def remind_to_prepare(conversation: Conversation, at: datetime) -> None:
    """Who is not ready is reminded once; a day ahead both could read each other."""
    if conversation.starts_at and at < conversation.starts_at:
        late = conversation.participants.filter(ready_at=None).select_related("person")
        tell(conversation, late, Told.PREPARE, at)
