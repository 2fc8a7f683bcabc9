"""Read each other: the agenda, then both voices per theme; and what was added since."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from tweespraak.conversations import access
from tweespraak.conversations.actions.entries import NoLongerOpen, add_later
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.actions.preparing import delete_drafts
from tweespraak.conversations.documents.reading import to_be_read
from tweespraak.conversations.forms.preparing import AdditionForm
from tweespraak.conversations.queries.agreements import open_between
from tweespraak.conversations.queries.entries import never_read, own_entries, revealed_entries
from tweespraak.conversations.queries.guarding import guard_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.states import CLOSED, ActRefused, OneSided, State
from tweespraak.conversations.rules.writing import may_add
from tweespraak.conversations.views.standing import standing
from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import person_of


@require_safe
def read(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Both preparations side by side; before the reveal, when that will be."""
    seat = access.seat(request, conversation_id)
    return _page(request, seat, AdditionForm(guard=guard_of(seat)))


@require_POST
def add(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Add something, with its date."""
    seat = access.seat(request, conversation_id)
    form = AdditionForm(request.POST, guard=guard_of(seat))
    if not form.is_valid():
        return _page(request, seat, form)
    clean = form.cleaned_data
    try:
        add_later(
            seat=seat,
            once=clean["once"],
            text=clean["text"],
            is_confirmed=clean["is_confirmed"],
            by=person_of(request),
            at=clock.now(),
        )
    except OnceTaken:
        raise Http404 from None
    except Held:  # HR changed the list of words in between: ask again
        return _page(request, seat, AdditionForm(request.POST, guard=guard_of(seat)))
    except NoLongerOpen:
        return _refused(request, seat, clean["text"])
    messages.success(request, _("Added, with today’s date. You can both read it."))
    is_over = State(seat.conversation.state) in CLOSED
    return redirect("conversations:record" if is_over else "conversations:read", conversation_id)


@require_POST
def drafts(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Delete now what nobody but me reads."""
    seat = access.seat(request, conversation_id)
    try:
        gone = delete_drafts(seat=seat, by=person_of(request), at=clock.now())
    except ActRefused:
        messages.info(request, _("You can delete this once the conversation is closed."))
    else:
        words = ngettext(
            "%(n)d private note was deleted.", "%(n)d private notes were deleted.", gone
        )
        messages.success(request, words % {"n": gone})
    return redirect("conversations:read", conversation_id)


def _refused(request: HttpRequest, seat: Seat, text: str) -> HttpResponse:
    """Where the two do not read each other (any more) nothing is added; the text stays on the screen."""
    why = _(
        "You do not read each other now, so nothing can be added. Copy it if you want to keep it."
    )
    values = {"seat": seat, "why": why, "lost": [text]}
    return render(request, "conversations/refused.html", values, status=409)


def _page(request: HttpRequest, seat: Seat, form: AdditionForm) -> HttpResponse:
    talk = seat.conversation
    how = standing(seat, clock.now())
    revealed = revealed_entries(seat)
    values: dict[str, Any] = {
        "seat": seat,
        "form": form,
        "may_add": may_add(State(talk.state), talk.one_sided),
        "own_card": talk.one_sided == OneSided.OWN_CARD,
        "read_by": [_("you"), seat.other_name],
        **_private(seat),
        **how,
    }
    if not how["is_revealed"]:
        values["reading"] = to_be_read(seat, revealed)  # nothing but what was added to the record
        return render(request, "conversations/preparing/not_yet.html", values)
    values |= {
        "reading": to_be_read(seat, revealed),
        "agreements": open_between(
            talk.organisation_id, seat.me.person_id, seat.other.person_id, but_of=talk.pk
        ),
        "only_side": _only_side(seat),
    }
    return render(request, "conversations/preparing/read.html", values)


def _private(seat: Seat) -> dict[str, Any]:
    """What only I read here, and whether I can delete it now."""
    hidden = set(never_read(seat.conversation).values_list("pk", flat=True))
    mine = [one for one in own_entries(seat) if one.pk in hidden and one.text]
    is_over = State(seat.conversation.state) in (*CLOSED, State.CANCELLED)
    return {"private": to_be_read(seat, mine) if mine else None, "may_delete": is_over and mine}


def _only_side(seat: Seat) -> str:
    """Whose preparation it is when only one was shown: `mine` or `other`."""
    if seat.conversation.one_sided != OneSided.SHOWN:
        return ""
    return "mine" if seat.me.ready_at else "other"
