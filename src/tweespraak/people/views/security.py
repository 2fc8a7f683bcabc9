"""Sign-in and security: the keys of one's own account and the devices one is signed in on."""

from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tweespraak.foundation import clock
from tweespraak.people import actions
from tweespraak.people.access import own_passkey, own_session, person_of, stepped_up
from tweespraak.people.forms import NewPasskey, PasskeyName
from tweespraak.people.models import Person
from tweespraak.people.queries.keys import (
    devices_of,
    keys_of,
    sign_on_membership,
    sign_on_of,
)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Every key of this account and every device, with what one can do about it."""
    person = person_of(request)
    values = {
        "person": person,
        "keys": keys_of(person),
        "devices": devices_of(person, request.session.session_key),
        "sign_on": sign_on_of(person),
        "sign_on_at": sign_on_membership(person.pk),
    }
    return render(request, "people/security.html", values)


@login_not_required
@require_POST
def passkey_challenge(request: HttpRequest) -> JsonResponse:
    """What the browser needs before it makes or uses a passkey; the answer must carry the challenge."""
    mine = request.user
    if not isinstance(mine, Person):
        return JsonResponse(auth.begin_authentication(None))
    if request.POST.get("purpose") == "add":
        return JsonResponse(auth.begin_registration(mine, True))
    return JsonResponse(auth.begin_authentication(mine))


@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def add_passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey that the browser makes on this device, or on a phone or key beside it."""
    person = person_of(request)
    form = NewPasskey(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/passkey_add.html", {"form": form})
    actions.add_passkey(person=person, at=clock.now(), **form.cleaned_data)
    messages.success(request, _("Added: %(name)s.") % {"name": form.cleaned_data["name"]})
    return redirect("account_security")


@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def rename_passkey(request: HttpRequest, key: int) -> HttpResponse:
    """Give a passkey another name."""
    passkey = own_passkey(request, key)
    form = PasskeyName(request.POST or None, initial={"name": passkey.wrap().name})
    if request.method != "POST" or not form.is_valid():
        return render(request, "people/passkey_rename.html", {"form": form, "passkey": passkey})
    actions.rename_passkey(passkey=passkey, name=form.cleaned_data["name"], at=clock.now())
    messages.success(request, _("Saved: %(name)s.") % {"name": form.cleaned_data["name"]})
    return redirect("account_security")


@stepped_up
@require_http_methods(["GET", "HEAD", "POST"])
def remove_passkey(request: HttpRequest, key: int) -> HttpResponse:
    """Remove a passkey, after saying what that means."""
    passkey = own_passkey(request, key)
    if request.method != "POST":
        return render(request, "people/passkey_remove.html", {"passkey": passkey.wrap()})
    name = passkey.wrap().name
    actions.remove_passkey(passkey=passkey, at=clock.now())
    messages.success(request, _("Removed: %(name)s.") % {"name": name})
    return redirect("account_security")


@require_POST
def end_session(request: HttpRequest, key: int) -> HttpResponse:
    """Sign out on one other device."""
    session = own_session(request, key)
    if session.session_key == request.session.session_key:
        raise Http404
    actions.end_session(session=session, at=clock.now())
    messages.success(request, _("Signed out on that device."))
    return redirect("account_security")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    here = request.session.session_key
    actions.end_other_sessions(person=person_of(request), session_key=here, at=clock.now())
    messages.success(request, _("Signed out everywhere except here."))
    return redirect("account_security")
