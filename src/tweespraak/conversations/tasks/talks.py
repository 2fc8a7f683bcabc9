"""Work off the conversations for which a moment has come."""

from tweespraak.conversations.actions.due import work_off_conversations
from tweespraak.foundation.due import works_off

works_off("conversations")(work_off_conversations)
