"""The live room: one table, two devices. Every change is asked for here, through the ordinary door."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tweespraak.conversations import access
from tweespraak.conversations.access.room import stream_origin
from tweespraak.conversations.actions import room as actions
from tweespraak.conversations.documents.agreement_table import agreement_table
from tweespraak.conversations.documents.course import course_at
from tweespraak.conversations.documents.room import table_text
from tweespraak.conversations.forms.room import ChooseTheme, HandTurn
from tweespraak.conversations.models import Theme
from tweespraak.conversations.queries.record import BoxSeen, box_seen
from tweespraak.conversations.queries.room import Table, chairs_of, looked_again, table_of
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.room import OPENS_BEFORE, Room, room_at
from tweespraak.conversations.rules.states import State
from tweespraak.conversations.views.agreement_room import propose_form
from tweespraak.foundation import clock
from tweespraak.people.api import person_of

PART = "X-Part"  # the page's script asks for the table only
SINCE = "X-Since"  # the version it shows now


@require_safe
def room(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """The whole page, or a friendly word when the room is not open now."""
    seat = access.seat(request, conversation_id)
    found = _behind_door(seat)
    if found is not Room.OPEN:
        starts_at = seat.conversation.starts_at
        opens_at = starts_at - OPENS_BEFORE if starts_at else None
        values = {"seat": seat, "room": found, "opens_at": opens_at, "starts_at": starts_at}
        return render(request, "conversations/room_closed.html", values)
    values = _values(seat) | {
        "stream_origin": stream_origin(request),
        "agreement_form": propose_form(seat),
    }
    return _listening(render(request, "conversations/room.html", values), request)


@require_safe
def table(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """What changes on the page while the two talk."""
    return _table(request, access.seat(request, conversation_id))


@require_safe
def version(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """How often something changed: who polls sees whether there is anything to fetch."""
    return JsonResponse({"version": access.seat(request, conversation_id).conversation.version})


@require_POST
def choose_theme(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Lay a theme on the table, on both devices."""
    seat = access.seat(request, conversation_id)
    form = ChooseTheme(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    chosen, left = (_theme(seat, form.cleaned_data[name]) for name in ("theme", "left"))
    try:
        actions.choose_theme(
            seat=seat,
            theme=chosen,
            left=left,
            leaving=form.cleaned_data["leaving"],
            by=person_of(request),
            at=clock.now(),
        )
    except actions.RoomClosed:
        return _closed(request, conversation_id)
    return _answer(request, seat)


@require_POST
def turn(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """Somebody begins to speak, or nobody does: by tap, of either of the two."""
    seat = access.seat(request, conversation_id)
    form = HandTurn(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    try:
        actions.hand_turn(
            seat=seat, to=form.cleaned_data["turn"], by=person_of(request), at=clock.now()
        )
    except actions.RoomClosed:
        return _closed(request, conversation_id)
    return _answer(request, seat)


@require_POST
def beat(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """A sign of life of a page without a stream; the answer says whether there is anything to fetch."""
    seat = access.seat(request, conversation_id)
    if _behind_door(seat) is Room.OPEN:
        actions.note_presence(here=[seat.me.pk], at=clock.now())
    return JsonResponse({"version": seat.conversation.version})


def _table(request: HttpRequest, seat: Seat) -> HttpResponse:
    if _behind_door(seat) is not Room.OPEN:
        return _closed(request, seat.conversation.pk)
    if _shows_table(request, seat):
        values = {
            "conversation": seat.conversation,
            "table": table_text(chairs_of(seat), clock.now()),
        }
        return render(request, "conversations/room/chairs_only.html", values)
    return render(request, "conversations/room/table.html", _values(seat))


def _shows_table(request: HttpRequest, seat: Seat) -> bool:
    """The device shows what lies on the table now: only the chairs can be new."""
    since = request.headers.get(SINCE, "")
    return since.isdecimal() and int(since) >= seat.conversation.laid_version


def _answer(request: HttpRequest, seat: Seat) -> HttpResponse:
    if request.headers.get(PART):
        return _table(request, looked_again(seat))
    return redirect("conversations:room", seat.conversation.pk)


def _closed(request: HttpRequest, conversation_id: UUID) -> HttpResponse:
    """The page says why: it is opened again."""
    if request.headers.get(PART) or request.method != "POST":
        return HttpResponse(status=409)
    return redirect("conversations:room", conversation_id)


def _behind_door(seat: Seat) -> Room:
    return room_at(State(seat.conversation.state), seat.conversation.starts_at, clock.now())


def _theme(seat: Seat, key: UUID | None) -> Theme | None:
    return access.theme(seat, key) if key else None


def _values(seat: Seat) -> dict[str, Any]:
    at = clock.now()
    found = table_of(seat)
    text = table_text(found, at)
    agreements = agreement_table(seat, at, with_carried=found.current is None)
    boxes = [(place, name, _box(found, place.theme, seat.side)) for place, name in text.places]
    current = text.current
    return {
        "seat": seat,
        "read_by": [_("you"), seat.other_name],
        "conversation": seat.conversation,
        "table": text,
        "course": course_at(seat.conversation, current.theme.key if current else None),
        "boxes": boxes,
        "mine": next((box for place, _name, box in boxes if place.is_current), None),
        "theirs": _box(found, current.theme, seat.side.other) if current else None,
        "carried": agreements.carried,
        "agreements": replace(agreements, carried=[]),
        "back": "room",
    }


def _box(table: Table, theme: Theme, side: Side) -> BoxSeen:
    return box_seen(table.seat, theme, side, table.boxes.get((theme.pk, side)))


def _listening(response: HttpResponse, request: HttpRequest) -> HttpResponse:
    """Only this page may connect to the stream."""
    if origin := stream_origin(request):
        response._csp_update = {"connect-src": [origin]}  # type: ignore[attr-defined]
    return response
