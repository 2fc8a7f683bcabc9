"""My data: what is kept of me, and everything I can do about it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people.api import (
    Organisation,
    Role,
    contact_of,
    members_with_role,
    person_of,
    stepped_up,
)
from tweespraak.privacy.access import known_organisations
from tweespraak.privacy.actions import take_export
from tweespraak.privacy.documents import export_file, kind_word
from tweespraak.privacy.queries import consents_of, looks_at, statements_in_force, takeouts_there
from tweespraak.privacy.rules import is_valid
from tweespraak.privacy.views.lines import consent_lines
from tweespraak.privacy.views.looks import days_of

NEWEST = 6  # acts on the first page; the rest has a page of its own


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is kept of the signed-in person, and what they can do about it."""
    person, at = person_of(request), clock.now()
    given = list(consents_of(person))
    entries = list(looks_at(person.pk)[: NEWEST + 1])
    page = {
        "standing": consent_lines(request, [one for one in given if is_valid(one, at)]),
        "ended": len([one for one in given if not is_valid(one, at)]),
        "days": days_of(request, entries[:NEWEST]),
        "has_more": len(entries) > NEWEST,
        "takeouts": list(takeouts_there(person, at)),
        "organisations": [_organisation(each) for each in known_organisations(request)],
    }
    return render(request, "privacy/mine.html", page)


def _organisation(organisation: Organisation) -> dict[str, Any]:
    """Whom to ask, and what the organisation states."""
    stated = statements_in_force(organisation, get_language() or "nl")
    contact = contact_of(organisation)
    admins = [] if contact else members_with_role(organisation.pk, Role.ORGANISATION_ADMIN)
    return {
        "organisation": organisation,
        "contact": contact,
        "admins": [member.full_name for member in admins],
        "statements": [(kind_word(each.kind), each) for each in stated],
    }


@require_POST
@stepped_up
def export(request: HttpRequest) -> HttpResponse:
    """Everything that is kept of the signed-in person, as a file."""
    person = person_of(request)
    data = take_export(person=person, by=person, at=clock.now())
    response = HttpResponse(export_file(data), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{_("my-data")}.json"'
    response["Cache-Control"] = "no-store"
    return response
