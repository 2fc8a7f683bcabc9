"""The door to a topic of the organisation's own."""

from uuid import UUID

from django.http import Http404

from tweespraak.evaluations.models import Topic
from tweespraak.people.api import Membership


def own_topic(member: Membership, topic_id: UUID) -> Topic:
    """A topic of their organisation. Raises Http404."""
    found = Topic.objects.filter(pk=topic_id, organisation_id=member.organisation_id).first()
    if found is None:
        raise Http404
    return found
