"""Agreements at the table: propose one, in the room or beside the record, and where one goes after."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tweespraak.conversations import access
from tweespraak.conversations.actions.agreements import propose_agreement
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.documents.agreement_table import (
    agreement_table,
    refusal_words,
    too_many_words,
)
from tweespraak.conversations.forms.agreements import ProposeForm
from tweespraak.conversations.models import Agreement
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.agreeing import NotAgreed, Refusal
from tweespraak.conversations.rules.states import IN_ROOM, State
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import day_in, person_of

# From where one can come, and go back to after the act: a page of the conversation.
BACKS = ("room", "record", "talk")


def agreement_values(seat: Seat) -> dict[str, Any]:
    """For the room and the record: `agreements` and `form`, as the fragments here expect them.

    Show conversations/agreements/in_room.html with them; `back` names the page one is on.
    """
    return {
        "agreements": agreement_table(seat, clock.now()),
        "agreement_form": propose_form(seat),
        "can_agree": seat.conversation.state in IN_ROOM,
    }


def propose_form(seat: Seat, data: Any = None) -> ProposeForm:
    """The form of a new agreement at this conversation."""
    language = (get_language() or "nl")[:2]
    themes = [
        (theme.key, theme.name.get(language) or next(iter(theme.name.values())))
        for theme in seat.conversation.themes.all()
    ]
    return ProposeForm(
        data,
        guard=guard_of(seat),
        today=day_in(seat.conversation.organisation, clock.now()),
        side=seat.side,
        other_name=seat.other_name,
        themes=themes,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """A new agreement, put on the table for the other to agree with."""
    seat = access.seat(request, conversation_id)
    form = propose_form(seat, request.POST or None)
    if request.method == "POST" and form.is_valid() and _proposed(request, seat, form):
        messages.success(
            request,
            _("It is on the table. As soon as %(name)s agrees, it is of you both.")
            % {"name": seat.other_name},
        )
        return _back(request, conversation_id) or redirect("conversations:room", conversation_id)
    if request.method != "POST" and State(seat.conversation.state) not in IN_ROOM:
        messages.info(request, refusal_words(Refusal.NOT_AT_THE_TABLE))
        return redirect("conversations:talk", conversation_id)
    values = {
        "form": form,
        "seat": seat,
        "agreements": agreement_table(seat, clock.now()),
        "back": _named(request),
        "read_by": [_("you"), seat.other_name],
    }
    return render(request, "conversations/agreements/new.html", values)


def back_to(request: HttpRequest, agreement: Agreement) -> HttpResponse:
    """The page of the conversation the button stood on, else the agreement itself."""
    there = _back(request, agreement.conversation_id)
    return there or redirect("conversations:agreement", agreement.pk)


def _proposed(request: HttpRequest, seat: Seat, form: ProposeForm) -> bool:
    try:
        propose_agreement(
            seat=seat,
            once=form.cleaned_data["once"],
            plan=form.plan(),
            owner=form.whose(),
            is_confirmed=form.cleaned_data["is_confirmed"],
            by=person_of(request),
            at=clock.now(),
        )
    except Held:
        form.add_error(None, _("Not saved yet: send it once more to see which words held it."))
    except NotAgreed as no:
        many = no.refusal is Refusal.TOO_MANY_OPEN
        words = too_many_words(seat, form.whose()) if many else refusal_words(no.refusal)
        form.add_error(None, words)
    except OnceTaken:
        raise Http404 from None
    else:
        return True
    return False


def _named(request: HttpRequest) -> str:
    back = (request.POST or request.GET).get("back", "")
    return back if back in BACKS else ""


def _back(request: HttpRequest, conversation: UUID) -> HttpResponse | None:
    back = _named(request)
    return redirect(f"conversations:{back}", conversation) if back else None
