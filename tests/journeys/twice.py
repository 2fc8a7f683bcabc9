"""Every POST of a journey is sent twice in parallel: the browser's own, and a copy at the same time."""

import threading
import urllib.error
import urllib.request
from typing import Any

from playwright.sync_api import BrowserContext, Request, Route


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class Twice:
    """Doubles every POST of a browser context; remembers the status the copy got."""

    def __init__(self, context: BrowserContext) -> None:
        self.statuses: list[tuple[str, int]] = []
        self._threads: list[threading.Thread] = []
        context.route("**/*", self._handle)

    def _handle(self, route: Route, request: Request) -> None:
        if request.method == "POST":
            copy = (request.url, request.all_headers(), request.post_data_buffer or b"")
            thread = threading.Thread(target=self._send, args=copy, daemon=True)
            self._threads.append(thread)
            thread.start()
        route.continue_()

    def _send(self, url: str, headers: dict[str, str], body: bytes) -> None:
        skip = {"content-length", "host", "connection", "accept-encoding"}
        sent = {
            name: value
            for name, value in headers.items()
            if name.lower() not in skip and not name.startswith(":")
        }
        request = urllib.request.Request(url, data=body, headers=sent, method="POST")
        opener = urllib.request.build_opener(_Stay)
        try:
            with opener.open(request, timeout=20) as answer:
                self.statuses.append((url, answer.status))
        except urllib.error.HTTPError as refused:
            self.statuses.append((url, refused.code))

    def join(self) -> None:
        """Wait for every copy."""
        for thread in self._threads:
            thread.join(20)

    def broken(self) -> list[tuple[str, int]]:
        """The copies that made the server fail."""
        self.join()
        return [(url, status) for url, status in self.statuses if status >= 500]
