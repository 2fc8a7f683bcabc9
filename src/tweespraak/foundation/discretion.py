"""What must not linger: pages of a person in a cache, links in a log."""

import logging
import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_SECRET = re.compile(r"(/people/link/|/account/activate/|/account/password/reset/key/)[^/\s?]+")


class NotKept:
    """Middleware: what does not say otherwise is for these eyes only, and is not kept.

    A page behind the sign-in would otherwise come back with the Back button after signing out.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class Discreet(logging.Filter):
    """Takes the secret part of personal links out of what is logged: who reads a log enters no account."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true; the record may change."""
        told = record.getMessage()
        masked = _SECRET.sub(r"\1…", told)
        if masked != told:
            record.msg, record.args = masked, ()
        return True
