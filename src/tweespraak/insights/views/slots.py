"""What insights puts in the places of lower contexts."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation import clock
from tweespraak.foundation.slots import Link
from tweespraak.insights.access import has_insights, own_result_if_any
from tweespraak.insights.queries import asking_goals
from tweespraak.insights.queries.goals import day_of
from tweespraak.insights.rules.goals import Question
from tweespraak.people.api import person_of

ASKED = {
    Question.CHECK_IN: gettext_lazy("How is your goal going?"),
    Question.DATE: gettext_lazy("The day of your goal has come"),
}
LABELS = {
    "insights.scored": gettext_lazy("Your result was worked out"),
    "insights.withheld": gettext_lazy("A result of yours waits until a psychologist explains it"),
    "insights.given_free": gettext_lazy("A result of yours is free: you can see it"),
    "insights.goal_made": gettext_lazy("A goal of yours was made"),
    "insights.goal_changed": gettext_lazy("A goal of yours was changed"),
    "insights.goal_checked_in": gettext_lazy("A check-in was written with a goal of yours"),
    "insights.goal_noted": gettext_lazy("A note was written with a goal of yours"),
    "insights.goal_finished": gettext_lazy("A goal of yours was done"),
    "insights.goal_stopped": gettext_lazy("A goal of yours was stopped"),
    "insights.goal_reopened": gettext_lazy("A goal of yours was taken up again"),
}


def navigation(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """My insights, for whoever may have them."""
    if request.user.is_authenticated and has_insights(request):
        address = reverse("insights:cube")
        here = request.path.startswith(address)
        about = _("What your answers say about you, with tips and questions for a conversation.")
        yield Link(_("My insights"), address, icon="cube", text=about, current=here)


def me(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """My goals, for everyone who is signed in: they are one's own, in every organisation."""
    if request.user.is_authenticated:
        yield Link(_("My goals"), reverse("insights:goals"), icon="goal")


def waiting(request: HttpRequest, **_arguments: Any) -> Iterator[Link]:
    """A new result that its owner has not opened yet, and goals whose moment has come."""
    yield from _new_result(request)
    for one in asking_goals(person_of(request), day_of(clock.now())):
        act = "goal" if one.asks.question is Question.DATE else "goal_check_in"
        yield Link(
            str(ASKED[one.asks.question]),
            reverse(f"insights:{act}", args=[one.goal.pk]),
            icon="goal",
            text=one.goal.wording,
            since=datetime.combine(one.asks.since, time.min, ZoneInfo(settings.TIME_ZONE)),
        )


def _new_result(request: HttpRequest) -> Iterator[Link]:
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
    """`record.label`: what was done with a result or a goal, as the person reads it in My data."""
    if action in LABELS:
        yield Link(str(LABELS[action]), "")
