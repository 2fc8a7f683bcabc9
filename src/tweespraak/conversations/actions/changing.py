"""Somebody leaves or works for somebody else: talks that cannot be held any more end, others stay."""

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.conversations.actions.ending import break_off
from tweespraak.conversations.queries.planning import (
    being_written_of,
    between_the_two,
    not_held_of,
)
from tweespraak.conversations.rules.planning import outlasts
from tweespraak.conversations.rules.recording import left_behind_until
from tweespraak.conversations.rules.states import Reason
from tweespraak.foundation.working_days import after_working_days
from tweespraak.people.api import Membership, day_in


@transaction.atomic
def end_talks_of(*, organisation: UUID, person: UUID, at: datetime) -> int:
    """Somebody left: no talk of theirs will be held. Returns how many that are.

    Where they did talk, who stays has some days to finish the record; then it closes as it stands.
    """
    rows = list(not_held_of(person, organisation))
    for row in rows:
        break_off(conversation=row, reason=Reason.LEFT, at=at)
    written = being_written_of(person, organisation)
    if first := written.first():
        here = first.organisation
        day, zone = day_in(here, at), ZoneInfo(here.time_zone)
        written.update(due_at=left_behind_until(day, zone, after_working_days))
    return len(rows)


@transaction.atomic
def end_talks_with_former(
    *, employee: Membership, former: Membership, on: date, at: datetime
) -> int:
    """Somebody has another manager from a day on: talks with the former one after it end.

    What is planned before that day is still held with the one they work for then.
    """
    zone = employee.organisation.time_zone
    rows = [
        row
        for row in between_the_two(employee, former)
        if not outlasts(row.starts_at, row.by_on, on=on, at=at, zone=zone)
    ]
    for row in rows:
        break_off(conversation=row, reason=Reason.MANAGER_CHANGED, at=at)
    return len(rows)
