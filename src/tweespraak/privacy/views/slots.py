"""What privacy puts in the places of lower contexts."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link


def me(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """My data, for everyone who is signed in."""
    if request.user.is_authenticated:
        yield Link(_("My data"), reverse("privacy:mine"), icon="shield")
