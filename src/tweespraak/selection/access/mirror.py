"""The doors to how processes went: a lesson of one's own vacancy, and the counts over all of them."""

from uuid import UUID

from django.http import Http404, HttpRequest

from tweespraak.people.api import Membership, Permission, require
from tweespraak.selection.access.vacancies import vacancy
from tweespraak.selection.models import Lesson
from tweespraak.selection.queries.places import LEADS, Place


def lesson(request: HttpRequest, vacancy_id: UUID, lesson_id: UUID) -> tuple[Place, Lesson]:
    """A lesson of a vacancy that one leads or asked for. Raises Http404 or PermissionDenied."""
    place = vacancy(request, vacancy_id, *LEADS)
    found = place.vacancy.lessons.filter(pk=lesson_id).first()
    if found is None:
        raise Http404
    return place, found


def watcher(request: HttpRequest) -> Membership:
    """The member who watches how processes go, in counts. Raises Http404 or PermissionDenied."""
    return require(request, Permission.WATCH_SELECTION)
