"""The doors for who is not of the organisation: the open page of a vacancy, and one's own application."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.utils import timezone

from tweespraak.foundation import clock
from tweespraak.people.api import Organisation, by_link_with_code, person_of
from tweespraak.selection.models import Candidacy, Cv, Interview
from tweespraak.selection.queries.openings import (
    Opening,
    application_of,
    opening_of,
    vacancy_with,
)
from tweespraak.selection.queries.places import LEADS, Part, Seen, parts_at

APPLICATION_SLOT = "selection.application"  # the slot of the personal links of candidates
READS_CV = (*LEADS, Part.INTERVIEWER)


def opening(request: HttpRequest, vacancy_id: UUID) -> Opening:
    """A vacancy as the world sees it; before it was published only who leads it does. Raises Http404."""
    vacancy = vacancy_with(vacancy_id)
    if vacancy is None:
        raise Http404
    if vacancy.published_at is None:
        mine = parts_at(vacancy, request.user.pk) if request.user.is_authenticated else frozenset()
        if mine.isdisjoint(LEADS):
            raise Http404
    _come_in(request, vacancy.organisation)
    return opening_of(vacancy, clock.now())


def application(request: HttpRequest, candidacy_id: UUID) -> Candidacy:
    """One's own application, by account or by personal link with a mailed code. Raises Http404.

    It is the person's in whichever organisation they work now.
    """
    if request.user.is_authenticated:
        person = person_of(request).pk
    else:
        person = by_link_with_code(request, APPLICATION_SLOT, candidacy_id).person_id
    found = application_of(candidacy_id, person)
    if found is None:
        raise Http404
    _come_in(request, found.organisation)
    return found


def own_interview(candidacy: Candidacy, interview_id: UUID) -> Interview:
    """An interview of one's own application that was not called off. Raises Http404."""
    found = candidacy.interviews.filter(pk=interview_id, cancelled_at=None).first()
    if found is None:
        raise Http404
    return found


def cv_of(candidacy: Candidacy | Seen) -> Cv:
    """The file of an application whose door was opened. Raises Http404."""
    key = candidacy.candidacy.pk if isinstance(candidacy, Seen) else candidacy.pk
    found = Cv.objects.filter(candidacy_id=key).first()
    if found is None:
        raise Http404
    return found


def _come_in(request: HttpRequest, organisation: Organisation) -> None:
    """The page looks like this organisation, names its contact, and tells its time."""
    request.link_organisation = organisation  # type: ignore[attr-defined]
    timezone.activate(ZoneInfo(organisation.time_zone))
