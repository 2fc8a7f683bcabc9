"""Have somebody stand in for somebody who is away, and end it."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.actions.organisations import locked
from tweespraak.people.actions.places import OtherOrganisation
from tweespraak.people.models import Membership, Person, StandIn
from tweespraak.people.queries import away_too


class OwnStandIn(Exception):
    """Nobody stands in for themselves."""


class BackBeforeAway(Exception):
    """The day somebody is back comes after the first day away, and is still to come."""


class AlreadyReplaced(Exception):
    """Somebody stands in on these days already; `stand_in` says who and when."""

    def __init__(self, stand_in: StandIn) -> None:
        super().__init__(stand_in.pk)
        self.stand_in = stand_in


@transaction.atomic
def give_stand_in(
    *,
    absent: Membership,
    stand_in: Membership,
    since_on: date,
    until_on: date,
    by: Person | None,
    at: datetime,
    once: UUID | None = None,
) -> StandIn:
    """Have a colleague stand in from a day until (not on) another; the same `once` is the same.

    Nothing else goes over: no role, no right. Raises OwnStandIn, OtherOrganisation, BackBeforeAway,
    AlreadyReplaced.
    """
    locked(absent.organisation)
    if once and (made := StandIn.objects.filter(pk=once, absent=absent).first()):
        return made
    check_stand_in(absent=absent, stand_in=stand_in, since_on=since_on, until_on=until_on)
    made = StandIn.objects.create(
        pk=once or uuid4(),
        absent=absent,
        stand_in=stand_in,
        since_on=since_on,
        until_on=until_on,
        given_at=at,
        given_by_id=by.pk if by else None,
    )
    _record("people.stand_in_given", made, by, at)
    return made


def check_stand_in(
    *, absent: Membership, stand_in: Membership, since_on: date, until_on: date
) -> None:
    """Whether this can be. Raises OwnStandIn, OtherOrganisation, BackBeforeAway, AlreadyReplaced."""
    if absent.pk == stand_in.pk:
        raise OwnStandIn
    if absent.organisation_id != stand_in.organisation_id or stand_in.ended_at or absent.ended_at:
        raise OtherOrganisation
    if until_on <= since_on:
        raise BackBeforeAway
    for there in away_too(absent, since_on, until_on):
        raise AlreadyReplaced(there)


@transaction.atomic
def end_stand_in(*, stand_in: StandIn, by: Person | None, at: datetime) -> None:
    """End it before its day; twice is once."""
    if StandIn.objects.filter(pk=stand_in.pk, ended_at=None).update(ended_at=at):
        _record("people.stand_in_ended", stand_in, by, at)


def _record(action: str, row: StandIn, by: Person | None, at: datetime) -> None:
    record(
        action=action,
        object_type="stand_in",
        object_id=row.pk,
        organisation=row.absent.organisation_id,
        about=row.absent.person_id,
        by=by.pk if by else None,
        at=at,
    )
