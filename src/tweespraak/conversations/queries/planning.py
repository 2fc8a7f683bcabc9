"""With whom somebody can plan a talk, and every talk of a person with who sits opposite."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, QuerySet

from tweespraak.conversations.models import Conversation, Participant
from tweespraak.conversations.queries.talks import Seat, conversations_of, seats_at, with_cards
from tweespraak.conversations.rules import CARD_KINDS, Side
from tweespraak.conversations.rules.states import BEFORE_HELD, BEING_WRITTEN
from tweespraak.people.api import (
    Membership,
    Role,
    manager_of,
    members_with_role,
    names_in,
    reports_of,
    stand_ins_for,
    standing_in_for,
)


@dataclass(frozen=True)
class Partner:
    """Somebody to talk with, and on which side they would sit."""

    member: Membership
    side: Side
    for_whom: Membership | None = None  # who stands in, for this manager
    can_talk: bool = True


def partners_of(member: Membership, on: date) -> list[Partner]:
    """My manager and who stands in for them; my people, and those of whom I stand in for."""
    found: dict[UUID, Partner] = {}
    for partner in _candidates(member, on):
        if partner.member.pk != member.pk:
            found.setdefault(partner.member.pk, partner)
    talkers = talkers_in(member.organisation_id) if found else set()
    return [
        Partner(one.member, one.side, one.for_whom, one.member.pk in talkers)
        for one in found.values()
    ]


def _candidates(member: Membership, on: date) -> list[Partner]:
    manager = manager_of(member, on)
    above: list[Partner] = []
    if manager and manager.ended_at is None:
        above.append(Partner(manager, Side.MANAGER))
        above += [
            Partner(row.stand_in, Side.MANAGER, manager) for row in stand_ins_for(manager, on)
        ]
    below = [Partner(one, Side.EMPLOYEE) for one in reports_of(member, on)]
    for row in standing_in_for(member, on):
        below += [Partner(one, Side.EMPLOYEE, row.absent) for one in reports_of(row.absent, on)]
    return above + below


def talkers_in(organisation: UUID) -> set[UUID]:
    """The keys of the members here who may hold conversations."""
    return {
        key
        for role in (Role.EMPLOYEE, Role.MANAGER)
        for key in members_with_role(organisation, role).values_list("pk", flat=True)
    }


def seats_of(person: UUID, organisation: UUID, only: Collection[UUID] | None = None) -> list[Seat]:
    """Every talk of a person here, or only these, with both names, the last to be held first."""
    found = conversations_of(person, organisation)
    return seats_at(found if only is None else found.filter(pk__in=only), person)


def not_held_of(person: UUID, organisation: UUID) -> QuerySet[Conversation]:
    """The talks of a person here that are still to be held."""
    return _of(person, organisation).filter(state__in=BEFORE_HELD)


def being_written_of(person: UUID, organisation: UUID) -> QuerySet[Conversation]:
    """The talks of a person here that were held and have no record yet."""
    return _of(person, organisation).filter(state__in=BEING_WRITTEN).select_related("organisation")


def between_the_two(employee: Membership, manager: Membership) -> QuerySet[Conversation]:
    """The talks still to be held in which the one is the employee and the other the manager."""
    rows = not_held_of(employee.person_id, employee.organisation_id).filter(kind__in=CARD_KINDS)
    seats = Participant.objects.filter(person=manager.person_id, side=Side.MANAGER)
    mine = Participant.objects.filter(person=employee.person_id, side=Side.EMPLOYEE)
    return rows.filter(pk__in=seats.values("conversation_id")).filter(
        pk__in=mine.values("conversation_id")
    )


def managers_of_talks(talks: Collection[UUID], organisation: UUID) -> dict[UUID, str]:
    """How the manager of each of these talks is called, and nothing else of it."""
    seats = Participant.objects.filter(
        conversation__in=talks, conversation__organisation_id=organisation, side=Side.MANAGER
    ).values_list("conversation_id", "person_id")
    names = names_in(organisation, [person for _talk, person in seats])
    return {talk: names[person] for talk, person in seats if person in names}


def next_talks(member: Membership, others: Collection[UUID]) -> dict[UUID, Conversation]:
    """By person opposite: the next talk that is still to be held with this member; in one query."""
    mine = Participant.objects.filter(
        person=member.person_id,
        conversation__in=with_cards(),
        conversation__organisation_id=member.organisation_id,
        conversation__state__in=BEFORE_HELD,
    )
    seats = (
        Participant.objects.filter(
            person__in=others, conversation__in=mine.values("conversation_id")
        )
        .exclude(person=member.person_id)
        .select_related("conversation__organisation")
        .order_by(F("conversation__starts_at").desc(nulls_first=True))
    )
    return {seat.person_id: seat.conversation for seat in seats}  # the soonest comes last


def _of(person: UUID, organisation: UUID) -> QuerySet[Conversation]:
    here = with_cards().filter(organisation_id=organisation, participants__person=person)
    return here.order_by("created_at", "pk")
