"""A conversation as one of the two finds it, and whose conversations are whose."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.rules import CARD_SIDES, TABLE_KINDS, Kind, Side
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
    return Conversation.objects.filter(kind__in=TABLE_KINDS)


def live_seats_of(person: UUID, organisation: UUID) -> QuerySet[Participant]:
    """Where somebody sits in a talk about an evaluation of recruitment, called off or not."""
    return Participant.objects.filter(
        person_id=person,
        conversation__organisation_id=organisation,
        conversation__kind=Kind.LIVE_EVALUATION,
    )


def seat_of(conversation: UUID, organisation: UUID, person: UUID) -> Seat | None:
    """The seat of this person; None when they do not sit there."""
    rows = list(
        Participant.objects.filter(
            conversation_id=conversation,
            conversation__organisation_id=organisation,
            conversation__kind__in=TABLE_KINDS,
        ).select_related("conversation", "person")
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
        with_cards()
        .filter(participants__person=person)
        .select_related("organisation")
        .prefetch_related("participants", "themes")
        .order_by("created_at", "pk")
    )
    by_organisation: dict[UUID, list[Conversation]] = {}
    for row in rows:
        by_organisation.setdefault(row.organisation_id, []).append(row)
    return [seat for here in by_organisation.values() for seat in seats_at(here, person)]


def seats_at(talks: Iterable[Conversation], person: UUID) -> list[Seat]:
    """Where this person sits in each of these talks of one organisation, with both names.

    A talk of which only one seat is left is nobody's to show.
    """
    both = {talk: list(talk.participants.all()) for talk in talks}
    whole = {talk: rows for talk, rows in both.items() if len(rows) == len(CARD_SIDES)}
    if not whole:
        return []
    persons = {row.person_id for rows in whole.values() for row in rows}
    names = names_in(next(iter(whole)).organisation_id, list(persons))
    return [_seat(talk, rows, person, names) for talk, rows in whole.items()]


def _seat(
    talk: Conversation, rows: list[Participant], person: UUID, names: dict[UUID, str]
) -> Seat:
    mine = next(row for row in rows if row.person_id == person)
    other = next(row for row in rows if row.person_id != person)
    mine.conversation = other.conversation = talk
    return Seat(talk, mine, other, names.get(person, ""), names.get(other.person_id, ""))
