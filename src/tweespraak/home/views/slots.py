"""What home puts in the places of lower contexts."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Fragment, Link
from tweespraak.home.queries.demo import demo_members, role_words


def navigation(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """Home itself, first in the navigation."""
    address = reverse("home:home")
    yield Link(_("Home"), address, icon="home", current=request.path == address)


def signin_aside(request: HttpRequest, **_arguments: Any) -> Iterator[Fragment]:
    """In the demo only: everyone one can be, one click each."""
    if settings.DEMO:
        groups = [
            (organisation, [(member, role_words(member)) for member in members])
            for organisation, members in groupby(demo_members(), lambda one: one.organisation)
        ]
        yield Fragment("home/demo/signin.html", {"groups": groups})


def me(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """In the demo only: the mailbox and the gallery."""
    if settings.DEMO:
        yield Link(_("Mailbox of the demo"), reverse("home:mailbox"), icon="mail")
        yield Link(_("Components"), reverse("home:gallery"), icon="grid")
