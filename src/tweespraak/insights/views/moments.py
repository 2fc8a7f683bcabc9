"""What one does with a goal: check in, note, finish, stop, take up again. One page for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.insights import access, actions, forms
from tweespraak.insights.models import Goal
from tweespraak.insights.queries import state_now
from tweespraak.insights.queries.goals import day_of
from tweespraak.insights.rules.goals import Act, ActRefused, DayRefused, possible
from tweespraak.insights.views.goals import refused
from tweespraak.people.api import person_of


@dataclass(frozen=True)
class Page:
    """The words and the form of one act."""

    form: type[forms.SaidForm]
    title: Promise
    lead: Promise
    submit: Promise
    thanks: Promise


PAGES: Mapping[Act, Page] = MappingProxyType(
    {
        Act.CHECK_IN: Page(
            forms.CheckInForm,
            gettext_lazy("How is it going?"),
            gettext_lazy("A short update for yourself. Two lines are enough."),
            gettext_lazy("Save check-in"),
            gettext_lazy("Noted. Looking at it is half the work."),
        ),
        Act.NOTE: Page(
            forms.NoteForm,
            gettext_lazy("A note"),
            gettext_lazy("Something you want to remember: what you saw, tried or heard."),
            gettext_lazy("Save note"),
            gettext_lazy("Your note stands in the story of this goal."),
        ),
        Act.FINISH: Page(
            forms.FinishForm,
            gettext_lazy("Done!"),
            gettext_lazy("Good. Take a moment to see what you did, before the next thing comes."),
            gettext_lazy("It is done"),
            gettext_lazy("Well done. This goal is behind you, and you can always read it again."),
        ),
        Act.STOP: Page(
            forms.StopForm,
            gettext_lazy("Stop with this goal"),
            gettext_lazy(
                "Stopping is fine. Something else became more important, or it did not fit after "
                "all. You need not give a reason."
            ),
            gettext_lazy("Stop with this goal"),
            gettext_lazy(
                "You stopped with this goal. That makes room. You can always take it up again."
            ),
        ),
        Act.REOPEN: Page(
            forms.ReopenForm,
            gettext_lazy("Take it up again"),
            gettext_lazy("Everything you wrote is still there. Choose a new day."),
            gettext_lazy("Take it up again"),
            gettext_lazy("You are working on this goal again."),
        ),
    }
)


@require_http_methods(["GET", "HEAD", "POST"])
def moment(request: HttpRequest, goal_id: UUID, act: Act) -> HttpResponse:
    """The page of one act with one goal."""
    goal, page = access.own_goal(request, goal_id), PAGES[act]
    form = page.form(request.POST or None, today=day_of(clock.now()))
    if request.method == "POST" and form.is_valid():
        return _done(request, goal, act, form)
    if act not in possible(state_now(goal)):
        return refused(request, goal)
    return render(request, "insights/goals/moment.html", {"form": form, "goal": goal, "page": page})


def _done(request: HttpRequest, goal: Goal, act: Act, form: forms.SaidForm) -> HttpResponse:
    try:
        actions.do_with_goal(
            goal=goal,
            act=act,
            once=form.cleaned_data["once"],
            said=form.said(),
            due_on=form.cleaned_data.get("due_on"),
            by=person_of(request),
            at=clock.now(),
        )
    except OnceTaken:
        raise Http404 from None
    except (ActRefused, DayRefused):
        return refused(request, goal)
    messages.success(request, str(PAGES[act].thanks))
    return redirect("insights:goal", goal.pk)
