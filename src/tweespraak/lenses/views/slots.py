"""Where lenses show themselves on the screens of others."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.people.api import Permission, may


def navigation(request: HttpRequest, **_arguments: Any) -> list[Link]:
    """The library in the menu of whoever may see it."""
    if not may(request, Permission.SEE_LENSES):
        return []
    here = request.path.startswith(reverse("lenses:library"))
    about = _("Which competencies a kind of work asks for, and how much each of them counts.")
    return [Link(_("Lenses"), reverse("lenses:library"), icon="eye", text=about, current=here)]
