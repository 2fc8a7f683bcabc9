"""How the talk went: four sentences by each, read side by side once both answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.conversations import access
from tweespraak.conversations.actions.pulse import give_pulse
from tweespraak.conversations.documents.pulse import compared, third_persons, tips
from tweespraak.conversations.documents.recording import REFUSED
from tweespraak.conversations.forms.record import PulseForm
from tweespraak.conversations.queries.pulse import balance_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.pulse import may_give
from tweespraak.conversations.rules.recording import RecordRefused, Refusal
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock
from tweespraak.people.api import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def pulse(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Answer once; then wait for the other, and read both."""
    seat = access.seat(request, conversation_id)
    if not may_give(State(seat.conversation.state)):
        return _refused(request, seat, Refusal.NOT_NOW)
    form = PulseForm(request.POST or None)
    if request.method == "POST" and (seat.me.pulse or form.is_valid()):
        return _give(request, seat, form)
    return render(request, "conversations/record/pulse.html", _values(seat, form))


def _give(request: HttpRequest, seat: Seat, form: PulseForm) -> HttpResponse:
    if not seat.me.pulse:
        try:
            give_pulse(seat=seat, pulse=form.pulse(), by=person_of(request), at=clock.now())
        except RecordRefused as refused:
            return _refused(request, seat, refused.refusal)
        messages.success(request, _("Thank you. That is kept, and stays as you said it."))
    return redirect("conversations:pulse", seat.conversation.pk)


def _values(seat: Seat, form: PulseForm) -> dict[str, Any]:
    found = balance_of(seat)
    return {
        "seat": seat,
        "talk": seat.conversation,
        "form": form,
        "names": [_("you"), seat.other_name],
        "given": seat.me.pulse,
        "compared": compared(found),
        "tips": tips(seat, found),
        "third": third_persons(seat) if found and found.offers_third else [],
        "offers_third": bool(found and found.offers_third),
    }


def _refused(request: HttpRequest, seat: Seat, refusal: Refusal) -> HttpResponse:
    messages.info(request, str(REFUSED[refusal]))
    return redirect("conversations:talk", seat.conversation.pk)
