"""The door to a conversation: only the two who talk. HR and admins know that it exists, and get 403."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.conversations.queries.talks import Seat, is_here, seat_of
from tweespraak.people.api import Membership, Permission, may, member_of, person_of, require


def talker(request: HttpRequest) -> Membership:
    """The member who holds conversations. Raises Http404 or PermissionDenied."""
    return require(request, Permission.TALK)


def seat(request: HttpRequest, conversation_id: UUID) -> Seat:
    """One's own seat at a conversation of this organisation.

    Raises PermissionDenied for who watches over the process of this organisation, else Http404.
    """
    member = member_of(request)
    found = seat_of(conversation_id, member.organisation_id, person_of(request).pk)
    if found:
        require(request, Permission.TALK)
        found.conversation.organisation = member.organisation
        return found
    watches = may(request, Permission.RUN_CYCLES) or may(request, Permission.MANAGE_PEOPLE)
    if watches and is_here(conversation_id, member.organisation_id):
        raise PermissionDenied
    raise Http404
