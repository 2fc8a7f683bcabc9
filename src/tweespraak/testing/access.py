"""The only door to tests for a view: a session of another person does not exist."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.instruments.api import INSTRUMENTS
from tweespraak.people.api import Permission, Person, may, person_of
from tweespraak.testing.models import Session
from tweespraak.testing.queries import is_assigned, latest_session, session_of


def own_session(request: HttpRequest, session_id: UUID) -> Session:
    """A session of the signed-in person, in whatever organisation. Raises Http404."""
    session = session_of(person_of(request).pk, session_id)
    if session is None:
        raise Http404
    return session


def taker(request: HttpRequest, instrument: str) -> Person:
    """The signed-in person, if this test is theirs to take. Raises Http404 or PermissionDenied."""
    if instrument not in INSTRUMENTS:
        raise Http404
    if not may_take(request, instrument):
        raise PermissionDenied
    return person_of(request)


def may_take(request: HttpRequest, instrument: str) -> bool:
    """Whether the signed-in person has the role for it, was asked, or once began."""
    person = person_of(request)
    return (
        may(request, Permission.TAKE_PART)
        or is_assigned(person.pk, instrument)
        or latest_session(person.pk, instrument) is not None
    )
