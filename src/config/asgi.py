"""The ASGI application: the streams of the live room, and nothing else."""

import os
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import django

from config.serving import end_with_web_server

end_with_web_server()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)

from django.core.handlers.asgi import ASGIHandler  # noqa: E402

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]


class Streams(ASGIHandler):
    """Django for one address. All doors open in one thread with one connection to the database.

    Django's own handler keeps a thread, and with it a connection, for as long as a response lasts:
    hundreds of people at a table would be hundreds of connections that wait.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if scope["path"].endswith("/room/stream/"):
            await self.handle(scope, receive, send)
        else:
            await send({"type": "http.response.start", "status": 404, "headers": []})
            await send({"type": "http.response.body", "body": b""})


application = Streams()
