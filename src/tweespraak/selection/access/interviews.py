"""The doors to interviews: for who leads the vacancy, and for who judges; nobody's judgement before one's own."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.people.api import member_of
from tweespraak.selection.access.candidates import candidacy
from tweespraak.selection.models import Judgement
from tweespraak.selection.queries.interviews import Talk, talk_seen
from tweespraak.selection.queries.places import LEADS, Part, Seen

SITS_IN = (*LEADS, Part.INTERVIEWER)


def interview(
    request: HttpRequest, candidacy_id: UUID, interview_id: UUID, *parts: Part
) -> tuple[Seen, Talk]:
    """An interview of an application, as one of these (who leads or judges, when none are named).

    Raises Http404 or PermissionDenied.
    """
    seen = candidacy(request, candidacy_id, *(parts or SITS_IN))
    found = talk_seen(seen, interview_id)
    if found is None:
        raise Http404
    return seen, found


def own_judgement(
    request: HttpRequest, candidacy_id: UUID, interview_id: UUID
) -> tuple[Seen, Talk, Judgement]:
    """One's own judgement of an interview. Raises Http404, PermissionDenied when one does not judge."""
    seen, found = interview(request, candidacy_id, interview_id)
    if found.mine is None:
        raise PermissionDenied
    return seen, found, found.mine


def judgement(
    request: HttpRequest, candidacy_id: UUID, interview_id: UUID, judgement_id: UUID
) -> tuple[Seen, Judgement]:
    """Somebody's judgement, for who leads; what stands in it is not shown by this. Raises Http404."""
    seen, found = interview(request, candidacy_id, interview_id, *LEADS)
    for one, _name in found.judges:
        if one.pk == judgement_id:
            return seen, one
    raise Http404


def interviewer(request: HttpRequest) -> UUID:
    """Who is signed in and belongs here: their own interviews. Raises Http404."""
    return member_of(request).person_id
