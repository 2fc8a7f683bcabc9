"""Save a box: for a page that saves while one types, and for one without JavaScript."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tweespraak.conversations import access
from tweespraak.conversations.actions.boxes import Behind, save_box
from tweespraak.conversations.actions.guarding import Held
from tweespraak.conversations.documents.guarding import held_text
from tweespraak.conversations.documents.recording import REFUSED
from tweespraak.conversations.forms.record import BoxForm
from tweespraak.conversations.models import Box, Theme
from tweespraak.conversations.queries.record import box_seen
from tweespraak.conversations.queries.room import versions_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.recording import RecordRefused, Refusal
from tweespraak.conversations.rules.states import ActRefused
from tweespraak.foundation import clock
from tweespraak.people.api import person_of

BACKS = ("record", "room")
HELD, BEHIND, GONE = 422, 409, 410


@require_POST
def box(request: HttpRequest, conversation_id: UUID, theme_id: UUID, side: str) -> HttpResponse:
    """Keep what stands in a box. What cannot be saved comes back, with what was typed beside it."""
    seat = access.seat(request, conversation_id)
    theme, whose = access.theme(seat, theme_id), access.box_side(side)
    form = BoxForm(request.POST)
    if not form.is_valid():
        raise Http404
    clean = form.cleaned_data
    try:
        saved = save_box(
            seat=seat,
            theme=theme,
            side=whose,
            text=clean["text"],
            base_version=clean["base_version"],
            is_confirmed=clean["is_confirmed"],
            by=person_of(request),
            at=clock.now(),
        )
    except Held as held:
        told = {"held": held_text(held.hits, may_confirm=held.may_confirm)}
        return _back(request, seat, theme, whose, clean, told, HELD)
    except Behind as behind:
        return _back(request, seat, theme, whose, clean, {"newer": behind.box}, BEHIND)
    except (ActRefused, RecordRefused) as refused:
        refusal = refused.refusal if isinstance(refused, RecordRefused) else Refusal.NOT_NOW
        return _back(request, seat, theme, whose, clean, {"refused": REFUSED[refusal]}, GONE)
    return _saved(request, seat, saved)


def _saved(request: HttpRequest, seat: Seat, saved: Box) -> HttpResponse:
    if _is_script(request):
        room = versions_of([seat.conversation.pk])[seat.conversation.pk]
        return JsonResponse({"version": saved.version, "said": _("Saved"), "room": room})
    back = request.POST.get("back", "")
    page = back if back in BACKS else BACKS[0]
    return redirect(f"conversations:{page}", seat.conversation.pk)


def _back(
    request: HttpRequest,
    seat: Seat,
    theme: Theme,
    side: Side,
    clean: dict[str, Any],
    told: dict[str, Any],
    status: int,
) -> HttpResponse:
    """Not saved: why, and what can be done, beside the words that were typed."""
    newer: Box | None = told.get("newer")
    values = {
        **told,
        "seat": seat,
        "box": box_seen(seat, theme, side, newer),
        "typed": clean["text"],
        "base": newer.version if newer else clean["base_version"],
        "back": request.POST.get("back", ""),
    }
    if not _is_script(request):
        return render(request, "conversations/record/not_saved.html", values, status=status)
    html = render_to_string("conversations/record/trouble.html", values, request)
    return JsonResponse({"trouble": html, "version": values["base"]}, status=status)


def _is_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
