"""An assessment as each of its people finds it, and whose assessments are whose."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import RELEASED, State

NOT_TOLD = (State.DRAFT, State.OFFERED, State.ACCEPTED)  # the participant was not invited yet


class Part(StrEnum):
    """As whom somebody stands in an assessment."""

    PARTICIPANT = "participant"
    PSYCHOLOGIST = "psychologist"  # responsible for it
    COLLEAGUE = "colleague"  # a psychologist with a part of the day
    SECOND_READER = "second_reader"
    PLANNER = "planner"
    CLIENT = "client"  # accepts the brief
    RECIPIENT = "recipient"  # may get the report


@dataclass(frozen=True)
class Place:
    """Somebody in an assessment, with everything they are in it."""

    case: Case
    person_id: UUID
    parts: frozenset[Part]

    def is_any(self, *parts: Part) -> bool:
        """Whether they are one of these."""
        return not self.parts.isdisjoint(parts)


def place_of(case: UUID, organisation: UUID, person: UUID) -> Place | None:
    """Where this person stands in this assessment; None when nowhere."""
    found = (
        Case.objects.filter(pk=case, organisation_id=organisation)
        .select_related("organisation", "participant", "psychologist", "lens_version", "consent")
        .first()
    )
    if found is None:
        return None
    parts = _parts(found, person)
    return Place(found, person, parts) if parts else None


def places_of(person: UUID, organisation: UUID) -> list[Place]:
    """Every assessment somebody stands in, with what they are in it, the newest first."""
    rows = cases_of(person, organisation).prefetch_related("parts", "recipients__decisions__report")
    return [Place(row, person, _parts(row, person)) for row in rows]


def _parts(found: Case, person: UUID) -> frozenset[Part]:
    named = {
        Part.PARTICIPANT: found.participant_id,
        Part.PSYCHOLOGIST: found.psychologist_id,
        Part.SECOND_READER: found.second_reader_id,
        Part.PLANNER: found.planner_id,
        Part.CLIENT: found.client_id,
    }
    parts = {part for part, key in named.items() if key == person and _knows(found, part)}
    if any(one.psychologist_id == person for one in found.parts.all()):
        parts.add(Part.COLLEAGUE)
    if any(one.person_id == person for one in found.recipients.all()):
        parts.add(Part.RECIPIENT)
    return frozenset(parts)


def _knows(case: Case, part: Part) -> bool:
    """Whether who has this part has heard of it: nobody stumbles on an assessment nobody told them of."""
    if part is Part.PARTICIPANT:
        return case.state not in NOT_TOLD or case.invited_at is not None
    return part is not Part.CLIENT or case.state != State.DRAFT


def cases_of(person: UUID, organisation: UUID) -> QuerySet[Case]:
    """Every assessment somebody stands in, the newest first."""
    mine = (
        (Q(participant_id=person) & (~Q(state__in=NOT_TOLD) | Q(invited_at__isnull=False)))
        | Q(psychologist_id=person)
        | Q(second_reader_id=person)
        | Q(planner_id=person)
        | (Q(client_id=person) & ~Q(state=State.DRAFT))
        | Q(parts__psychologist_id=person)
        | Q(
            recipients__person_id=person,
            recipients__decisions__choice=Choice.RELEASE,
            recipients__decisions__withdrawn_at=None,
            state__in=RELEASED,
        )
    )
    return (
        Case.objects.filter(mine, organisation_id=organisation)
        .select_related("organisation", "participant", "psychologist", "lens_version", "consent")
        .distinct()
        .order_by("-created_at", "pk")
    )


def consented_cases(keys: Collection[UUID]) -> dict[UUID, Case]:
    """The cases that consents to take part are about, by their keys."""
    return Case.objects.in_bulk(list(keys))


def all_cases_about(person: UUID) -> QuerySet[Case]:
    """Every assessment of a person, in every organisation, that they were told of; the newest first."""
    told = ~Q(state__in=NOT_TOLD) | Q(invited_at__isnull=False)
    return (
        Case.objects.filter(told, participant_id=person)
        .select_related("organisation")
        .prefetch_related("parts", "recipients")
        .order_by("-created_at", "pk")
    )
