"""Departments and teams: add, rename, close."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.folding import folded
from tweespraak.people.actions.organisations import locked
from tweespraak.people.actions.places import OtherOrganisation, place
from tweespraak.people.models import Organisation, Person, Post, Unit
from tweespraak.people.queries import day_in, units_of


class NameTaken(Exception):
    """An open department, or a team of the same department, has this name already."""


class TeamUnderTeam(Exception):
    """There are two levels: a team stands under a department, never under a team."""


class TeamsOpen(Exception):
    """A department closes after its teams."""


@transaction.atomic
def add_unit(
    *,
    organisation: Organisation,
    name: str,
    parent: Unit | None,
    by: Person | None,
    at: datetime,
    once: UUID | None = None,
) -> Unit:
    """Add a department, or a team under one; the same `once` gives the same unit.

    Raises NameTaken, TeamUnderTeam, OtherOrganisation.
    """
    locked(organisation)
    if once and (made := Unit.objects.filter(pk=once, organisation=organisation).first()):
        return made
    if parent is not None and (parent.organisation_id != organisation.pk or parent.closed_at):
        raise OtherOrganisation
    if parent is not None and parent.parent_id is not None:
        raise TeamUnderTeam
    _check_name(organisation.pk, name, parent.pk if parent else None, None)
    unit = Unit.objects.create(
        pk=once or uuid4(), organisation=organisation, name=name, parent=parent
    )
    _record("people.unit_added", unit, by, at)
    return unit


@transaction.atomic
def rename_unit(*, unit: Unit, name: str, by: Person | None, at: datetime) -> Unit:
    """Call a department or team something else. Raises NameTaken."""
    locked(unit.organisation)
    _check_name(unit.organisation_id, name, unit.parent_id, unit.pk)
    if unit.name != name:
        unit.name = name
        unit.save(update_fields=["name"])
        _record("people.unit_renamed", unit, by, at)
    return unit


@transaction.atomic
def close_unit(*, unit: Unit, to: Unit | None, by: Person | None, at: datetime) -> None:
    """Close a department or team; from today its people work in `to`, with the managers they have.

    What was planned in it is planned in `to`; the past stays. Twice is once.
    Raises TeamsOpen, OtherOrganisation.
    """
    locked(unit.organisation)
    unit.refresh_from_db()
    if unit.closed_at is not None:
        return
    if unit.teams.filter(closed_at=None).exists():
        raise TeamsOpen
    today = day_in(unit.organisation, at)
    for post in (
        Post.objects.filter(unit=unit, membership__ended_at=None)
        .exclude(until_on__lte=today)
        .select_related("membership__organisation", "membership__person", "manager")
        .order_by("since_on", "pk")
    ):
        on = max(post.since_on, today)
        place(member=post.membership, unit=to, manager=post.manager, on=on, by=by, at=at)
    unit.closed_at = at
    unit.save(update_fields=["closed_at"])
    _record("people.unit_closed", unit, by, at)


def _check_name(organisation: UUID, name: str, parent: UUID | None, unit: UUID | None) -> None:
    beside = units_of(organisation).filter(parent_id=parent)
    if folded(name) in {folded(other.name) for other in beside if other.pk != unit}:
        raise NameTaken(name)


def _record(action: str, unit: Unit, by: Person | None, at: datetime) -> None:
    record(
        action=action,
        object_type="unit",
        object_id=unit.pk,
        organisation=unit.organisation_id,
        by=by.pk if by else None,
        at=at,
    )
