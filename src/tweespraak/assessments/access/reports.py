"""The door to one version of a report: who leads the case reads all, the second reader what is fixed."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.assessments.models import Report, Snippet
from tweespraak.assessments.queries.cases import Place
from tweespraak.assessments.queries.reports import reports_for, snippets_of
from tweespraak.people.api import Membership, Permission, member_of, require


def newest(place: Place) -> Report:
    """The newest version this person may read. Raises Http404."""
    found = reports_for(place)
    if not found:
        raise Http404
    return found[0]


def version(place: Place, number: int) -> Report:
    """The version with this number. Raises Http404."""
    for one in reports_for(place):
        if one.number == number:
            return one
    raise Http404


def writer(request: HttpRequest) -> Membership:
    """The member who writes reports here. Raises Http404 or PermissionDenied."""
    return require(request, Permission.LEAD_ASSESSMENTS)


def snippet(request: HttpRequest, snippet_id: UUID) -> Snippet:
    """One's own text block; somebody else's does not exist. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    mine = snippets_of(member.organisation_id, member.person_id)
    found = next((one for one in mine if one.pk == snippet_id), None)
    if found is None:
        raise Http404
    writer(request)
    return found
