"""The door to a vacancy: for who leads it, who asked for it, and who signs, by account or by link."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from tweespraak.people.api import (
    Membership,
    Permission,
    by_link_with_code,
    concerns,
    may,
    member_of,
    person_of,
)
from tweespraak.selection.access.own import applied
from tweespraak.selection.queries.places import Part, Place, place_of, vacancies_of

SIGN_SLOT = "selection.vacancy"  # the slot of the personal links of who signs


def vacancy(request: HttpRequest, vacancy_id: UUID, *parts: Part) -> Place:
    """Somebody's place at a vacancy, as one of these (any, when none are named).

    Raises Http404 for who is not at it, PermissionDenied for who is, but not as one of these.
    """
    found = _place(request, vacancy_id)
    if found is None:
        raise Http404
    if parts and not found.is_any(*parts):
        raise PermissionDenied
    return found


def starter(request: HttpRequest) -> Membership:
    """The member who may start a vacancy. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    if not (may(request, Permission.LEAD_SELECTION) or may(request, Permission.SEEK)):
        raise PermissionDenied
    return member


def member_in_selection(request: HttpRequest) -> Membership:
    """The member who leads, asks for or stands at a vacancy. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    if not is_in_selection(request):
        raise PermissionDenied
    return member


def is_in_selection(request: HttpRequest) -> bool:
    """Whether selection is for this person here."""
    if request.standing.member is None:  # type: ignore[attr-defined]
        return False
    return (
        may(request, Permission.LEAD_SELECTION)
        or may(request, Permission.SEEK)
        or concerns(request, SIGN_SLOT)
    )


def concerned(request: HttpRequest, **_more: Any) -> list[tuple[str, QuerySet[Any]]]:
    """`frame.concerns`: whoever stands at a vacancy here, and whoever applied somewhere."""
    member = request.standing.member  # type: ignore[attr-defined]
    own: list[tuple[str, QuerySet[Any]]] = [*applied(person_of(request).pk)]
    if member is None:
        return own
    return [(SIGN_SLOT, vacancies_of(member.person_id, member.organisation_id)), *own]


def _place(request: HttpRequest, vacancy_id: UUID) -> Place | None:
    if request.user.is_authenticated:
        member = member_of(request)
        return place_of(vacancy_id, member.organisation_id, person_of(request).pk)
    link = by_link_with_code(request, SIGN_SLOT, vacancy_id)
    timezone.activate(ZoneInfo(link.organisation.time_zone))
    return place_of(vacancy_id, link.organisation_id, link.person_id)
