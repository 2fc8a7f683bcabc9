"""What conversations announces."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tweespraak.conversations.rules.library import Kind
from tweespraak.conversations.rules.states import State


@dataclass(frozen=True)
class ConversationMovedOn:
    """A conversation came into another state; nothing of what anybody said."""

    conversation_id: UUID
    organisation_id: UUID
    kind: Kind
    state: State
    at: datetime


@dataclass(frozen=True)
class AgreementEnded:
    """An agreement was dropped, closed or stopped, or it went along to somebody else."""

    agreement_id: UUID
    conversation_id: UUID
    organisation_id: UUID
    at: datetime
