"""Which cards are whose."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.conversations.models import TalkCard


def cards_for(organisation: UUID, person: UUID) -> QuerySet[TalkCard]:
    """Every card that exists for this member: the organisation's and their own, archived or not."""
    here = TalkCard.objects.filter(organisation_id=organisation)
    return here.filter(Q(owner=None) | Q(owner_id=person)).order_by("name", "pk")


def organisation_cards(organisation: UUID) -> QuerySet[TalkCard]:
    """The cards of the organisation that are in use."""
    here = TalkCard.objects.filter(organisation_id=organisation, owner=None, archived_at=None)
    return here.order_by("name", "pk")


def own_cards(organisation: UUID, person: UUID) -> QuerySet[TalkCard]:
    """The person's own cards that are in use."""
    mine = TalkCard.objects.filter(organisation_id=organisation, owner_id=person)
    return mine.filter(archived_at=None).order_by("name", "pk")


def archived_cards(
    organisation: UUID, person: UUID, audiences: Collection[str]
) -> QuerySet[TalkCard]:
    """What was put away and this person may bring back: `own` cards, those of the `organisation`."""
    gone = cards_for(organisation, person).exclude(archived_at=None)
    if "own" not in audiences:
        gone = gone.filter(owner=None)
    if "organisation" not in audiences:
        gone = gone.filter(owner_id=person)
    return gone
