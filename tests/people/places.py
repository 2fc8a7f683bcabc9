"""What the tests about places share: a day, a department, who works where."""

import uuid
from datetime import date, timedelta
from typing import Any

from django.test import Client

from tests.cast import THEN, Actor
from tweespraak.foundation import clock
from tweespraak.people.api import Membership, Organisation, Unit, add_unit, place, today_in

SAVE = {"step": "save"}


def today(member: Membership) -> date:
    return today_in(member.organisation)


def later(member: Membership, days: int) -> date:
    return today(member) + timedelta(days=days)


def department(organisation: Organisation, name: str = "Logistiek") -> Unit:
    return add_unit(organisation=organisation, name=name, parent=None, by=None, at=THEN)


def placed(
    who: Actor | Membership,
    manager: Actor | None = None,
    unit: Unit | None = None,
    days: int = 0,
) -> Any:
    """Somebody at work for a manager in a unit, from so many days after today."""
    member = who.member if isinstance(who, Actor) else who
    return place(
        member=member,
        unit=unit,
        manager=manager.member if manager else None,
        on=later(member, days),
        by=None,
        at=clock.now(),
    )


def post(client: Client, path: str, **values: Any) -> Any:
    given = {"once": str(uuid.uuid4())} | {key: str(value) for key, value in values.items()}
    return client.post(path, given)
