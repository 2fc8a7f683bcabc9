"""What I allowed: the overview, one consent with its words, and withdrawing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.people.api import person_of
from tweespraak.privacy.access import own_consent
from tweespraak.privacy.actions import withdraw_consent
from tweespraak.privacy.queries import consents_of
from tweespraak.privacy.rules import is_valid
from tweespraak.privacy.views.lines import consent_lines


@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """Everything the signed-in person allowed, now and before."""
    at = clock.now()
    lines = consent_lines(request, list(consents_of(person_of(request))))
    values = {
        "standing": [line for line in lines if is_valid(line.consent, at)],
        "ended": [line for line in lines if not is_valid(line.consent, at)],
    }
    return render(request, "privacy/consents.html", values)


@require_safe
def consent(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """One consent with the words that were agreed to."""
    found = own_consent(request, consent_id)
    values = {
        "line": consent_lines(request, [found])[0],
        "is_valid": is_valid(found, clock.now()),
    }
    return render(request, "privacy/consent.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """Say what withdrawing does; then do it."""
    found = own_consent(request, consent_id)
    if request.method == "POST":
        withdraw_consent(consent=found, by=person_of(request), at=clock.now())
        messages.success(request, _("Withdrawn. From now on they cannot see it any more."))
        return redirect("privacy:consents")
    if not is_valid(found, clock.now()):
        return redirect("privacy:consents")
    return render(request, "privacy/withdrawal.html", {"line": consent_lines(request, [found])[0]})
