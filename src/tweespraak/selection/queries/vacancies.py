"""Vacancies as lists need them: with their requirements and who signs, in a constant number of queries."""

from uuid import UUID

from django.db.models import Count, Q

from tweespraak.selection.models import Lesson, Profile, Vacancy
from tweespraak.selection.queries.places import Place, parts_at, vacancies_of
from tweespraak.selection.rules.states import RUNNING, UNTOLD


def places_at(person: UUID, organisation: UUID) -> list[Place]:
    """Every vacancy somebody stands at, with what they are there; the newest first.

    Each vacancy carries `going`: how many candidates are in it and have not heard an end.
    """
    going = Count("candidacies", Q(candidacies__state__in=[*RUNNING, *UNTOLD]), distinct=True)
    rows = (
        vacancies_of(person, organisation)
        .select_related("organisation", "unit")
        .prefetch_related("profiles__signatures", "stakeholders")
        .annotate(going=going)
    )
    return [Place(row, person, parts_at(row, person)) for row in rows]


def earlier_of(person: UUID, organisation: UUID) -> list[Vacancy]:
    """What somebody may copy: the vacancies they led or asked for, the newest first."""
    mine = Q(recruiter_id=person) | Q(hiring_manager_id=person)
    rows = Vacancy.objects.filter(mine, organisation_id=organisation)
    return list(rows.prefetch_related("profiles").order_by("-created_at", "pk"))


def versions_of(vacancy: Vacancy) -> list[Profile]:
    """Every version of the requirements, the newest first, with who signed it."""
    return list(vacancy.profiles.prefetch_related("signatures").order_by("-number"))


def lessons_of(vacancy: Vacancy) -> list[Lesson]:
    """What was learned in an earlier procedure, the oldest first."""
    return list(vacancy.lessons.order_by("created_at", "pk"))


def open_ones(person: UUID, organisation: UUID) -> list[Vacancy]:
    """The vacancies somebody stands at that are not closed."""
    return list(vacancies_of(person, organisation).filter(closed_at=None))
