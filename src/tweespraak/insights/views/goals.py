"""One's own goals: the list, a new one, the page of one, and saying it otherwise."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tweespraak.foundation import clock
from tweespraak.foundation.once import OnceTaken
from tweespraak.insights import access, actions
from tweespraak.insights.documents import tips_for
from tweespraak.insights.documents.goals import STATES, TAGS, rhythm, timeline
from tweespraak.insights.forms import GoalForm
from tweespraak.insights.models import Goal
from tweespraak.insights.queries import (
    asking_goals,
    closed_goals,
    open_goals,
    scale_name,
    state_now,
)
from tweespraak.insights.queries.goals import day_of
from tweespraak.insights.rules.goals import (
    HELPFUL_NUMBER,
    STATE_AFTER_TURN,
    Act,
    ActRefused,
    DayRefused,
    is_many,
    possible,
)
from tweespraak.insights.views.tabs import tabs
from tweespraak.people.api import person_of


@require_safe
def goals(request: HttpRequest) -> HttpResponse:
    """What I am working on, and what is behind me."""
    me = person_of(request)
    mine = list(open_goals(me))
    asking = {one.goal.pk: one.asks for one in asking_goals(me, day_of(clock.now()))}
    values = {
        "open": [(goal, _scale(goal), asking.get(goal.pk)) for goal in mine],
        "closed": [_closed(goal) for goal in closed_goals(me)],
        "is_many": is_many(len(mine)),
        "helpful": HELPFUL_NUMBER,
        "tabs": tabs(request) if access.own_result_if_any(request) else [],
    }
    return render(request, "insights/goals/goals.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def new_goal(request: HttpRequest) -> HttpResponse:
    """A new goal, free or from a score of one's own."""
    me, scored = person_of(request), access.own_score(request, request.GET.get("scale", ""))
    at = clock.now()  # once: a day the form takes is not refused a midnight later
    form = GoalForm(request.POST or None, today=day_of(at))
    if request.method == "POST" and form.is_valid():
        try:
            goal = actions.make_goal(
                once=form.cleaned_data["once"],
                plan=form.plan(),
                scale=scored.score.key if scored else "",
                result=scored.result if scored else None,
                by=me,
                at=at,
            )
        except OnceTaken:
            raise Http404 from None
        messages.success(request, _("Your goal is there. Now the first step."))
        return redirect("insights:goal", goal.pk)
    values = {
        "form": form,
        "scale": scored and scored.score.key,
        "name": scored and scale_name(scored.score.key),
        "tips": tips_for(scored.score) if scored else [],
        "open": open_goals(me).count(),
        "helpful": HELPFUL_NUMBER,
    }
    return render(request, "insights/goals/new.html", values)


@require_safe
def goal(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """One goal, what can be done with it, and everything that happened."""
    found = access.own_goal(request, goal_id)
    state = state_now(found)
    asking = asking_goals(found.person_id, day_of(clock.now()))
    values = {
        "goal": found,
        "scale": _scale(found),
        "rhythm": rhythm(found.check_in_days),
        "state": STATES[state],
        "tag": TAGS[state],
        "can": {act.value for act in possible(state)},
        "asks": next((one.asks for one in asking if one.goal == found), None),
        "moments": timeline(found.moments.all()),
    }
    return render(request, "insights/goals/goal.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
def goal_change(request: HttpRequest, goal_id: UUID) -> HttpResponse:
    """Say a goal otherwise; only what one is working on."""
    found = access.own_goal(request, goal_id)
    if Act.CHANGE not in possible(state_now(found)):
        return refused(request, found)
    form = GoalForm(
        request.POST or None,
        today=day_of(clock.now()),
        plan=found.plan,
        initial=asdict(found.plan),
    )
    if request.method == "POST" and form.is_valid():
        return _changed(request, found, form)
    return render(request, "insights/goals/change.html", {"form": form, "goal": found})


def refused(request: HttpRequest, goal: Goal) -> HttpResponse:
    """Back to the goal, with the reason."""
    messages.info(request, _("That is not possible any more: see below where this goal is now."))
    return redirect("insights:goal", goal.pk)


def _changed(request: HttpRequest, goal: Goal, form: GoalForm) -> HttpResponse:
    try:
        actions.change_goal(
            goal=goal,
            once=form.cleaned_data["once"],
            plan=form.plan(),
            by=person_of(request),
            at=clock.now(),
        )
    except OnceTaken:
        raise Http404 from None
    except (ActRefused, DayRefused):
        return refused(request, goal)
    messages.success(request, _("Your goal is changed. What it said before stays in its story."))
    return redirect("insights:goal", goal.pk)


def _scale(goal: Goal) -> Mapping[str, str] | None:
    return {"key": goal.scale, "name": scale_name(goal.scale)} if goal.scale else None


def _closed(goal: Any) -> dict[str, Any]:
    state = STATE_AFTER_TURN[Act(goal.turn)]
    return {"goal": goal, "at": goal.turned_at, "state": STATES[state], "tag": TAGS[state]}
