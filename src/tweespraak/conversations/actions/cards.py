"""Make talk cards, change them, put them away and bring them back."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.models import TalkCard
from tweespraak.conversations.rules import Chosen, Kind, stored
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Organisation, Person


@transaction.atomic
def make_card(
    *,
    organisation: Organisation,
    once: UUID,
    kind: Kind,
    name: str,
    questions: Iterable[Chosen],
    owner: Person | None,
    by: Person,
    at: datetime,
) -> TalkCard:
    """Make a card of one's own, or of the organisation (no owner); the same `once` gives the same card.

    Raises OnceTaken.
    """
    card, new = TalkCard.objects.get_or_create(
        pk=once,
        defaults={
            "organisation": organisation,
            "owner": owner,
            "kind": kind.value,
            "name": name,
            "questions": stored(questions),
            "created_at": at,
            "created_by_id": by.pk,
            "changed_at": at,
        },
    )
    if (card.organisation_id, card.created_by_id) != (organisation.pk, by.pk):
        raise OnceTaken
    if new:
        _note("conversations.card_made", card, by, at)
    return card


@transaction.atomic
def change_card(
    *, card: TalkCard, name: str, questions: Iterable[Chosen], by: Person, at: datetime
) -> TalkCard:
    """Other words or another choice; saving the same again changes nothing."""
    rows = stored(questions)
    if (card.name, card.questions) != (name, rows):
        card.name, card.questions, card.changed_at = name, rows, at
        card.save(update_fields=["name", "questions", "changed_at"])
        _note("conversations.card_changed", card, by, at)
    return card


@transaction.atomic
def archive_card(*, card: TalkCard, by: Person, at: datetime) -> TalkCard:
    """Put a card away: it is no longer offered, and can be brought back."""
    if card.archived_at is None:
        card.archived_at = at
        card.save(update_fields=["archived_at"])
        _note("conversations.card_archived", card, by, at)
    return card


@transaction.atomic
def bring_card_back(*, card: TalkCard, by: Person, at: datetime) -> TalkCard:
    """Offer a card again that was put away."""
    if card.archived_at is not None:
        card.archived_at = None
        card.save(update_fields=["archived_at"])
        _note("conversations.card_brought_back", card, by, at)
    return card


def _note(action: str, card: TalkCard, by: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="talk_card",
        object_id=card.pk,
        at=at,
        by=by.pk,
        organisation=card.organisation_id,
    )
