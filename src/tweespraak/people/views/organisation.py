"""The page of the organisation: what it says of itself, and whom one can ask."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.people.access import person_of, require
from tweespraak.people.actions.organisations import change_organisation
from tweespraak.people.forms.organisation import OrganisationForm, time_zones
from tweespraak.people.roles import Permission


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """Name, contact, privacy officer, language, time zone, sender."""
    ours = require(request, Permission.SET_UP).organisation
    form = OrganisationForm(request.POST or None, organisation=ours)
    if request.method == "POST" and form.is_valid():
        change_organisation(
            organisation=ours, details=form.details(), by=person_of(request), at=clock.now()
        )
        messages.success(request, _("Saved. From now on pages and mails say it like this."))
        return redirect("people:organisation")
    return render(
        request, "people/organisation/details.html", {"form": form, "zones": time_zones()}
    )
