"""The demo's people work on goals of their own: from a score or free, going on and done."""

import uuid
from datetime import datetime, timedelta

from tweespraak.home.actions.demo.script import Cast, Script, ago
from tweespraak.insights.api import (
    Act,
    Goal,
    HowFar,
    Plan,
    Said,
    do_with_goal,
    latest_result,
    make_goal,
)
from tweespraak.instruments.api import PERSONALITY
from tweespraak.people.api import Person


def make_goals(script: Script, cast: Cast, at: datetime) -> None:
    """Every goal of the script, with what happened since."""
    for number, row in enumerate(script["goals"]):
        person, made = cast.person(row["of"]), ago(at, row["made"], minutes=70)
        goal = make_goal(
            once=_key(person, number),
            plan=_plan(row, at),
            scale=row.get("scale", ""),
            result=latest_result(person, PERSONALITY) if "scale" in row else None,
            by=person,
            at=made,
        )
        for place, told in enumerate(row["then"]):
            _happened(goal, told, _key(person, number, place), at)


def _plan(row: Script, at: datetime) -> Plan:
    return Plan(
        wording=row["wording"],
        behaviour=row["behaviour"],
        cue=row["if"],
        step=row["then_i"],
        due_on=(at + timedelta(days=row["due_in"])).date(),
        check_in_days=row["ask_every"],
        buddy=row.get("buddy", ""),
    )


def _happened(goal: Goal, told: Script, once: uuid.UUID, at: datetime) -> None:
    how_far = told.get("how_far")
    said = Said(told["text"], HowFar(how_far) if how_far else None, told.get("helps", ""))
    then = ago(at, told["ago"], minutes=40)
    do_with_goal(goal=goal, act=Act(told["act"]), once=once, said=said, by=goal.person, at=then)


def _key(person: Person, *places: int) -> uuid.UUID:
    return uuid.uuid5(person.pk, "goal " + " ".join(map(str, places)))
