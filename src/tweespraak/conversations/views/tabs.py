"""The parts of Conversations, as tabs above its pages: only what this person may use."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.conversations import access
from tweespraak.people.api import Permission, may


def tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """The tabs, the one at hand marked: `mine`, `agreements`, `library` or `rhythm`."""
    every = [
        ("mine", _("My conversations"), access.holds_talks(request)),
        ("agreements", _("Agreements"), access.holds_talks(request)),
        ("library", _("Talk cards"), may(request, Permission.SEE_CARDS)),
        ("rhythm", _("Rhythm"), may(request, Permission.RUN_CYCLES)),
    ]
    return [
        {"label": words, "url": reverse(f"conversations:{name}"), "current": name == current}
        for name, words, is_open in every
        if is_open
    ]
