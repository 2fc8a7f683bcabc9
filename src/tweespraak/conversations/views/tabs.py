"""The parts of Conversations, as tabs above its pages: only what this person may use."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.people.api import Permission, may


def tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """The tabs, the one at hand marked: `mine`, `agreements`, `library` or `rhythm`."""
    every = [
        ("mine", _("My conversations"), Permission.TALK),
        ("agreements", _("Agreements"), Permission.TALK),
        ("library", _("Talk cards"), Permission.SEE_CARDS),
        ("rhythm", _("Rhythm"), Permission.RUN_CYCLES),
    ]
    return [
        {"label": words, "url": reverse(f"conversations:{name}"), "current": name == current}
        for name, words, permission in every
        if may(request, permission)
    ]
