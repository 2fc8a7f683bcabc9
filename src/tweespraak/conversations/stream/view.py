"""The stream of a live room: it says "version N" and nothing else. Served by ASGI only.

Under WSGI it would hold a thread for as long as somebody talks; there it is not found.
"""

from collections.abc import AsyncIterator
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from tweespraak.conversations import access
from tweespraak.conversations.access.room import is_own_page
from tweespraak.conversations.queries.talks import Seat
from tweespraak.conversations.rules.room import Room, room_at
from tweespraak.conversations.rules.states import State
from tweespraak.conversations.stream.hub import Hub, in_own_thread
from tweespraak.foundation import clock

RETURN_AFTER = 200  # milliseconds, after which the browser comes back through the door
hub = Hub(in_own_thread)


@require_safe
def stream(request: HttpRequest, conversation_id: UUID) -> HttpResponseBase:
    """Listen to a room, for about a minute; then the browser comes back by itself, through this door."""
    if not isinstance(request, ASGIRequest):
        raise Http404
    if "Origin" in request.headers and not is_own_page(request):
        return HttpResponse(status=403)
    seat = access.seat(request, conversation_id)
    if (
        room_at(State(seat.conversation.state), seat.conversation.starts_at, clock.now())
        is not Room.OPEN
    ):
        return HttpResponse(status=409)
    return _allowed(request, StreamingHttpResponse(_told(seat), content_type="text/event-stream"))


async def _told(seat: Seat) -> AsyncIterator[str]:
    yield f"retry: {RETURN_AFTER}\n\n"
    room = seat.conversation.pk
    async for version in hub.follow(room, seat.me.pk, seat.conversation.version):
        if version is None:
            yield "event: beat\ndata: {}\n\n"
        else:
            yield f'event: version\ndata: {{"room": "{room}", "version": {version}}}\n\n'


def _allowed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Our own pages, on another port, may read it with their cookies; a proxy passes it on at once."""
    response.headers["X-Accel-Buffering"] = "no"
    if origin := request.headers.get("Origin"):
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Credentials"] = "true"
    patch_vary_headers(response, ["Origin"])
    return response
