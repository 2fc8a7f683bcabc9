"""The doors around a rejection: who writes it, who reads along, HR, who calls, who answers an objection."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.people.api import Membership, Permission, may, member_of, person_of
from tweespraak.selection.access.candidates import candidacy
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.queries.places import LEADS, Part, Seen


def writing(request: HttpRequest, candidacy_id: UUID) -> Seen:
    """An application whose rejection this person may write. Raises Http404 or PermissionDenied."""
    return candidacy(request, candidacy_id, *LEADS)


def reading(request: HttpRequest, candidacy_id: UUID) -> Seen:
    """One of which they are asked to read the rejection. Raises Http404 or PermissionDenied."""
    return candidacy(request, candidacy_id, Part.SECOND_READER)


def lifting(request: HttpRequest, candidacy_id: UUID) -> Candidacy:
    """One of which HR is asked to let a blocked word go out. Raises Http404: nobody else knows of it."""
    member = member_of(request)
    found = _with_rejection(candidacy_id, member)
    is_asked = found is not None and _rejection(found).lift_asked_at is not None
    if found is None or not is_asked or not may(request, Permission.LIFT_GUARD):
        raise Http404
    return found


def calling(request: HttpRequest, candidacy_id: UUID) -> Candidacy:
    """One whose candidate this person calls, or may have called. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    found = _with_rejection(candidacy_id, member)
    if found and _rejection(found).told_at and _rejection(found).caller_id == member.person_id:
        return found
    seen = candidacy(request, candidacy_id, *LEADS)
    if getattr(seen.candidacy, "rejection", None) is None:
        raise Http404
    return seen.candidacy


def answering(request: HttpRequest, candidacy_id: UUID) -> Candidacy:
    """One whose candidate disagrees, for who answers. Raises Http404 or PermissionDenied."""
    member, person = member_of(request), person_of(request).pk
    found = _with_rejection(candidacy_id, member)
    if found and _rejection(found).answers_id == person:
        return found
    candidacy(request, candidacy_id)  # who has nothing to do with it gets no more than that
    raise PermissionDenied


def _with_rejection(key: UUID, member: Membership) -> Candidacy | None:
    """Nobody comes at their own application by another door than that of its candidate."""
    return (
        Candidacy.objects.filter(pk=key, organisation_id=member.organisation_id)
        .exclude(rejection=None)
        .exclude(person_id=member.person_id)
        .select_related("organisation", "vacancy", "person", "rejection__talk")
        .prefetch_related("vacancy__stakeholders", "interviews__judgements")
        .first()
    )


def _rejection(found: Candidacy) -> Rejection:
    row: Rejection = found.rejection
    return row
