"""The pages side by side under People: who is here, how it is divided, who left."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.people.access import may
from tweespraak.people.roles import Permission


def people_tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """What one may open, with the page that is open marked."""
    pages = [(_("People"), "people:list"), (_("Departments and teams"), "people:units")]
    if may(request, Permission.MANAGE_PEOPLE):
        pages.append((_("People who left"), "people:left"))
    return [
        {"label": label, "url": reverse(name), "current": request.path == reverse(name)}
        for label, name in pages
    ]
