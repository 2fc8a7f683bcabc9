"""The door to the rhythm of an organisation: only who runs it."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.conversations.models import AllowedWord, Cycle, Message
from tweespraak.conversations.queries.cycles import cycles_of
from tweespraak.conversations.queries.messages import sent_messages
from tweespraak.conversations.queries.talks import Seat
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


def message(request: HttpRequest, message_id: UUID) -> Message:
    """What was sent to this organisation. Raises Http404 for any other, PermissionDenied if not allowed."""
    found = sent_messages(member_of(request).organisation_id).filter(pk=message_id)
    row = found.select_related("organisation").first()
    if row is None:
        raise Http404
    require(request, Permission.RUN_CYCLES)
    return row


def message_at(seat: Seat, key: str) -> Message:
    """A sentence of this conversation, for one of the two. Raises Http404."""
    rows = {str(row.pk): row for row in Message.objects.filter(conversation=seat.conversation)}
    if key not in rows:
        raise Http404
    return rows[key]


def word(request: HttpRequest, word_id: UUID) -> AllowedWord:
    """A word this organisation lets pass. Raises Http404, or PermissionDenied if not allowed."""
    organisation = member_of(request).organisation_id
    row = AllowedWord.objects.filter(pk=word_id, organisation_id=organisation).first()
    if row is None:
        raise Http404
    require(request, Permission.RUN_CYCLES)
    return row
