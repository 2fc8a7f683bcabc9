"""The only door to a file with people: of one's own organisation, for who manages people."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.people.access.doors import member_of, require
from tweespraak.people.models import Batch
from tweespraak.people.queries.batches import batches_of
from tweespraak.people.roles import Permission


def batch_of(request: HttpRequest, batch_id: UUID) -> Batch:
    """A file of this organisation. Raises Http404 when of another, 403 when not allowed."""
    member = member_of(request)
    found = batches_of(member.organisation_id).filter(pk=batch_id).defer(None).first()
    if found is None:
        raise Http404
    require(request, Permission.MANAGE_PEOPLE)
    return found
