"""The door to an agreement: only the two it is between. HR and admins know that it exists, and get 403."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.conversations.queries.agreements import Held, held_by, is_agreement_here
from tweespraak.conversations.rules import CARD_KINDS
from tweespraak.people.api import Permission, may, member_of, person_of, require


def agreement(request: HttpRequest, agreement_id: UUID) -> Held:
    """An agreement one is one of the two in.

    Raises PermissionDenied for who watches over the process of this organisation, else Http404.
    """
    member = member_of(request)
    found = held_by(agreement_id, member.organisation_id, person_of(request).pk)
    if found:
        if found.agreement.conversation.kind in CARD_KINDS:
            require(request, Permission.TALK)
        return found
    watches = may(request, Permission.RUN_CYCLES) or may(request, Permission.MANAGE_PEOPLE)
    if watches and is_agreement_here(agreement_id, member.organisation_id):
        raise PermissionDenied
    raise Http404
