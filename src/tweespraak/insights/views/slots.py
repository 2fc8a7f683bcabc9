"""What insights puts in the places of lower contexts."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from tweespraak.foundation.slots import Link
from tweespraak.insights.access import has_insights, own_result_if_any


def navigation(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """My insights, for whoever may have them."""
    if request.user.is_authenticated and has_insights(request):
        address = reverse("insights:cube")
        here = request.path.startswith(address)
        about = _("What your answers say about you, with tips and questions for a conversation.")
        yield Link(_("My insights"), address, icon="cube", text=about, current=here)


def waiting(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """A new result that its owner has not opened yet."""
    result = own_result_if_any(request)
    if result and result.opened_at is None:
        yield Link(
            _("Your insights are ready"),
            reverse("insights:cube"),
            icon="cube",
            text=_("See what your answers say. Only you can see this."),
            since=result.scored_at,
        )


def finished(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """Where a finished test leads."""
    if own_result_if_any(request):
        yield Link(
            _("See my insights"),
            reverse("insights:cube"),
            icon="cube",
            text=_("Your scores in words, with tips and questions for a good conversation."),
        )


def record_label(action: str, **_arguments: Any) -> Iterator[Link]:
    """`record.label`: what was done with a result, as the person reads it in My data."""
    if action == "insights.scored":
        yield Link(_("Your result was worked out"), "")
