"""The door to results: a recruiter to their own, who watches to what may be known of everybody."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.evaluations.models import Import
from tweespraak.people.api import Membership, Permission, may, member_of, require


@dataclass(frozen=True)
class Viewer:
    """Who looks at results, and whose they may look at."""

    member: Membership
    has_own: bool  # as a recruiter
    may_watch: bool  # counts of everybody, departments and other recruiters


def viewer(request: HttpRequest) -> Viewer:
    """Whoever has results of their own, or watches. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    found = Viewer(
        member,
        may(request, Permission.LEAD_SELECTION),
        may(request, Permission.WATCH_EVALUATIONS),
    )
    if not (found.has_own or found.may_watch):
        raise PermissionDenied
    return found


def watcher(request: HttpRequest) -> Membership:
    """The member who watches how evaluations go. Raises Http404 or PermissionDenied."""
    return require(request, Permission.WATCH_EVALUATIONS)


def brought_in(request: HttpRequest, import_id: UUID) -> Import:
    """A file with earlier results, for who watches. Raises Http404 or PermissionDenied."""
    rows = Import.objects.filter(organisation_id=member_of(request).organisation_id)
    found = rows.select_related("organisation", "by").filter(pk=import_id).first()
    if found is None:
        raise Http404
    watcher(request)
    return found
