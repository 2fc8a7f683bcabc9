"""The door to somebody's own space: one's own, with an account, or there is nothing there."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from tweespraak.people.api import concerns, person_of
from tweespraak.selection.models import Candidacy, Feedback, Preparation
from tweespraak.selection.queries.own import pages_of, preparations_of

APPLIED = "selection.applied"


def own_page(request: HttpRequest, page_id: UUID) -> Feedback:
    """A page of the signed-in person's book, wherever they work. Raises Http404: nobody else's exists."""
    found = pages_of(person_of(request)).filter(pk=page_id).first()
    if found is None:
        raise Http404
    return found


def own_preparation(request: HttpRequest, preparation_id: UUID) -> Preparation:
    """A preparation of the signed-in person. Raises Http404."""
    found = preparations_of(person_of(request)).filter(pk=preparation_id).first()
    if found is None:
        raise Http404
    return found


def has_applied(request: HttpRequest) -> bool:
    """Whether this person applied with an organisation here, and it is still kept."""
    return concerns(request, APPLIED)


def applied(person: UUID) -> list[tuple[str, QuerySet[Candidacy]]]:
    """`frame.concerns`: whoever applied, wherever they work now."""
    return [(APPLIED, Candidacy.objects.filter(person_id=person))]
