"""The door to the feedback talk: who it is about, who holds it, who plans it."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.assessments.access.cases import place
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.after import shared_card
from tweespraak.assessments.queries.cases import Part, Place
from tweespraak.assessments.queries.talks import holds_it
from tweespraak.people.api import member_of

PLANS = (Part.PARTICIPANT, Part.PSYCHOLOGIST, Part.PLANNER)


def at_talk(request: HttpRequest, case_id: UUID) -> Place:
    """Whom the talk concerns: the participant, who holds it, who leads or plans the case.

    Raises Http404 or PermissionDenied.
    """
    found = place(request, case_id)
    if not (found.is_any(*PLANS) or holds_it(found)):
        raise PermissionDenied
    return found


def planner_of_talk(request: HttpRequest, case_id: UUID) -> Place:
    """Who may plan it. Raises Http404 or PermissionDenied."""
    return place(request, case_id, *PLANS)


def in_room(request: HttpRequest, case_id: UUID) -> Place:
    """One of the two who talk. Raises Http404 or PermissionDenied."""
    found = place(request, case_id)
    if Part.PARTICIPANT not in found.parts and not holds_it(found):
        raise PermissionDenied
    return found


def holder(request: HttpRequest, case_id: UUID) -> Place:
    """Who holds the talk. Raises Http404 or PermissionDenied."""
    found = place(request, case_id)
    if not holds_it(found):
        raise PermissionDenied
    return found


def note_writer(request: HttpRequest, case_id: UUID) -> Place:
    """A psychologist of the case, for their own notes. Raises Http404 or PermissionDenied."""
    found = place(request, case_id)
    workers = (Part.PSYCHOLOGIST, Part.COLLEAGUE, Part.SECOND_READER)
    if not (found.is_any(*workers) or holds_it(found)) or Part.PARTICIPANT in found.parts:
        raise PermissionDenied
    return found


def card_shared_with_me(request: HttpRequest, case_id: UUID) -> Case:
    """The case whose card was shared with this person; taken back or never shared is 404."""
    member = member_of(request)
    found = shared_card(case_id, member.organisation_id, member.person_id)
    if found is None:
        raise Http404
    return found
