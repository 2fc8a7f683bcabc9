"""One row of a file, done: somebody is added or brought up to date, and placed."""

import logging
import uuid
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction

from tweespraak.foundation import clock
from tweespraak.foundation.folding import folded
from tweespraak.notifications.api import mails_held
from tweespraak.people.actions.members import AddressAlreadyHere, add_person, edit_member
from tweespraak.people.actions.organisations import TrialFull
from tweespraak.people.actions.places import ManagerCircle, place
from tweespraak.people.actions.units import add_unit
from tweespraak.people.models import Batch, Grant, Membership, Person, Unit
from tweespraak.people.queries import (
    membership_by_address,
    person_by_address,
    post_of,
    roles_of,
    today_in,
    units_of,
)
from tweespraak.people.queries.batches import posts_as_kept
from tweespraak.people.roles import Role
from tweespraak.people.rules.rows import Fault, Flaw, Judged, Outcome, Wanted

HELD = timedelta(days=1)  # until the last row is done; then all mails get the same moment
Done = dict[str, Any]
_log = logging.getLogger(__name__)


class ManagerGone(Exception):
    """Whoever should become the manager is not here any more."""


def work_row(batch: Batch, row: Judged, by: Person | None) -> Done:
    """Do one row, or say why not. What cannot be done leaves nothing behind."""
    if row.faults:
        return refused(row, row.faults)
    try:
        with transaction.atomic():
            return _do(batch, row, by, clock.now())
    except ManagerCircle as circle:
        return refused(row, [Fault(Flaw.CIRCLE, None, circle.names)])
    except TrialFull:
        return refused(row, [Fault(Flaw.TRIAL_FULL)])
    except OperationalError:
        raise  # the database is busy or gone: the whole slice is tried again
    except Exception as reason:  # a row nobody foresaw must not stop the rows behind it
        if not isinstance(reason, AddressAlreadyHere | ManagerGone):
            _log.exception("row %s of batch %s", row.number, batch.pk)
        return refused(row, [Fault(Flaw.OVERTAKEN)])


def refused(row: Judged, faults: list[Fault]) -> Done:
    """The outcome of a row that was left out."""
    return {
        "number": row.number,
        "outcome": Outcome.WRONG.value,
        "faults": [asdict(fault) for fault in faults],
    }


def _do(batch: Batch, row: Judged, by: Person | None, at: datetime) -> Done:
    """What it takes to undo a row is written down with it, in the same transaction."""
    wanted, organisation = row.wanted, batch.organisation
    before: Done = {}
    with mails_held(until=at + HELD) as mails:
        member = membership_by_address(organisation.pk, wanted.email)
        if member is None:
            before = _before_adding(batch, wanted)
            outcome = Outcome.BACK if "left" in before else Outcome.NEW
            member = _add(batch, row, by, at)
        else:
            outcome = row.outcome
            before = {"job_title": member.job_title}
            _bring_up_to_date(member, wanted, by, at)
        before["posts"] = posts_as_kept(member)
        units = _place(member, wanted, by, at)
    given = Grant.objects.filter(membership__organisation=organisation, given_at=at)
    return {
        "number": row.number,
        "outcome": outcome.value,
        "membership": str(member.pk),
        "at": at.isoformat(),
        "before": before,
        "mails": [str(mail) for mail in mails],
        "grants": [str(key) for key in given.values_list("pk", flat=True)],
        "units": units,
    }


def _before_adding(batch: Batch, wanted: Wanted) -> Done:
    person = person_by_address(wanted.email)
    if person is None:
        return {"made_person": True}
    left = Membership.objects.filter(organisation=batch.organisation, person=person).first()
    if left is None or left.ended_at is None:
        return {}
    names = ("given_name", "family_name", "job_title", "language")
    return {
        "left": {
            **{name: getattr(left, name) for name in names},
            "since_at": left.since_at.isoformat(),
            "ended_at": left.ended_at.isoformat(),
        }
    }


def _add(batch: Batch, row: Judged, by: Person | None, at: datetime) -> Membership:
    wanted, known = row.wanted, None
    if row.here is not None:
        known = Membership.objects.filter(pk=row.here.key).first()
    return add_person(
        organisation=batch.organisation,
        once=uuid.uuid5(batch.pk, str(row.number)),
        given_name=wanted.given_name or (known.given_name if known else ""),
        family_name=wanted.family_name or (known.family_name if known else ""),
        email=wanted.email,
        language=wanted.language or batch.organisation.language,
        job_title=wanted.job_title or (known.job_title if known else ""),
        roles=[Role(role) for role in wanted.roles],
        by=by,
        at=at,
    )


def _bring_up_to_date(member: Membership, wanted: Wanted, by: Person | None, at: datetime) -> None:
    """The job title and more roles; names, language and roles that are there stay."""
    edit_member(
        member=member,
        given_name=member.given_name,
        family_name=member.family_name,
        job_title=wanted.job_title or member.job_title,
        language=member.language,
        email=member.person.email,
        roles=roles_of(member) | {Role(role) for role in wanted.roles},
        by=by,
        at=at,
    )


def _place(member: Membership, wanted: Wanted, by: Person | None, at: datetime) -> list[str]:
    """Where someone works from today; returns the keys of the units made for it."""
    if not (wanted.department or wanted.manager_email):
        return []
    today = today_in(member.organisation)
    post = post_of(member, today)
    unit, manager = (post.unit, post.manager) if post else (None, None)
    made: list[str] = []
    if wanted.department:
        unit = _unit(member, wanted, made, by, at)
    if wanted.manager_email:
        manager = membership_by_address(member.organisation_id, wanted.manager_email)
        if manager is None:
            raise ManagerGone
    place(member=member, unit=unit, manager=manager, on=today, by=by, at=at)
    return made


def _unit(
    member: Membership, wanted: Wanted, made: list[str], by: Person | None, at: datetime
) -> Unit:
    found: Unit | None = None
    for name in (wanted.department, wanted.team):
        if name:
            found = _find_or_make(member, name, found, made, by, at)
    if found is None:
        raise ValueError("a place needs a department")
    return found


def _find_or_make(
    member: Membership,
    name: str,
    parent: Unit | None,
    made: list[str],
    by: Person | None,
    at: datetime,
) -> Unit:
    beside = units_of(member.organisation_id).filter(parent=parent)
    for unit in beside:
        if folded(unit.name) == folded(name):
            return unit
    unit = add_unit(organisation=member.organisation, name=name, parent=parent, by=by, at=at)
    made.append(str(unit.pk))
    return unit
