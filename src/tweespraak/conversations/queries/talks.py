"""A conversation as one of the two finds it, and whose conversations are whose."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.rules import CARD_KINDS, Side
from tweespraak.people.api import Person, names_in


@dataclass(frozen=True)
class Seat:
    """Where one of the two sits: the conversation, their own side, and who sits opposite."""

    conversation: Conversation
    me: Participant
    other: Participant
    my_name: str
    other_name: str

    @property
    def side(self) -> Side:
        """My side."""
        return Side(self.me.side)


def with_cards() -> QuerySet[Conversation]:
    """The conversations that have pages here; those of an assessment have theirs there."""
    return Conversation.objects.filter(kind__in=CARD_KINDS)


def seat_of(conversation: UUID, organisation: UUID, person: UUID) -> Seat | None:
    """The seat of this person; None when they do not sit there."""
    rows = list(
        Participant.objects.filter(
            conversation_id=conversation,
            conversation__organisation_id=organisation,
            conversation__kind__in=CARD_KINDS,
        ).select_related("conversation__organisation", "conversation__cycle", "person")
    )
    mine = next((row for row in rows if row.person_id == person), None)
    other = next((row for row in rows if row.person_id != person), None)
    if mine is None or other is None:
        return None
    names = names_in(organisation, [mine.person_id, other.person_id])
    other.conversation = mine.conversation
    return Seat(mine.conversation, mine, other, names[mine.person_id], names[other.person_id])


def is_here(conversation: UUID, organisation: UUID) -> bool:
    """Whether the organisation has this conversation."""
    return with_cards().filter(pk=conversation, organisation_id=organisation).exists()


def conversations_of(person: Person | UUID, organisation: UUID) -> QuerySet[Conversation]:
    """Every conversation of a person here, with both participants, the last to be held first."""
    return (
        with_cards()
        .filter(organisation_id=organisation, participants__person=person)
        .select_related("organisation", "cycle")
        .prefetch_related("participants", "themes")
        .order_by("-starts_at", "-created_at", "pk")
    )


def all_seats_of(person: UUID) -> list[Seat]:
    """Every seat of a person in every organisation, the oldest talk first: for what is theirs to take."""
    rows = (
        Participant.objects.filter(person=person, conversation__kind__in=CARD_KINDS)
        .select_related("conversation__organisation", "person")
        .prefetch_related("conversation__participants", "conversation__themes")
        .order_by("conversation__created_at", "pk")
    )
    return [seat for row in rows if (seat := _seat(row))]


def _seat(mine: Participant) -> Seat | None:
    talk = mine.conversation
    other = next((row for row in talk.participants.all() if row.person_id != mine.person_id), None)
    if other is None:
        return None
    names = names_in(talk.organisation_id, [mine.person_id, other.person_id])
    mine_name, other_name = (names.get(row.person_id, "") for row in (mine, other))
    return Seat(talk, mine, other, mine_name, other_name)
