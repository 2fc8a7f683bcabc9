"""My data: what I allowed, who looked, and everything to take along."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tweespraak.foundation.clock import now
from tweespraak.people.api import contact_of, person_of
from tweespraak.privacy.actions import take_export
from tweespraak.privacy.documents import export_file
from tweespraak.privacy.queries import consents_of, looks_at
from tweespraak.privacy.rules import is_valid
from tweespraak.privacy.views.lines import consent_lines, look_words


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is kept of the signed-in person, and what they can do about it."""
    person, at = person_of(request), now()
    lines = consent_lines(request, list(consents_of(person)))
    organisations = [member.organisation for member in request.standing.memberships]  # type: ignore[attr-defined]
    page = {
        "standing": [line for line in lines if is_valid(line.consent, at)],
        "ended": [line for line in lines if not is_valid(line.consent, at)],
        "looks": [{"at": look.at, "words": look_words(request, look)} for look in looks_at(person)],
        "contacts": [(row.name, contact_of(row)) for row in organisations],
    }
    return render(request, "privacy/mine.html", page)


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of the signed-in person, as a file."""
    person = person_of(request)
    data = take_export(person=person, by=person, at=now())
    response = HttpResponse(export_file(data), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{_("my-data")}.json"'
    response["Cache-Control"] = "no-store"
    return response
