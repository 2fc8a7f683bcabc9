"""A team of Bram's with Anna in it, and the forms with which they plan."""

import uuid
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.cast import THEN, Actor
from tests.conversations.talking import may_talk
from tweespraak.conversations.rules.planning import Moment
from tweespraak.foundation import clock
from tweespraak.people.models import Post
from tweespraak.people.roles import Role

ZONE = ZoneInfo("Europe/Amsterdam")
LONG_AGO = date(2026, 1, 1)


def under(employee: Actor, manager: Actor) -> None:
    """The one works for the other, and both may talk."""
    may_talk(employee)
    may_talk(manager, role=Role.MANAGER)
    Post.objects.create(membership=employee.member, manager=manager.member, since_on=LONG_AGO)


def moment(days: int, at: datetime = THEN, hour: int = 10, place: str = "Kamer 2") -> Moment:
    """So many days after, at that hour in Amsterdam."""
    day = at.astimezone(ZONE) + timedelta(days=days)
    return Moment(day.replace(hour=hour, minute=0, second=0, microsecond=0), 60, place)


def typed(days: int = 20, **given: Any) -> dict[str, Any]:
    """What one fills in to propose a moment, counted from now."""
    day = clock.now().astimezone(ZONE).date() + timedelta(days=days)
    first = {"once": str(uuid.uuid4()), "day": str(day), "hour": "10:00", "minutes": "60"}
    return first | {"place": "Kamer 2", "card": "ready:good_conversation"} | given
