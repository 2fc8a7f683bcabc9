"""The door to a topic of the organisation's own."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.evaluations.models import Topic
from tweespraak.people.api import Permission, member_of, require


def own_topic(request: HttpRequest, topic_id: UUID) -> Topic:
    """A topic of their organisation, for who keeps them. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    found = Topic.objects.filter(pk=topic_id, organisation_id=member.organisation_id).first()
    if found is None:
        raise Http404
    require(request, Permission.WATCH_EVALUATIONS)
    return found
