"""The language of the screens: chosen by the person, kept with the account."""

from typing import TypeVar

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as django_set_language

from tweespraak.people.actions import remember_language
from tweespraak.people.models import Person

Response = TypeVar("Response", bound=HttpResponseBase)


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Switch, and remember it for whoever is signed in: their mails follow."""
    language = request.POST.get("language", "")
    if isinstance(request.user, Person) and language in dict(settings.LANGUAGES):
        remember_language(person=request.user, language=language)
    return django_set_language(request)


def in_their_language(response: Response, person: Person) -> Response:
    """From this answer on the screens speak the person's language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        person.language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        samesite="Lax",
        secure=settings.SECURE,
    )
    return response
