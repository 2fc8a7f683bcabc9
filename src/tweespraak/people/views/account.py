"""What stands beside allauth's pages: no sign-up, no second way to set a password, switching organisation."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people.access import ORGANISATION_KEY, own_membership, person_of
from tweespraak.people.actions import accept


@login_not_required
@require_safe
def no_sign_up(request: HttpRequest) -> HttpResponse:
    """Nobody signs up by themselves: how one does get an account."""
    return render(request, "account/signup_closed.html")


@require_safe
def no_password_yet(request: HttpRequest) -> HttpResponseBase:
    """Whoever has no password gets one by mail."""
    return redirect("account_reset_password")


@require_POST
def enter_organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Go on in another of one's organisations."""
    member = own_membership(request, organisation_id)
    request.session[ORGANISATION_KEY] = str(member.organisation_id)
    accept(person=person_of(request), organisation=member.organisation_id, at=clock.now())
    messages.success(
        request, _("You now work in %(organisation)s.") % {"organisation": member.organisation.name}
    )
    return redirect("/")
