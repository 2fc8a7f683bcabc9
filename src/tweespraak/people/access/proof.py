"""Step-up: for what weighs more, whoever is signed in shows again that it is them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from tweespraak.foundation import clock
from tweespraak.people.access.onward import keep_onward

_PROOF = "proof"  # in the session: when this person last showed that it is them
FRESH = timedelta(minutes=5)
Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


def stepped_up(view: View[Rest]) -> View[Rest]:
    """Decorator: this view wants a proof of less than five minutes old. Signing in is one; after that
    a page asks for one, and the person is back here, with the form they had filled in."""

    @wraps(view)
    def asked_first(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponseBase:
        if isinstance(request.user, AnonymousUser) or is_proven(request):
            return view(request, *args, **kwargs)
        query = urlencode({"to": keep_onward(request)})
        return redirect(f"{reverse('account_reauthenticate')}?{query}")

    return asked_first  # type: ignore[return-value]  # functools.wraps and Concatenate


def is_proven(request: HttpRequest) -> bool:
    """Whether the signed-in person showed less than five minutes ago that it is them."""
    proven = request.session.get(_PROOF)
    if not proven or proven[0] != str(request.user.pk):
        return False
    return clock.now() - datetime.fromisoformat(proven[1]) < FRESH


def note_proof(request: HttpRequest, person_id: object, at: datetime) -> None:
    """The person just showed that it is them."""
    request.session[_PROOF] = [str(person_id), at.isoformat()]
