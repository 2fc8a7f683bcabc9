"""An assessment as each of its people finds it, and whose assessments are whose."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.assessments.models import Case


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
        .select_related("organisation", "participant", "psychologist", "lens_version")
        .first()
    )
    if found is None:
        return None
    named = {
        Part.PARTICIPANT: found.participant_id,
        Part.PSYCHOLOGIST: found.psychologist_id,
        Part.SECOND_READER: found.second_reader_id,
        Part.PLANNER: found.planner_id,
        Part.CLIENT: found.client_id,
    }
    parts = {part for part, key in named.items() if key == person}
    if found.parts.filter(psychologist_id=person).exists():
        parts.add(Part.COLLEAGUE)
    if found.recipients.filter(person_id=person).exists():
        parts.add(Part.RECIPIENT)
    return Place(found, person, frozenset(parts)) if parts else None


def cases_of(person: UUID, organisation: UUID) -> QuerySet[Case]:
    """Every assessment somebody stands in, the newest first."""
    mine = (
        Q(participant_id=person)
        | Q(psychologist_id=person)
        | Q(second_reader_id=person)
        | Q(planner_id=person)
        | Q(client_id=person)
        | Q(parts__psychologist_id=person)
        | Q(recipients__person_id=person)
    )
    return (
        Case.objects.filter(mine, organisation_id=organisation)
        .select_related("organisation", "participant", "psychologist")
        .distinct()
        .order_by("-created_at", "pk")
    )
