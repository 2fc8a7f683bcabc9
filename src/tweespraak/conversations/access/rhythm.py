"""The door to the rhythm of an organisation: only who runs it."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.conversations.models import Cycle
from tweespraak.conversations.queries.cycles import cycles_of
from tweespraak.people.api import Membership, Permission, member_of, require


def runner(request: HttpRequest) -> Membership:
    """The member who runs the rhythm here. Raises Http404 or PermissionDenied."""
    return require(request, Permission.RUN_CYCLES)


def cycle(request: HttpRequest, cycle_id: UUID) -> Cycle:
    """A cycle of this organisation. Raises Http404 for any other, PermissionDenied if not allowed."""
    found = cycles_of(member_of(request).organisation_id).filter(pk=cycle_id).first()
    if found is None:
        raise Http404
    require(request, Permission.RUN_CYCLES)
    return found
