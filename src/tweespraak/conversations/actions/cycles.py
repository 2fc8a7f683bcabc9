"""Make a cycle, change it while it is a draft, start it, stop it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.models import Conversation, Cycle
from tweespraak.conversations.queries.cycles import periods_of
from tweespraak.conversations.rules.rhythm import Found, Period, stored_periods, year_faults
from tweespraak.conversations.rules.states import State
from tweespraak.foundation.due import wake
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Organisation, Person, Unit, day_in


class CycleRefused(Exception):
    """The year cannot be planned like this; `found` says what has to change."""

    def __init__(self, found: list[Found]) -> None:
        super().__init__(found)
        self.found = found


class CycleHasBegun(Exception):
    """It was started: its periods are what people plan by."""


@transaction.atomic
def make_cycle(
    *,
    organisation: Organisation,
    once: UUID,
    name: str,
    unit: Unit | None,
    periods: Iterable[Period],
    by: Person,
    at: datetime,
) -> Cycle:
    """A draft: nothing is planned yet. The same `once` gives the same draft.

    Raises CycleRefused or OnceTaken.
    """
    periods = _checked(organisation, periods, at)
    cycle, new = Cycle.objects.get_or_create(
        pk=once,
        defaults={
            "organisation": organisation,
            "unit": unit,
            "name": name,
            "moments": stored_periods(periods),
            "created_at": at,
            "created_by_id": by.pk,
        },
    )
    if (cycle.organisation_id, cycle.created_by_id) != (organisation.pk, by.pk):
        raise OnceTaken
    if new:
        _note("conversations.cycle_made", cycle, by, at)
    return cycle


@transaction.atomic
def change_cycle(
    *,
    cycle: Cycle,
    name: str,
    unit: Unit | None,
    periods: Iterable[Period],
    by: Person,
    at: datetime,
) -> Cycle:
    """Another name, other people or other days, as long as it is a draft.

    Raises CycleHasBegun or CycleRefused.
    """
    cycle = _draft(cycle)
    rows = stored_periods(_checked(cycle.organisation, periods, at))
    if (cycle.name, cycle.unit, cycle.moments) != (name, unit, rows):
        cycle.name, cycle.unit, cycle.moments = name, unit, rows
        cycle.save(update_fields=["name", "unit", "moments"])
        _note("conversations.cycle_changed", cycle, by, at)
    return cycle


@transaction.atomic
def drop_cycle(*, cycle: Cycle, by: Person, at: datetime) -> None:
    """Throw a draft away. Raises CycleHasBegun."""
    cycle = _draft(cycle)
    _note("conversations.cycle_dropped", cycle, by, at)
    cycle.delete()


@transaction.atomic
def start_cycle(*, cycle: Cycle, by: Person, at: datetime) -> Cycle:
    """From now on everybody in it is planned for; the worker begins at once. Twice is once.

    Raises CycleRefused: a draft that lay too long.
    """
    cycle = locked_cycle(cycle.pk)
    if cycle.started_at is None:
        _checked(cycle.organisation, periods_of(cycle), at)
        cycle.started_at = cycle.due_at = at
        cycle.save(update_fields=["started_at", "due_at"])
        _note("conversations.cycle_started", cycle, by, at)
        wake("cycles")
    return cycle


@transaction.atomic
def stop_cycle(*, cycle: Cycle, by: Person, at: datetime) -> Cycle:
    """No talk is planned any more; the worker calls off what has no moment yet. Twice is once.

    Talks the two already have a moment for are theirs, and stay.
    """
    cycle = locked_cycle(cycle.pk)
    if cycle.started_at and cycle.stopped_at is None:
        cycle.stopped_at = at
        cycle.due_at = at
        cycle.save(update_fields=["stopped_at", "due_at"])
        Conversation.objects.filter(cycle=cycle, state=State.PLANNED).update(due_at=at)
        _note("conversations.cycle_stopped", cycle, by, at)
        wake("conversations")
        wake("cycles")
    return cycle


def locked_cycle(key: UUID) -> Cycle:
    """The cycle as it is now, with the door closed behind us: one planning at a time."""
    return Cycle.objects.select_for_update().get(pk=key)


def _checked(
    organisation: Organisation, periods: Iterable[Period], at: datetime
) -> tuple[Period, ...]:
    in_order = tuple(sorted(periods, key=lambda one: (one.from_on, one.until_on)))
    found = year_faults(in_order, day_in(organisation, at))
    if found:
        raise CycleRefused(found)
    return in_order


def _draft(cycle: Cycle) -> Cycle:
    cycle = locked_cycle(cycle.pk)
    if cycle.started_at:
        raise CycleHasBegun
    return cycle


def _note(action: str, cycle: Cycle, by: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="cycle",
        object_id=cycle.pk,
        at=at,
        by=by.pk,
        organisation=cycle.organisation_id,
    )
