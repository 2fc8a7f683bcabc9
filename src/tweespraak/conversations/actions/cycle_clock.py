"""Every day, of every cycle that was started: plan who joined since then, count how it goes."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.conversations.actions.cycle_planning import plan_cycle
from tweespraak.conversations.actions.cycles import locked_cycle
from tweespraak.conversations.actions.figures import is_counted_on, publish_figures
from tweespraak.conversations.models import Cycle
from tweespraak.conversations.queries.cycles import periods_of
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.people.api import day_in

NIGHT = time(4)
# Agreements are made for half a year at most; after that no figure of a cycle changes any more.
AFTERWARDS = timedelta(days=200)


def work_off_cycles() -> int:
    """Look at every cycle whose day has come; returns how many there were."""
    at = clock.now()
    rows = claim(Cycle.objects.all(), at)
    for row in rows:
        _look_at(row, at)
    return len(rows)


@transaction.atomic
def _look_at(row: Cycle, at: datetime) -> None:
    cycle = locked_cycle(row.pk)
    plan_cycle(cycle=cycle, at=at)
    if is_counted_on(cycle, day_in(cycle.organisation, at)):
        publish_figures(cycle=cycle, at=at)
    cycle.due_at, cycle.leased_until = _next_day(cycle, at), None
    cycle.save(update_fields=["due_at", "leased_until"])


def _next_day(cycle: Cycle, at: datetime) -> datetime | None:
    zone, day = ZoneInfo(cycle.organisation.time_zone), day_in(cycle.organisation, at)
    last = max(one.until_on for one in periods_of(cycle))
    if day > last + AFTERWARDS:
        return None
    return datetime.combine(day + timedelta(days=1), NIGHT, zone)
