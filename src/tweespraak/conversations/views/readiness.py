"""The last look before I am ready, and how to go on when the other is not."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.conversations import access
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.actions.preparing import (
    TooEarly,
    Unready,
    be_ready,
    go_on_one_sided,
)
from tweespraak.conversations.documents.guarding import HeldText, held_text
from tweespraak.conversations.documents.preparing import sheet_of
from tweespraak.conversations.documents.reading import Reading, to_be_read
from tweespraak.conversations.forms.preparing import OneSidedForm
from tweespraak.conversations.models import Conversation
from tweespraak.conversations.queries.entries import own_entries
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.states import ActRefused, OneSided, State
from tweespraak.conversations.rules.writing import may_write
from tweespraak.conversations.views.standing import lacks, standing
from tweespraak.foundation import clock
from tweespraak.people.api import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def ready(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """What the other will read of me, and what not; the button locks it."""
    seat = access.seat(request, conversation_id)
    if request.method != "POST":
        return _page(request, seat)
    try:
        conversation = be_ready(
            seat=seat,
            is_confirmed="is_confirmed" in request.POST,
            by=person_of(request),
            at=clock.now(),
        )
    except Unready:
        return _page(request, seat)
    except Held as held:
        return _page(request, seat, held_text(held.hits, may_confirm=held.may_confirm))
    except ActRefused:
        messages.info(request, _("Preparing is not open now: see below how it stands."))
        return redirect("conversations:prepare", conversation_id)
    return _go_on(request, conversation)


@require_POST
def one_sided(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """The talk begins and the other is not ready: show mine anyway, or talk from my own card."""
    seat = access.seat(request, conversation_id)
    form = OneSidedForm(request.POST)
    if form.is_valid():
        choice = form.cleaned_data["choice"]
        try:
            go_on_one_sided(seat=seat, choice=choice, by=person_of(request), at=clock.now())
        except (ActRefused, TooEarly):
            messages.info(request, _("That is not needed or not possible now: see how it stands."))
        else:
            _say(request, seat, choice)
    return redirect("conversations:prepare", conversation_id)


def _say(request: HttpRequest, seat: Seat, choice: OneSided) -> None:
    if choice is OneSided.SHOWN:
        words = _("%(name)s can read now what you share.") % {"name": seat.other_name}
    else:
        words = _("You talk from your own card. Nobody reads it.")
    messages.success(request, words)


def _go_on(request: HttpRequest, conversation: Conversation) -> HttpResponse:
    if conversation.state == State.REVEALED:
        messages.success(request, _("You are both ready. You can read each other now."))
        return redirect("conversations:read", conversation.pk)
    messages.success(request, _("You are ready. What you wrote is kept as it is now."))
    return redirect("conversations:prepare", conversation.pk)


def _page(request: HttpRequest, seat: Seat, held: HeldText | None = None) -> HttpResponse:
    if not may_write(State(seat.conversation.state), seat.me.ready_at is not None):
        return redirect("conversations:prepare", seat.conversation.pk)
    entries = own_entries(seat)
    shared: Reading = to_be_read(seat, [one for one in entries if one.shared])
    values: dict[str, Any] = {
        "seat": seat,
        "lacks": lacks(seat, sheet_of(seat, entries)),
        "reading": shared,
        "private": sum(not one.shared and bool(one.text) for one in entries),
        "held": held,
        "read_by": [_("you, and nobody else")],
        **standing(seat, clock.now()),
    }
    return render(request, "conversations/preparing/ready.html", values)
