"""Make a goal, change it, and write down what happens with it."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.once import OnceTaken, made_before
from tweespraak.insights.models import Goal, GoalMoment, Result
from tweespraak.insights.queries.goals import day_of, state_now
from tweespraak.insights.rules.goals import Act, GoalState, Plan, Said, check_day, state_after
from tweespraak.people.api import Person

RECORDED = {
    Act.MAKE: "insights.goal_made",
    Act.CHANGE: "insights.goal_changed",
    Act.CHECK_IN: "insights.goal_checked_in",
    Act.NOTE: "insights.goal_noted",
    Act.FINISH: "insights.goal_finished",
    Act.STOP: "insights.goal_stopped",
    Act.REOPEN: "insights.goal_reopened",
}


@transaction.atomic
def make_goal(
    *,
    once: UUID,
    plan: Plan,
    by: Person,
    at: datetime,
    scale: str = "",
    result: Result | None = None,
) -> Goal:
    """A goal of one's own, from a score or free; the same `once` again gives the same goal.

    Raises OnceTaken or DayRefused.
    """
    values = {"scale": scale, "result": result, "created_at": at, "person": by}
    goal, new = Goal.objects.get_or_create(pk=once, defaults=asdict(plan) | values)
    if goal.person_id != by.pk:
        raise OnceTaken
    if new:
        check_day(plan.due_on, day_of(at))
        _write(goal, GoalState.NEW, Act.MAKE, by=by, at=at)
    return goal


@transaction.atomic
def change_goal(*, goal: Goal, once: UUID, plan: Plan, by: Person, at: datetime) -> Goal:
    """Say it otherwise; what it said before stays in the timeline. No difference: nothing happens.

    A day that has passed may stay; a new one has to lie ahead. Raises ActRefused, DayRefused or
    OnceTaken.
    """
    goal = _locked(goal)
    if _said_before(goal, once, Act.CHANGE):
        return goal
    state = state_now(goal)
    state_after(state, Act.CHANGE)
    before = _differences(goal, asdict(plan), day_of(at))
    if before:
        _write(goal, state, Act.CHANGE, once=once, before=before, by=by, at=at)
    return goal


@transaction.atomic
def do_with_goal(
    *,
    goal: Goal,
    act: Act,
    once: UUID,
    said: Said,
    by: Person,
    at: datetime,
    due_on: date | None = None,
) -> GoalMoment:
    """Check in, note, finish, stop or reopen; reopening takes a new day.

    The same `once` again gives the same moment. Raises ActRefused, DayRefused or OnceTaken.
    """
    goal = _locked(goal)
    made = _said_before(goal, once, act)
    if made:
        return made
    state = state_now(goal)
    state_after(state, act)
    before = _differences(goal, {"due_on": due_on}, day_of(at)) if due_on else {}
    return _write(goal, state, act, once=once, said=said, before=before, by=by, at=at)


def _locked(goal: Goal) -> Goal:
    """The goal as it is now, with the line closed behind us: one moment at a time."""
    return Goal.objects.select_for_update().get(pk=goal.pk)


def _said_before(goal: Goal, once: UUID, act: Act) -> GoalMoment | None:
    return made_before(GoalMoment, once, goal_id=goal.pk, act=act)


def _differences(goal: Goal, values: dict[str, Any], today: date) -> dict[str, Any]:
    """Put what differs in the goal; gives what stood there, ready to keep."""
    changed = {name: value for name, value in values.items() if getattr(goal, name) != value}
    if "due_on" in changed:
        check_day(changed["due_on"], today)
    before = {name: getattr(goal, name) for name in changed}
    for name, value in changed.items():
        setattr(goal, name, value)
    if changed:
        goal.save(update_fields=list(changed))
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in before.items()
    }


def _write(
    goal: Goal,
    state: GoalState,
    act: Act,
    *,
    by: Person,
    at: datetime,
    once: UUID | None = None,
    said: Said | None = None,
    before: dict[str, Any] | None = None,
) -> GoalMoment:
    said = said or Said()
    moment = GoalMoment(
        goal=goal,
        number=goal.moments.count() + 1,
        act=act,
        at=at,
        how_far=said.how_far or "",
        text=said.text,
        helps=said.helps,
        before=before or {},
    )
    if once:
        moment.pk = once
    moment.save(force_insert=True)
    record(
        action=RECORDED[act],
        object_type="goal",
        object_id=goal.pk,
        at=at,
        by=by.pk,
        about=goal.person_id,
        state_from=state,
        state_to=state_after(state, act),
    )
    return moment
