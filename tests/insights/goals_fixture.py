"""Goals, made through the real actions."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from tweespraak.foundation import clock
from tweespraak.insights.api import (
    Act,
    Goal,
    GoalMoment,
    HowFar,
    Plan,
    Said,
    do_with_goal,
    make_goal,
)
from tweespraak.people.api import Person


def a_plan(at: datetime, **given: Any) -> Plan:
    """Asking more questions, sixty days ahead."""
    values: dict[str, Any] = {
        "wording": "Vaker vragen",
        "behaviour": "Ik stel eerst een vraag",
        "cue": "het overleg begint",
        "step": "stel ik één vraag",
        "due_on": (at + timedelta(days=60)).date(),
        "check_in_days": 14,
        "buddy": "Sanne",
    }
    return Plan(**values | given)


def working_on(
    person: Person, *, at: datetime | None = None, scale: str = "", **given: Any
) -> Goal:
    """A goal somebody is working on."""
    at = at or clock.now()
    return make_goal(once=uuid.uuid4(), plan=a_plan(at, **given), scale=scale, by=person, at=at)


def did(goal: Goal, act: Act, text: str = "", *, at: datetime, **given: Any) -> GoalMoment:
    """Something its owner did with a goal."""
    said = Said(text, HowFar.FIRST_STEP if act is Act.CHECK_IN else None)
    return do_with_goal(
        goal=goal, act=act, once=uuid.uuid4(), said=said, by=goal.person, at=at, **given
    )


def done_with(person: Person) -> Goal:
    """A goal that is behind somebody."""
    goal = working_on(person)
    did(goal, Act.FINISH, "Gelukt", at=clock.now())
    return goal
