"""Two accounts turned out to be one person's: what they prepared, said and agreed goes along."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tweespraak.conversations.actions.agreement_steps import forget_agreements
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
    Agreement: ("owner_id", "other_id", "proposed_by_id", "asked_of_id"),
    AgreementMoment: ("by_id",),
    Message: ("sender_id", "answered_by_id"),
    Cycle: ("created_by_id",),
    Course: ("written_by_id",),
    AllowedWord: ("allowed_by_id",),
}


@transaction.atomic
def unite_talkers(*, gone: UUID, kept: UUID) -> None:
    """Everything that points at `gone` points at `kept`. What the two accounts had with each other was
    with nobody else: it goes."""
    _forget_own_company(gone, kept)
    repoint(POINTERS, gone=gone, kept=kept)


def _forget_own_company(gone: UUID, kept: UUID) -> None:
    both = (gone, kept)
    mine = Conversation.objects.filter(participants__person=gone)
    talks = list(mine.filter(participants__person=kept).values_list("pk", flat=True))
    alone = Agreement.objects.filter(Q(conversation__in=talks) | Q(owner__in=both, other__in=both))
    forget_agreements(alone)
    Conversation.objects.filter(pk__in=talks).delete()
