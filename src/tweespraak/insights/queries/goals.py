"""Goals of a person: open ones, closed ones, and which ask for attention."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from tweespraak.insights.models import Goal, GoalMoment
from tweespraak.insights.rules.goals import LOOKS, STATE_AFTER_TURN, Act, Asks, GoalState, asks
from tweespraak.people.api import Person

OPENING = (Act.MAKE, Act.REOPEN)


@dataclass(frozen=True)
class AskingGoal:
    """An open goal that asks something of its owner."""

    goal: Goal
    asks: Asks


def goals_of(person: Person | UUID) -> QuerySet[Any]:
    """Every goal of a person, each with its last turn (`turn`, `turned_at`), the nearest day first."""
    turns = GoalMoment.objects.filter(goal=OuterRef("pk"), act__in=STATE_AFTER_TURN).order_by(
        "-number"
    )
    return (
        Goal.objects.filter(person=person)
        .annotate(
            turn=Subquery(turns.values("act")[:1]), turned_at=Subquery(turns.values("at")[:1])
        )
        .order_by("due_on", "created_at", "pk")
    )


def open_goals(person: Person | UUID) -> QuerySet[Goal]:
    """The goals a person is working on."""
    return goals_of(person).filter(turn__in=OPENING)


def closed_goals(person: Person | UUID) -> QuerySet[Goal]:
    """The goals a person finished or stopped, the last first."""
    return goals_of(person).exclude(turn__in=OPENING).order_by("-turned_at", "pk")


def state_now(goal: Goal) -> GoalState:
    """Where a goal is: what its last turn made it."""
    turns = goal.moments.filter(act__in=STATE_AFTER_TURN).order_by("-number")
    return STATE_AFTER_TURN[Act(turns.values_list("act", flat=True)[0])]


def asking_goals(person: Person | UUID, today: date) -> list[AskingGoal]:
    """The open goals whose day or check-in has come, the longest waiting first."""
    looked = Max("moments__at", filter=Q(moments__act__in=LOOKS))
    found = []
    for goal in open_goals(person).annotate(looked_at=looked):
        asked = asks(goal.plan, day_of(goal.looked_at), today)
        if asked:
            found.append(AskingGoal(goal, asked))
    return sorted(found, key=lambda one: one.asks.since)


def day_of(at: datetime) -> date:
    """The day of a moment; a goal stands apart from organisations, so in the installation's zone."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
