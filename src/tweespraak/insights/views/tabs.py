"""The tabs of insights: three ways to look at what is one's own."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Cube, list and goals, with the one that is shown now."""
    pages = (
        (_("Cube"), reverse("insights:cube")),
        (_("List"), reverse("insights:flat")),
        (_("My goals"), reverse("insights:goals")),
    )
    return [{"label": label, "url": url, "current": request.path == url} for label, url in pages]
