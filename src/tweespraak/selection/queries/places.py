"""Who stands where: at a vacancy, and with whose application somebody has to do."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Q, QuerySet

from tweespraak.selection.models import Candidacy, Vacancy
from tweespraak.selection.rules.states import State


class Part(StrEnum):
    """As what somebody stands at a vacancy."""

    RECRUITER = "recruiter"  # leads it
    HIRING_MANAGER = "hiring_manager"  # asked for it, and decides
    STAKEHOLDER = "stakeholder"  # reads and signs the requirements
    INTERVIEWER = "interviewer"  # of this application
    SECOND_READER = "second_reader"  # of its rejection


LEADS = (Part.RECRUITER, Part.HIRING_MANAGER)


@dataclass(frozen=True)
class Place:
    """Somebody at a vacancy, with everything they are there."""

    vacancy: Vacancy
    person_id: UUID
    parts: frozenset[Part]

    def is_any(self, *parts: Part) -> bool:
        """Whether they are one of these."""
        return not self.parts.isdisjoint(parts)


@dataclass(frozen=True)
class Seen:
    """An application as somebody of the organisation finds it."""

    candidacy: Candidacy
    person_id: UUID
    parts: frozenset[Part]

    def is_any(self, *parts: Part) -> bool:
        """Whether they are one of these."""
        return not self.parts.isdisjoint(parts)


def vacancies_of(person: UUID, organisation: UUID) -> QuerySet[Vacancy]:
    """Every vacancy somebody stands at, the newest first."""
    mine = (
        Q(recruiter_id=person)
        | Q(hiring_manager_id=person)
        | Q(stakeholders__person_id=person, stakeholders__ended_at=None)
    )
    keys = Vacancy.objects.filter(mine, organisation_id=organisation).values("pk")
    return Vacancy.objects.filter(pk__in=keys).order_by("-created_at", "pk")


def place_of(vacancy: UUID, organisation: UUID, person: UUID) -> Place | None:
    """Where this person stands at this vacancy; None when nowhere."""
    found = (
        Vacancy.objects.filter(pk=vacancy, organisation_id=organisation)
        .select_related("organisation", "recruiter", "hiring_manager", "unit", "lens_version")
        .prefetch_related("stakeholders")
        .first()
    )
    parts = parts_at(found, person) if found else frozenset()
    return Place(found, person, parts) if found and parts else None


def seen_of(candidacy: UUID, organisation: UUID, person: UUID) -> Seen | None:
    """An application this person has to do with; None when it is none of theirs.

    Whatever somebody is at a vacancy: their own application they see as candidate only. Who interviewed
    is done when the procedure is over: what is kept after that is read by who led it.
    """
    found = (
        Candidacy.objects.filter(pk=candidacy, organisation_id=organisation)
        .exclude(person_id=person)
        .select_related("organisation", "vacancy", "person", "rejection")
        .prefetch_related("vacancy__stakeholders", "interviews__judgements")
        .first()
    )
    if found is None:
        return None
    parts = parts_at(found.vacancy, person) - {Part.STAKEHOLDER}
    if found.vacancy.closed_at is None and _judges(found, person):
        parts |= {Part.INTERVIEWER}
    if getattr(getattr(found, "rejection", None), "second_reader_id", None) == person:
        parts |= {Part.SECOND_READER}
    return Seen(found, person, parts) if parts else None


def _judges(candidacy: Candidacy, person: UUID) -> bool:
    return any(
        judgement.interviewer_id == person and not judgement.excused_at
        for interview in candidacy.interviews.all()
        for judgement in interview.judgements.all()
    )


def is_candidate(vacancy: Vacancy, person: UUID) -> bool:
    """Whether somebody applied here and did not withdraw: then they have no other part in it."""
    rows = vacancy.candidacies.filter(person_id=person)
    return rows.exclude(state=State.WITHDRAWN).exists()


def parts_at(vacancy: Vacancy, person: UUID) -> frozenset[Part]:
    """Everything this person is at a vacancy whose stakeholders were fetched."""
    named = {Part.RECRUITER: vacancy.recruiter_id, Part.HIRING_MANAGER: vacancy.hiring_manager_id}
    parts = {part for part, key in named.items() if key == person}
    if any(one.person_id == person and not one.ended_at for one in vacancy.stakeholders.all()):
        parts.add(Part.STAKEHOLDER)
    return frozenset(parts)
