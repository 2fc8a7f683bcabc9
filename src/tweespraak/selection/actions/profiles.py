"""Write the requirements of a vacancy: only while they are a draft, one change at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.selection.models import Profile, Vacancy
from tweespraak.selection.rules.profiles import Refusal, Requirement
from tweespraak.selection.rules.states import ProfileState

CHANGED = "selection.vacancy_changed"


class ProfileRefused(Exception):
    """This cannot be done with these requirements now; `refusal` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class ChangedElsewhere(Exception):
    """Somebody else changed this requirement since it was opened; `now` is what stands there."""

    def __init__(self, now: Requirement) -> None:
        super().__init__(now.key)
        self.now = now


@dataclass(frozen=True)
class Pay:
    """What is offered: a range in euro, gross, and the other terms."""

    pay_from: Decimal
    pay_to: Decimal
    per: str
    terms: str = ""


@dataclass(frozen=True)
class Road:
    """The stages, how many talks are planned, and how long a candidate waits at most."""

    stages: tuple[Mapping[str, Any], ...]
    interviews: int
    reply_days: int


def locked_vacancy(vacancy: Vacancy | UUID) -> Vacancy:
    """The vacancy as it is now, with the door closed behind us: one change at a time."""
    key = vacancy.pk if isinstance(vacancy, Vacancy) else vacancy
    return Vacancy.objects.select_for_update().get(pk=key)


def current(vacancy: Vacancy) -> Profile:
    """The version that counts. Raises ProfileRefused when the procedure is closed."""
    if vacancy.closed_at:
        raise ProfileRefused(Refusal.CLOSED)
    return vacancy.profiles.exclude(state=ProfileState.REPLACED).get()


@transaction.atomic
def write_requirement(
    *, vacancy: Vacancy, wanted: Requirement, seen: str, by: UUID, at: datetime
) -> Requirement:
    """Add a requirement, or change the one with this key. `seen` is the mark of what was on the page.

    The same again changes nothing. Raises ProfileRefused, ChangedElsewhere.
    """
    row, profile = _draft(vacancy)
    written = [Requirement.of(one) for one in profile.requirements]
    there = next((one for one in written if one.key == wanted.key), None)
    if there == wanted:
        return wanted
    if there and there.mark != seen:
        raise ChangedElsewhere(there)
    kept = [wanted if one.key == wanted.key else one for one in written]
    _keep(row, profile, kept if there else [*kept, wanted], by, at)
    return wanted


@transaction.atomic
def drop_requirement(*, vacancy: Vacancy, key: str, by: UUID, at: datetime) -> None:
    """Take a requirement off. Raises ProfileRefused."""
    row, profile = _draft(vacancy)
    written = [Requirement.of(one) for one in profile.requirements]
    left = [one for one in written if one.key != key]
    if len(left) < len(written):
        _keep(row, profile, left, by, at)


@transaction.atomic
def offer_pay(*, vacancy: Vacancy, pay: Pay, by: UUID, at: datetime) -> None:
    """Keep the range and the terms. Raises ProfileRefused."""
    row, profile = _draft(vacancy)
    profile.pay_from, profile.pay_to = pay.pay_from, pay.pay_to
    profile.pay_per, profile.terms = pay.per, pay.terms
    profile.save(update_fields=["pay_from", "pay_to", "pay_per", "terms"])
    _note(row, by, at)


@transaction.atomic
def plan_stages(*, vacancy: Vacancy, road: Road, by: UUID, at: datetime) -> None:
    """Keep the stages; a requirement of a stage that is gone says in which it was no longer.

    Raises ProfileRefused.
    """
    row, profile = _draft(vacancy)
    row.stages = [dict(one) for one in road.stages]
    row.interviews, row.reply_days = road.interviews, road.reply_days
    row.save(update_fields=["stages", "interviews", "reply_days"])
    keys = {one["key"] for one in row.stages}
    written = [Requirement.of(one) for one in profile.requirements]
    kept = [one if one.stage in keys else replace(one, stage="") for one in written]
    _keep(row, profile, kept, by, at)


def note(action: str, vacancy: Vacancy, by: UUID | None, at: datetime, **more: Any) -> None:
    """A row in the log about a vacancy, without content."""
    record(
        action=action,
        object_type="vacancy",
        object_id=vacancy.pk,
        organisation=vacancy.organisation_id,
        by=by,
        at=at,
        **more,
    )


def _draft(vacancy: Vacancy) -> tuple[Vacancy, Profile]:
    row = locked_vacancy(vacancy)
    profile = current(row)
    if profile.state != ProfileState.DRAFT:
        raise ProfileRefused(Refusal.NOT_NOW)
    return row, profile


def _keep(
    vacancy: Vacancy, profile: Profile, kept: list[Requirement], by: UUID, at: datetime
) -> None:
    profile.requirements = [one.row() for one in kept]
    profile.save(update_fields=["requirements"])
    _note(vacancy, by, at)


def _note(vacancy: Vacancy, by: UUID, at: datetime) -> None:
    note(CHANGED, vacancy, by, at)
