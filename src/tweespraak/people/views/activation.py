"""Activate an account: the first password, by whoever got the mail."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.people.access import link_for, remember_device
from tweespraak.people.actions import (
    AlreadyActivated,
    CopiedLink,
    activate_account,
    needs_private_mail,
    send_private_activation,
)
from tweespraak.people.documents import contact_of
from tweespraak.people.forms import ActivationForm
from tweespraak.people.models import Person, PersonalLink
from tweespraak.people.queries import LinkRefused, LinkUnknown, LinkUsed
from tweespraak.people.views.language import in_their_language
from tweespraak.people.views.links import enter, refused, sign_in_address

SAME_CLICK = timedelta(minutes=1)


@sensitive_post_parameters()
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def activate(request: HttpRequest, token: str) -> HttpResponseBase:
    """Choose the first password; who has one already is shown the way in."""
    try:
        found = link_for(request, token, clock.now())
    except LinkUsed as used:
        if request.method == "POST" and is_same_click(used.link.person, request.POST):
            return _let_in(request, used.link, used.link.person)
        return redirect("people:link", token)
    except (LinkUnknown, LinkRefused) as refusal:
        return refused(request, refusal)
    if needs_private_mail(found, found.person):
        return _mailed_instead(request, found)
    if found.person.is_active:
        return _ready(request, found)
    form = ActivationForm(request.POST or None, person=found.person)
    if request.method != "POST" or not form.is_valid():
        return _page(request, found, form)
    return _activate(request, found, form.cleaned_data["password"])


def _activate(request: HttpRequest, link: PersonalLink, password: str) -> HttpResponseBase:
    try:
        person = activate_account(link=link, password=password, at=clock.now())
    except AlreadyActivated:
        link.person.refresh_from_db()
        return _ready(request, link)
    except CopiedLink:
        return _mailed_instead(request, link)
    except LinkRefused as refusal:
        return refused(request, refusal)
    return _let_in(request, link, person)


def _let_in(request: HttpRequest, link: PersonalLink, person: Person) -> HttpResponseBase:
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    answer = enter(request, link)
    remember_device(request, answer, person.pk)
    return in_their_language(answer, person)


def is_same_click(person: Person, posted: QueryDict) -> bool:
    """Whether this is the post that just activated the account, sent a second time.

    A browser shows the answer to the last of two clicks: it must let the person in as well. Only
    straight after the activation, and only with the password that was just chosen.
    """
    since = clock.now() - person.activated_at if person.activated_at else None
    return (
        since is not None
        and since < SAME_CLICK
        and person.check_password(posted.get("password", ""))
    )


def _page(request: HttpRequest, link: PersonalLink, form: ActivationForm) -> HttpResponse:
    values = {
        "form": form,
        "organisation": link.organisation,
        "person": link.person,
        "contact": contact_of(link.organisation),
    }
    return render(request, "people/activate.html", values)


def _ready(request: HttpRequest, link: PersonalLink) -> HttpResponseBase:
    """The account has a password: on with it."""
    if request.user.pk == link.person_id:
        return enter(request, link)
    if request.method == "POST" and is_same_click(link.person, request.POST):
        return _let_in(request, link, link.person)
    return render(request, "people/account_ready.html", {"sign_in": sign_in_address(link)})


def _mailed_instead(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """Someone passed this link on by hand: only a mail to the person opens the account now."""
    send_private_activation(person=link.person, organisation=link.organisation, at=clock.now())
    return render(request, "people/mailed_instead.html", {"organisation": link.organisation})
