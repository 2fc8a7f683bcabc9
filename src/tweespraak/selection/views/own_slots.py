"""Where somebody finds their own space: under their name, and in the menu for who applied here."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.selection.access.own import has_applied


def me(*, request: HttpRequest, **_more: Any) -> Iterator[Link]:
    """`frame.me`: for everyone who is signed in, wherever they applied."""
    if request.user.is_authenticated and has_applied(request):
        yield Link(_("My applications"), reverse("selection:applications"), icon="briefcase")
    if request.user.is_authenticated:
        yield Link(_("My feedback book"), reverse("selection:book"), icon="book")


def own_navigation(*, request: HttpRequest, **_more: Any) -> Iterator[Link]:
    """In the main menu only for who applied in this installation: a colleague who looks along learns
    nothing of somebody's plans."""
    if request.user.is_authenticated and has_applied(request):
        mine = reverse("selection:applications")
        told = _("Where you stand, what comes next and when you hear.")
        at = (mine, mine.replace("applications", "application"))
        standing = request.path.startswith(at)
        yield Link(_("My applications"), mine, icon="briefcase", text=told, current=standing)
        url = reverse("selection:book")
        about = _("What you were told after applying, and how you prepare your next interview.")
        here = request.path.startswith((url, reverse("selection:preparations")))
        yield Link(_("My feedback book"), url, icon="book", text=about, current=here)
