"""React on a record: agree, or lay one's own view beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.conversations import access
from tweespraak.conversations.actions.closing import react as do_react
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.documents.agreement_table import agreement_table
from tweespraak.conversations.documents.record import react_by, theme_texts
from tweespraak.conversations.documents.recording import REFUSED
from tweespraak.conversations.forms.record import ReactForm
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.recording import RecordRefused, Refusal
from tweespraak.conversations.rules.states import State
from tweespraak.foundation import clock
from tweespraak.people.api import person_of


@require_http_methods(["GET", "HEAD", "POST"])
def react(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Read the record, then say what one says to it."""
    seat = access.seat(request, conversation_id)
    refusal = _refusal(seat)
    form = ReactForm(request.POST or None, guard=guard_of(seat))
    if refusal is None and request.method == "POST" and form.is_valid():
        refusal = _react(request, seat, form)
        if refusal is None and not form.errors:
            messages.success(request, _("The record is closed. It stays as it is, for you both."))
            return redirect("conversations:record", conversation_id)
    if refusal:
        return _refused(request, seat, refusal)
    values = {
        "seat": seat,
        "talk": seat.conversation,
        "names": [_("you"), seat.other_name],
        "themes": theme_texts(seat),
        "agreements": agreement_table(seat, clock.now()),
        "react_by": react_by(seat.conversation),
        "form": form,
    }
    return render(request, "conversations/record/react.html", values)


def _refusal(seat: Seat) -> Refusal | None:
    """Why there is nothing to react on for this side."""
    if seat.conversation.state != State.FOR_REACTION:
        return Refusal.NOT_NOW
    return Refusal.OWN_RECORD if seat.conversation.handed_over_by == seat.side else None


def _refused(request: HttpRequest, seat: Seat, refusal: Refusal) -> HttpResponse:
    """Back to the record; an own view that came too late stays on the screen."""
    typed = request.POST.get("own_view", "").replace("\r\n", "\n").strip()
    if typed and typed != seat.me.own_view:
        values = {"seat": seat, "why": REFUSED[refusal], "lost": [typed]}
        return render(request, "conversations/refused.html", values, status=409)
    messages.info(request, str(REFUSED[refusal]))
    return redirect("conversations:record", seat.conversation.pk)


def _react(request: HttpRequest, seat: Seat, form: ReactForm) -> Refusal | None:
    try:
        do_react(
            seat=seat,
            is_agreed=form.is_agreed,
            own_view=form.cleaned_data["own_view"],
            is_confirmed=form.cleaned_data["is_confirmed"],
            by=person_of(request),
            at=clock.now(),
        )
    except RecordRefused as refused:
        return refused.refusal
    except Held:
        form.add_error("own_view", _("Not saved yet: look at the marked words below."))
    return None
