"""The door to an assessment: for the people in it, by account or by personal link with a mailed code."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.assessments.queries.cases import Part, Place, place_of
from tweespraak.people.api import by_link_with_code, member_of, person_of

LINK = "assessments.case"  # the slot of the personal links


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


def _place(request: HttpRequest, case_id: UUID) -> Place | None:
    if request.user.is_authenticated:
        member = member_of(request)
        return place_of(case_id, member.organisation_id, person_of(request).pk)
    link = by_link_with_code(request, LINK, case_id)
    return place_of(case_id, link.organisation_id, link.person_id)
