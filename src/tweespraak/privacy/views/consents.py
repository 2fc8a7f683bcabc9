"""Withdrawing a consent."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.foundation.clock import now
from tweespraak.people.api import person_of
from tweespraak.privacy.access import own_consent
from tweespraak.privacy.actions import withdraw_consent
from tweespraak.privacy.rules import is_valid
from tweespraak.privacy.views.lines import consent_lines


@require_http_methods(["GET", "HEAD", "POST"])
def withdrawal(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """Say what withdrawing does; then do it."""
    consent = own_consent(request, consent_id)
    if request.method == "POST":
        withdraw_consent(consent=consent, by=person_of(request), at=now())
        messages.success(request, _("Withdrawn. From now on they cannot see it any more."))
        return redirect("privacy:mine")
    if not is_valid(consent, now()):
        return redirect("privacy:mine")
    return render(
        request, "privacy/withdrawal.html", {"line": consent_lines(request, [consent])[0]}
    )
