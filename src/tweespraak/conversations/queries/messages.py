"""What was passed on: as the two see it, and as the organisation does, which may be without a name."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.conversations.models import Message
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.messages import month_of
from tweespraak.people.api import (
    Membership,
    Organisation,
    Permission,
    day_in,
    members_of,
    names_in,
    permissions_of,
    roles_of,
)


@dataclass(frozen=True)
class Arrived:
    """A sentence as the organisation reads it. Without a name there is a month, and nothing else."""

    id: UUID
    text: str
    name: str
    since_on: date
    answer: str
    answered_at: datetime | None
    answered_by: str

    @property
    def is_nameless(self) -> bool:
        """Whether who wrote it stays with the two."""
        return not self.name


@dataclass(frozen=True)
class PassedOn:
    """A sentence as the two see it."""

    message: Message
    is_mine: bool
    answered_by: str


def readers_of(organisation: UUID) -> list[Membership]:
    """Who reads what is passed on, by name."""
    return [
        member
        for member in members_of(organisation)
        if Permission.RUN_CYCLES in permissions_of(roles_of(member))
    ]


def sent_messages(organisation: UUID) -> QuerySet[Message]:
    """Everything the organisation got."""
    return Message.objects.filter(organisation_id=organisation, sent_at__isnull=False)


def arrived(organisation: Organisation) -> list[Arrived]:
    """What the organisation got, the last month first; within a month no order tells who was when."""
    rows = list(sent_messages(organisation.pk).order_by("pk"))
    persons = {row.sender_id for row in rows if row.with_name}
    persons |= {row.answered_by_id for row in rows if row.answered_by_id}
    names = names_in(organisation.pk, list(persons))
    found = [_arrived(row, organisation, names) for row in rows]
    return sorted(found, key=lambda one: (month_of(one.since_on), one.name), reverse=True)


def passed_on(seat: Seat) -> list[PassedOn]:
    """What the two passed on from a conversation, sent or about to be, in the order it was written."""
    rows = list(Message.objects.filter(conversation=seat.conversation).order_by("written_at", "pk"))
    answerers = [row.answered_by_id for row in rows if row.answered_by_id]
    names = names_in(seat.conversation.organisation_id, answerers) if answerers else {}
    return [
        PassedOn(
            message=row,
            is_mine=row.sender_id == seat.me.person_id,
            answered_by=names.get(row.answered_by_id, "") if row.answered_by_id else "",
        )
        for row in rows
    ]


def _arrived(row: Message, organisation: Organisation, names: dict[UUID, str]) -> Arrived:
    day = day_in(organisation, row.sent_at or row.written_at)
    return Arrived(
        id=row.pk,
        text=row.text,
        name=names.get(row.sender_id, "") if row.with_name else "",
        since_on=day if row.with_name else month_of(day),
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=names.get(row.answered_by_id, "") if row.answered_by_id else "",
    )
