"""The door to a conversation: only the two who talk. HR and admins know that it exists, and get 403."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from tweespraak.conversations.models import Participant
from tweespraak.conversations.queries.talks import Seat, is_here, live_seats_of, seat_of
from tweespraak.conversations.rules import CARD_KINDS
from tweespraak.people.api import (
    Membership,
    Permission,
    concerns,
    may,
    member_of,
    person_of,
    require,
)

SEAT = "conversations.seat"  # in `frame.concerns`


def talker(request: HttpRequest) -> Membership:
    """The member who holds conversations. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    if not holds_talks(request):
        raise PermissionDenied
    return member


def starter(request: HttpRequest) -> Membership:
    """The member who may ask somebody for a conversation. Raises Http404 or PermissionDenied."""
    return require(request, Permission.TALK)


def holds_talks(request: HttpRequest) -> bool:
    """Whether somebody has conversations here: by their role, or about an evaluation of recruitment."""
    return may(request, Permission.TALK) or concerns(request, SEAT)


def concerned(request: HttpRequest, **_more: Any) -> list[tuple[str, QuerySet[Participant]]]:
    """`frame.concerns`: whoever sits at a live evaluation here, whatever their role."""
    member = request.standing.member  # type: ignore[attr-defined]
    if member is None:
        return []
    return [(SEAT, live_seats_of(member.person_id, member.organisation_id))]


def seat(request: HttpRequest, conversation_id: UUID) -> Seat:
    """One's own seat at a conversation of this organisation.

    Raises PermissionDenied for who watches over the process of this organisation, else Http404.
    """
    member = member_of(request)
    found = seat_of(conversation_id, member.organisation_id, person_of(request).pk)
    if found:
        if found.conversation.kind in CARD_KINDS:
            require(request, Permission.TALK)
        found.conversation.organisation = member.organisation
        return found
    watches = may(request, Permission.RUN_CYCLES) or may(request, Permission.MANAGE_PEOPLE)
    if watches and is_here(conversation_id, member.organisation_id):
        raise PermissionDenied
    raise Http404
