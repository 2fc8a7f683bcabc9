"""The door to an assessment: for the people in it, by account or by personal link with a mailed code."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from tweespraak.assessments.models import Case
from tweespraak.assessments.models import Part as PartRow
from tweespraak.assessments.queries.cases import Part, Place, cases_of, place_of
from tweespraak.assessments.queries.days import part_in
from tweespraak.people.api import (
    Membership,
    Permission,
    by_link_with_code,
    concerns,
    may,
    member_of,
    person_of,
)

CASE_SLOT = "assessments.case"  # the slot of the personal links


def place(request: HttpRequest, case_id: UUID, *parts: Part) -> Place:
    """Somebody's place in an assessment, as one of these (any, when none are named).

    Raises Http404 for who is not in it, PermissionDenied for who is, but not as one of these.
    """
    found = _place(request, case_id)
    if found is None:
        raise Http404
    if parts and not found.is_any(*parts):
        raise PermissionDenied
    return found


def part(place: Place, part_id: UUID) -> PartRow:
    """A part of the case one stands in. Raises Http404."""
    found = part_in(place.case, part_id)
    if found is None:
        raise Http404
    return found


def part_to_read(place: Place, part_id: UUID) -> PartRow:
    """A part with what was seen in it: for who leads or reads along all of them, for a colleague only
    their own. Raises Http404 or PermissionDenied."""
    found = part(place, part_id)
    if not reads_part(place, found):
        raise PermissionDenied
    return found


def reads_part(place: Place, found: PartRow) -> bool:
    """Whether this person reads what was seen in this part (T01)."""
    if place.is_any(Part.PSYCHOLOGIST, Part.SECOND_READER):
        return True
    return Part.COLLEAGUE in place.parts and found.psychologist_id == place.person_id


def starter(request: HttpRequest) -> Membership:
    """The member who may start a case. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    if not (may(request, Permission.LEAD_ASSESSMENTS) or may(request, Permission.PLAN_ASSESSMENTS)):
        raise PermissionDenied
    return member


def member_in_assessments(request: HttpRequest) -> Membership:
    """The member who leads or plans assessments, or stands in one. Raises Http404 or 403."""
    member = member_of(request)
    if not is_in_assessments(request):
        raise PermissionDenied
    return member


def is_in_assessments(request: HttpRequest) -> bool:
    """Whether assessments is for this person here."""
    if request.standing.member is None:  # type: ignore[attr-defined]
        return False
    return (
        may(request, Permission.LEAD_ASSESSMENTS)
        or may(request, Permission.PLAN_ASSESSMENTS)
        or concerns(request, CASE_SLOT)
    )


def concerned(request: HttpRequest, **_more: Any) -> list[tuple[str, QuerySet[Case]]]:
    """`frame.concerns`: whoever stands in a case."""
    member = request.standing.member  # type: ignore[attr-defined]
    return [(CASE_SLOT, cases_of(member.person_id, member.organisation_id))] if member else []


def _place(request: HttpRequest, case_id: UUID) -> Place | None:
    if request.user.is_authenticated:
        member = member_of(request)
        return place_of(case_id, member.organisation_id, person_of(request).pk)
    link = by_link_with_code(request, CASE_SLOT, case_id)
    timezone.activate(ZoneInfo(link.organisation.time_zone))
    return place_of(case_id, link.organisation_id, link.person_id)
