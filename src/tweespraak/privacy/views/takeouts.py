"""Take everything along as a PDF; or see it here, to print."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.people.api import person_of, stepped_up
from tweespraak.privacy.access import own_takeout
from tweespraak.privacy.actions import ask_takeout
from tweespraak.privacy.actions.takeouts import NO_LETTERS
from tweespraak.privacy.documents import takeout_values
from tweespraak.privacy.queries import takeouts_there


@require_http_methods(["GET", "HEAD", "POST"])
def takeouts(request: HttpRequest) -> HttpResponse:
    """What was asked for and how far it is; a POST asks for a new one."""
    person = person_of(request)
    if request.method == "POST":
        language = (get_language() or "nl")[:2]
        ask_takeout(person=person, language=language, by=person, at=clock.now())
        messages.success(request, _("Your PDF is being made. That takes a minute at most."))
        return redirect("privacy:takeouts")
    found = list(takeouts_there(person, clock.now()))
    values = {
        "found": found,
        "is_busy": any(one.ready_at is None and not one.error for one in found),
        "no_letters": NO_LETTERS,
    }
    return render(request, "privacy/takeouts.html", values)


@require_safe
def takeout(request: HttpRequest, takeout_id: UUID) -> HttpResponseBase:
    """The PDF itself; whose it is comes before the question whether it is really them."""
    own_takeout(request, takeout_id, clock.now())
    return _file(request, takeout_id)


@stepped_up
def _file(request: HttpRequest, takeout_id: UUID) -> HttpResponse:
    found = own_takeout(request, takeout_id, clock.now())
    response = HttpResponse(bytes(found.pdf), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{_("my-data")}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


@require_safe
@stepped_up
def printed(request: HttpRequest) -> HttpResponse:
    """The same as the PDF, as a page: it needs nothing to be installed."""
    values = takeout_values(person_of(request), clock.now())
    return render(request, "privacy/print.html", values)
