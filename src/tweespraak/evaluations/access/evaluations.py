"""The door to an evaluation: for its recruiter and its client, by account or by personal link."""

from collections.abc import Callable
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from tweespraak.evaluations.queries.places import Place, evaluations_of, place_of
from tweespraak.evaluations.rules.states import Side
from tweespraak.people.api import (
    Membership,
    Permission,
    PersonalLink,
    by_link,
    by_link_with_code,
    concerns,
    may,
    member_of,
    person_of,
)

REPLY_SLOT = "evaluations.reply"  # the slot of the personal links of clients


def evaluation(request: HttpRequest, evaluation_id: UUID, *sides: Side) -> Place:
    """Somebody's place at an evaluation, on one of these sides (either, when none is named).

    A client may come by their personal link. Raises Http404 for who is on neither side,
    PermissionDenied for who is on the other.
    """
    return _allowed(_place(request, evaluation_id, by_link), sides)


def evaluation_with_code(request: HttpRequest, evaluation_id: UUID, *sides: Side) -> Place:
    """The same, but who comes by a link types the mailed code first: for what others wrote.

    Raises Http404, PermissionDenied, and CodeNeeded.
    """
    return _allowed(_place(request, evaluation_id, by_link_with_code), sides)


def member_in_evaluations(request: HttpRequest) -> Membership:
    """The member who leads vacancies or is asked about one. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    if not is_in_evaluations(request):
        raise PermissionDenied
    return member


def recruiter(request: HttpRequest) -> Membership:
    """The member who asks clients how it went. Raises Http404 or PermissionDenied."""
    return _member_who_may(request, Permission.LEAD_SELECTION)


def topic_keeper(request: HttpRequest) -> Membership:
    """The member who keeps what is asked by default. Raises Http404 or PermissionDenied."""
    return _member_who_may(request, Permission.WATCH_EVALUATIONS)


def is_in_evaluations(request: HttpRequest) -> bool:
    """Whether evaluations are for this person here."""
    if request.standing.member is None:  # type: ignore[attr-defined]
        return False
    return may(request, Permission.LEAD_SELECTION) or concerns(request, REPLY_SLOT)


def concerned(request: HttpRequest, **_more: Any) -> list[tuple[str, QuerySet[Any]]]:
    """`frame.concerns`: whoever is a side of an evaluation here."""
    member = request.standing.member  # type: ignore[attr-defined]
    if member is None:
        return []
    return [(REPLY_SLOT, evaluations_of(member.person_id, member.organisation_id))]


def _member_who_may(request: HttpRequest, permission: Permission) -> Membership:
    member = member_of(request)
    if not may(request, permission):
        raise PermissionDenied
    return member


def _allowed(found: Place | None, sides: tuple[Side, ...]) -> Place:
    if found is None:
        raise Http404
    if sides and found.side not in sides:
        raise PermissionDenied
    return found


def _place(
    request: HttpRequest, evaluation_id: UUID, link_of: Callable[..., PersonalLink]
) -> Place | None:
    if request.user.is_authenticated:
        member = member_of(request)
        return place_of(evaluation_id, member.organisation_id, person_of(request).pk)
    link = link_of(request, REPLY_SLOT, evaluation_id)
    timezone.activate(ZoneInfo(link.organisation.time_zone))
    return place_of(evaluation_id, link.organisation_id, link.person_id)
