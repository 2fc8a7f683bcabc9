"""The door to an application: for who leads the vacancy, who decides, and who judges."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.people.api import member_of, person_of
from tweespraak.selection.queries.places import Part, Seen, seen_of


def candidacy(request: HttpRequest, candidacy_id: UUID, *parts: Part) -> Seen:
    """An application, as somebody at its vacancy finds it, as one of these (any, when none are named).

    Raises Http404 for who has nothing to do with it, PermissionDenied for who has, but not as one of
    these. The candidate has a page of their own.
    """
    member = member_of(request)
    found = seen_of(candidacy_id, member.organisation_id, person_of(request).pk)
    if found is None:
        raise Http404
    if parts and not found.is_any(*parts):
        raise PermissionDenied
    return found
