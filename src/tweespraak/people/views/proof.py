"""Showing again that it is you, for what weighs more: by password, passkey, app or a mailed code."""

from collections.abc import Callable
from datetime import datetime, timedelta

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.base.forms import ReauthenticateForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.people.access import note_proof, person_of
from tweespraak.people.actions import note_proof_given, send_sign_in_code
from tweespraak.people.forms import PasskeyProof
from tweespraak.people.models import Person
from tweespraak.people.queries.keys import keys_of
from tweespraak.people.rules.proof import veiled
from tweespraak.people.views.onward import go_on, onward_word

_CODE = "proof_code"  # in the session: the code that was mailed, and until when it counts
_TERM = timedelta(minutes=10)


class NotProven(Exception):
    """This does not show who it is; the message says what to do."""


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Ask for one proof, whichever the person has at hand; with it, on with what they were doing."""
    person = person_of(request)
    way = request.POST.get("way", "")
    if way == "mail":
        refusal = _mail_code(request, person)
        return _page(request, person, "mail" if refusal else "code", refusal)
    if way not in WAYS:
        return _page(request, person)
    try:
        WAYS[way](request, person)
    except NotProven as problem:
        return _page(request, person, way, str(problem))
    note_proof(request, person.pk, clock.now())
    note_proof_given(person=person, at=clock.now())
    return go_on(request)


def _by_password(request: HttpRequest, person: Person) -> None:
    typed = {"email": person.email, "password": request.POST.get("password", "")}
    try:
        known = get_adapter().authenticate(request, **typed)
    except ValidationError as wait:
        raise NotProven(" ".join(wait.messages)) from wait
    if known is None or known.pk != person.pk:
        raise NotProven(_("This is not your password. Type it again."))


def _by_app(request: HttpRequest, person: Person) -> None:
    form = ReauthenticateForm(request.POST, user=person)
    if not form.is_valid():
        raise NotProven(" ".join(form.errors.get("code", [])))
    form.save()


def _by_passkey(request: HttpRequest, person: Person) -> None:
    form = PasskeyProof(request.POST, user=person)
    if not form.is_valid():
        raise NotProven(_("This passkey was not recognised. Try again, or choose another way."))
    form.save()


def _by_code(request: HttpRequest, person: Person) -> None:
    expected, typed = _waiting_code(request), request.POST.get("code", "")
    if not expected:
        raise NotProven(_("This code no longer works. Ask for a new one."))
    if not ratelimit.consume(request, action="proof_code", key=f"{person.pk} {expected}"):
        del request.session[_CODE]
        raise NotProven(_("That went wrong too often. Ask for a new code."))
    if not compare_user_code(actual=typed, expected=expected):
        raise NotProven(_("This is not the code. Look again in the newest mail."))
    del request.session[_CODE]


WAYS: dict[str, Callable[[HttpRequest, Person], None]] = {
    "password": _by_password,
    "app": _by_app,
    "passkey": _by_passkey,
    "code": _by_code,
}


def _waiting_code(request: HttpRequest) -> str:
    """The code that was mailed and still counts; empty when there is none."""
    code, until = request.session.get(_CODE, ("", ""))
    return code if until and clock.now() < datetime.fromisoformat(until) else ""


def _mail_code(request: HttpRequest, person: Person) -> str:
    """Mail a new code; returns what went wrong, if anything."""
    if not ratelimit.consume(request, action="proof_code_mail", user=person):
        return _many_codes_words(bool(_waiting_code(request)))
    code, at = get_adapter().generate_login_code(), clock.now()
    request.session[_CODE] = (code, (at + _TERM).isoformat())
    send_sign_in_code(email=person.email, code=code, at=at)
    return ""


def _many_codes_words(has_one: bool) -> str:
    """A code works in the browser that asked for it: elsewhere the mailbox is of no help."""
    if has_one:
        return _(
            "We mailed you several codes already. Look for the newest one in your mailbox, also in the "
            "spam folder. Nothing there? Then wait a while, at most an hour, and ask for a new one."
        )
    return _(
        "We mailed you many codes in a short time. Wait a while, at most an hour, and ask for a new one."
    )


def _page(request: HttpRequest, person: Person, way: str = "", problem: str = "") -> HttpResponse:
    values = {
        "keys": keys_of(person),
        "way": way,
        "problem": problem,
        "code_is_mailed": bool(_waiting_code(request)),
        "address": veiled(person.email),
        "to": onward_word(request),
    }
    return render(request, "people/confirm.html", values)


def wait_words(wait: timedelta) -> str:
    """How long somebody waits after wrong passwords, and what works at once."""
    seconds = max(1, round(wait.total_seconds()))
    if seconds < 60:
        count, span = seconds, ngettext("%(count)d second", "%(count)d seconds", seconds)
    else:
        count = -(-seconds // 60)
        span = ngettext("%(count)d minute", "%(count)d minutes", count)
    return _(
        "That went wrong too often. Wait %(span)s and try again, or let us mail you a code: that "
        "works at once."
    ) % {"span": span % {"count": count}}
