"""Single sign-on: to the provider of the organisation and back; when it cannot be reached, that is said."""

import requests
from allauth.socialaccount.providers.openid_connect import views as allauth
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.people import actions
from tweespraak.people.access import own_sign_on, stepped_up


@login_not_required
@stepped_up
def to_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Off to the provider; by a click of the person, so that nobody else sends them there. Who is
    signed in goes there to add a key to the account: that asks for a fresh proof."""
    try:
        return allauth.login(request, provider_id)  # type: ignore[no-any-return]
    except requests.RequestException:
        return redirect("account_sign_on_refused", "failed")


@login_not_required
def from_provider(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from the provider: `adapters.single_sign_on` decides who goes on."""
    try:
        return allauth.callback(request, provider_id)  # type: ignore[no-any-return]
    except requests.RequestException:
        return redirect("account_sign_on_refused", "failed")


@login_not_required
@require_safe
def sign_on_refused(request: HttpRequest, why: str) -> HttpResponse:
    """The provider sent somebody whom we do not let in that way: what they can do now."""
    if why not in {"nobody", "elsewhere", "failed"}:
        raise Http404
    return render(request, "people/sign_on_refused.html", {"why": why})


@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def disconnect_sign_on(request: HttpRequest) -> HttpResponse:
    """Undo the connection with the sign-in of the organisation, after saying what that means."""
    account = own_sign_on(request)
    if request.method != "POST":
        return render(request, "people/sign_on_disconnect.html")
    actions.disconnect_sign_on(account=account, at=clock.now())
    messages.success(request, _("Your account is no longer connected to your organisation."))
    return redirect("account_security")
