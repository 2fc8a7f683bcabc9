"""Prepare a conversation, apart from the other: everything is saved while one types."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tweespraak.conversations import access
from tweespraak.conversations.actions.entries import (
    ChangedElsewhere,
    NoLongerOpen,
    NoSuchPlace,
    base_of,
    lay_on_table,
    save_entry,
    take_off_table,
)
from tweespraak.conversations.documents.course import course_for
from tweespraak.conversations.documents.preparing import Sheet, Spot, sheet_of, with_typed
from tweespraak.conversations.documents.table import OnTable, goals_of_mine, insights_of_mine
from tweespraak.conversations.forms.preparing import laid_in, one_typed, typed_in
from tweespraak.conversations.queries.entries import own_entries
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import CARD_KINDS
from tweespraak.conversations.rules.places import Place, read_place
from tweespraak.conversations.rules.states import State
from tweespraak.conversations.rules.writing import Part, may_write
from tweespraak.conversations.views.pieces import do_piece, suggested
from tweespraak.conversations.views.standing import standing
from tweespraak.foundation import clock

Conflicts = dict[str, Spot]


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """My own preparation: questions per theme, topics, and what I lay on the table."""
    seat = access.seat(request, conversation_id)
    if request.method != "POST":
        return _page(request, seat, {})
    try:
        conflicts = _save_all(request, seat)
        if not conflicts:
            anchor = do_piece(request, seat)
    except NoLongerOpen:
        return _refused(request, seat)
    if conflicts:
        return _page(request, seat, conflicts)
    if request.POST.get("do") == "ready":
        return redirect("conversations:be_ready", conversation_id)
    messages.success(request, _("Saved. Only you can read it."))
    return redirect(reverse("conversations:prepare", args=[conversation_id]) + anchor)


@require_POST
def save_one(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """One place, saved while one types; gives its new mark, or what stands there instead."""
    seat = access.seat(request, conversation_id)
    try:
        return JsonResponse({"base": _save_one(request, seat)})
    except ChangedElsewhere as changed:
        entry = changed.entry
        told = {"text": entry.text, "shared": entry.shared, "base": base_of(entry)}
        return JsonResponse(told, status=409)
    except NoLongerOpen:
        return JsonResponse({"problem": closed_words(seat)}, status=423)
    except NoSuchPlace:
        raise Http404 from None


def closed_words(seat: Seat) -> str:
    """Why nothing is saved any more, and what one can do with what was typed."""
    if seat.me.ready_at and State(seat.conversation.state) in (State.READY_ONE, State.READY_BOTH):
        return _(
            "This was not saved: you said that you are ready, perhaps on another device. Keep it for "
            "the talk, or add it once you can read each other."
        )
    return _(
        "This was not saved: preparing is over. Copy it if you want to keep it; on the page where you "
        "read each other you can add it."
    )


def _save_one(request: HttpRequest, seat: Seat) -> str:
    typed = one_typed(request.POST)
    if typed:
        return base_of(
            save_entry(
                seat=seat,
                place=typed.place,
                text=typed.text,
                shared=typed.shared,
                base=typed.base,
                at=clock.now(),
            )
        )
    place = read_place(request.POST.get("lay", "") or request.POST.get("off", ""))
    if place is None:
        raise NoSuchPlace
    _lay(seat, place, "lay" in request.POST)
    return ""


def _save_all(request: HttpRequest, seat: Seat) -> Conflicts:
    """Save every place of the page; what was changed elsewhere meanwhile is shown with both texts."""
    conflicts: Conflicts = {}
    for typed in typed_in(request.POST):
        if typed.takes_other:
            continue
        try:
            save_entry(
                seat=seat,
                place=typed.place,
                text=typed.text,
                shared=typed.shared,
                base=typed.base,
                at=clock.now(),
            )
        except ChangedElsewhere as changed:
            conflicts[typed.place.name] = Spot(
                typed.place, "", typed.text, typed.shared, elsewhere=changed.entry
            )
        except NoSuchPlace:
            raise Http404 from None
    wanted, offered = laid_in(request.POST), set(request.POST.getlist("offered"))
    for name in offered:
        place = read_place(name)
        if place and place.part in (Part.GOAL, Part.INSIGHT):
            _lay(seat, place, name in wanted)
    return conflicts


def _lay(seat: Seat, place: Place, on: bool) -> None:
    """Lay something of mine on the table, or take it off; what is not mine is not there."""
    if not on:
        take_off_table(seat=seat, place=place)
        return
    found = next((one for one in _mine(seat) if one.place == place), None)
    if found is None:
        raise NoSuchPlace
    text = found.name if place.part is Part.GOAL else ""
    lay_on_table(seat=seat, place=place, text=text, asked=found.asked, at=clock.now())


def _mine(seat: Seat) -> list[OnTable]:
    return [*goals_of_mine(seat.me.person_id), *insights_of_mine(seat.me.person_id)]


def _refused(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The lock was there before the text: it stays on the screen, with the reason."""
    lost = [typed.text for typed in typed_in(request.POST) if typed.text.strip()]
    kept = {entry.text for entry in own_entries(seat)}
    values = {
        "seat": seat,
        "why": closed_words(seat),
        "lost": [text for text in lost if text.replace("\r\n", "\n").strip() not in kept],
    }
    return render(request, "conversations/refused.html", values, status=409)


def _page(request: HttpRequest, seat: Seat, conflicts: Conflicts) -> HttpResponse:
    entries = own_entries(seat)
    sheet = with_typed(sheet_of(seat, entries), conflicts)
    is_open = may_write(State(seat.conversation.state), seat.me.ready_at is not None)
    values: dict[str, Any] = {
        "seat": seat,
        "sheet": sheet,
        "course": course_for(seat.conversation),
        "conflicts": len(conflicts),
        "read_by": [_("you, and nobody else")],
        **standing(seat, clock.now()),
    }
    if not is_open:
        return render(request, "conversations/preparing/locked.html", values)
    values |= _to_choose(seat, sheet)
    return render(request, "conversations/preparing/prepare.html", values)


def _to_choose(seat: Seat, sheet: Sheet) -> dict[str, Any]:
    """Goals, insights and suggestions are about oneself: not in a talk about working together."""
    if seat.conversation.kind not in CARD_KINDS:
        return {"goals": [], "insights": [], "suggestions": []}
    goals, insights = goals_of_mine(seat.me.person_id), insights_of_mine(seat.me.person_id)
    return {
        "goals": [(one, one.place.name in sheet.laid) for one in goals],
        "insights": [(one, one.place.name in sheet.laid) for one in insights],
        "suggestions": suggested(seat, sheet, goals, insights),
    }
