"""The parts of the rhythm, as tabs: cycles, the course, messages, words."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.conversations.views.tabs import tabs


def parts(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """The tabs, the one at hand marked; after them what else there is under Conversations."""
    every = [
        ("cycles", _("Cycles"), "rhythm"),
        ("course", _("Course"), "course"),
        ("messages", _("Passed on"), "messages"),
        ("words", _("Words"), "words"),
    ]
    here = [
        {"label": words, "url": reverse(f"conversations:{url}"), "current": name == current}
        for name, words, url in every
    ]
    return [*here, *(tab for tab in tabs(request, "rhythm") if not tab["current"])]
