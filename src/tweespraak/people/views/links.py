"""Personal links: where they lead, and the one page for links that lead nowhere."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tweespraak.foundation import clock, slots
from tweespraak.people.access import ORGANISATION_KEY, keep_key, link_for
from tweespraak.people.actions import accept, open_link
from tweespraak.people.documents import contact_of
from tweespraak.people.models import PersonalLink
from tweespraak.people.queries import (
    ACTIVATION,
    LinkRefused,
    LinkUnknown,
    LinkUsed,
    newest_open_link,
    token_of,
)


@login_not_required
@never_cache
@require_safe
def link(request: HttpRequest, token: str) -> HttpResponseBase:
    """Open a personal link: choose a password first, or sign in first, or go where it leads."""
    at = clock.now()
    try:
        found = link_for(request, token, at)
    except LinkUsed as used:
        return _used(request, used.link)
    except (LinkUnknown, LinkRefused) as refusal:
        return refused(request, refusal)
    if request.method == "GET":
        open_link(link=found, at=at)
    if target := target_without_account(request, found):
        keep_key(request, found)
        return redirect(target)
    if not found.person.is_active or not request.user.is_authenticated:
        return redirect("account_activate", token)
    return enter(request, found)


def enter(request: HttpRequest, link: PersonalLink) -> HttpResponse:
    """The person is signed in: into the organisation that gave the link, and where it leads."""
    keep_key(request, link)
    request.session[ORGANISATION_KEY] = str(link.organisation_id)
    if link.slot == ACTIVATION:
        accept(person=link.person, organisation=link.organisation_id, at=clock.now())
    return redirect(target_of(request, link))


def target_of(request: HttpRequest, link: PersonalLink) -> str:
    """Where a link leads. An activation leads to what the organisation waits for, else home.

    The slot `link.target`, key = the part of `link.slot` before the dot, says it for the others.
    """
    if link.slot == ACTIVATION:
        waiting = newest_open_link(link.organisation_id, link.person_id, clock.now())
        if waiting and target_without_account(request, waiting):
            return reverse("people:link", args=[token_of(waiting)])
        return target_of(request, waiting) if waiting else resolve_url("/")
    return _told(slots.by_key("link.target", _context(link)), request, link) or resolve_url("/")


def target_without_account(request: HttpRequest, link: PersonalLink) -> str:
    """Where a link leads that is a key by itself; empty when its holder must sign in first.

    The slot `link.without_account` says it, with the same key as `link.target`. The page there opens
    through `access.by_link` or `access.by_link_with_code`.
    """
    return _told(slots.by_key("link.without_account", _context(link)), request, link)


def _context(link: PersonalLink) -> str:
    return link.slot.partition(".")[0]


def _told(provider: slots.Provider | None, request: HttpRequest, link: PersonalLink) -> str:
    found = provider(request=request, slot=link.slot, object_id=link.object_id) if provider else ()
    return next((item.url for item in found or ()), "")


def sign_in_address(link: PersonalLink) -> str:
    """The sign-in page, which leads on to the link afterwards."""
    onwards = reverse("people:link", args=[token_of(link)])
    return f"{reverse('account_login')}?{urlencode({'next': onwards})}"


def _used(request: HttpRequest, link: PersonalLink) -> HttpResponseBase:
    """A used activation still brings its owner home: the account is there."""
    if request.user.pk == link.person_id:
        return enter(request, link)
    if request.user.is_authenticated or link.slot != ACTIVATION:
        return refused(request, LinkUsed(link))
    values = {"sign_in": sign_in_address(link)}
    return render(request, "people/account_ready.html", values)


def refused(request: HttpRequest, refusal: Exception) -> HttpResponse:
    """The page for a link that opens nothing: the same for unknown, foreign and over."""
    link = refusal.link if isinstance(refusal, LinkRefused) else None
    # Whoever is signed in as someone else learns nothing of the person this link was for.
    mine = link is not None and request.user.pk in (None, link.person_id)
    contact = contact_of(link.organisation) if link and mine else ""
    return render(request, "people/link_refused.html", {"contact": contact}, status=404)
