"""Two accounts turned out to be one person's: what they prepared, said and agreed goes along."""

from uuid import UUID

from django.db import transaction

from tweespraak.conversations.models import (
    Agreement,
    AgreementMoment,
    AllowedWord,
    Conversation,
    Course,
    Cycle,
    Message,
    Participant,
    TalkCard,
)
from tweespraak.foundation.merging import repoint

POINTERS = {
    TalkCard: ("owner_id", "created_by_id"),
    Conversation: ("created_by_id",),
    Participant: ("person_id",),
    Agreement: ("owner_id", "other_id", "proposed_by_id"),
    AgreementMoment: ("by_id",),
    Message: ("sender_id", "answered_by_id"),
    Cycle: ("created_by_id",),
    Course: ("written_by_id",),
    AllowedWord: ("allowed_by_id",),
}


@transaction.atomic
def unite_talkers(*, gone: UUID, kept: UUID) -> None:
    """Everything that points at `gone` points at `kept`."""
    repoint(POINTERS, gone=gone, kept=kept)
