"""Who signs the requirements of a vacancy: added, taken off, reminded, handed over, gone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from tweespraak.people.api import (
    AddressAlreadyHere,
    Membership,
    Person,
    add_person,
)
from tweespraak.selection.actions.profiles import (
    ProfileRefused,
    current,
    locked_vacancy,
    note,
)
from tweespraak.selection.actions.signing import settle
from tweespraak.selection.actions.telling import SIGNS, WORKS, About, tell
from tweespraak.selection.models import Stakeholder, Vacancy
from tweespraak.selection.queries.places import is_candidate
from tweespraak.selection.queries.profiles import signers_of
from tweespraak.selection.rules.profiles import Capacity, Refusal
from tweespraak.selection.rules.signing import may_remind
from tweespraak.selection.rules.states import ProfileState

ADDED, ENDED = "selection.stakeholder_added", "selection.stakeholder_ended"
REMINDED, HANDED = "selection.stakeholder_reminded", "selection.vacancy_handed_over"
OUT = (ProfileState.IN_SIGNING, ProfileState.SIGNED)  # the text is with who signs


@dataclass(frozen=True)
class Who:
    """Somebody named on a form: a member, or the name and address of who is not one yet."""

    member: Membership | None = None
    given_name: str = ""
    family_name: str = ""
    email: str = ""


@transaction.atomic
def add_stakeholder(
    *, vacancy: Vacancy, once: UUID, who: Who, capacity: Capacity, by: Person, at: datetime
) -> Stakeholder:
    """Ask somebody to sign too. Is the text with who signs, they get it at once; what the others
    signed stays signed. The same `once` adds once. Raises ProfileRefused, TrialFull.
    """
    row = locked_vacancy(vacancy)
    profile = current(row)
    if made := row.stakeholders.filter(pk=once).first():
        return made
    member = _member(row, who, once, by, at)
    if any(one.person_id == member.person_id for one in signers_of(row)):
        raise ProfileRefused(Refusal.TWICE)
    if is_candidate(row, member.person_id):
        raise ProfileRefused(Refusal.APPLIED)
    made = Stakeholder.objects.create(
        pk=once, vacancy=row, person_id=member.person_id, capacity=capacity, since_at=at
    )
    note(ADDED, row, by.pk, at, about=member.person_id)
    if profile.state in OUT:
        tell(About(row.organisation, row.pk, SIGNS), [member.person_id], "sign", at, but_not=by.pk)
    return made


@transaction.atomic
def end_stakeholder(*, vacancy: Vacancy, stakeholder: UUID, by: UUID, at: datetime) -> None:
    """Somebody need not sign after all; who leads or asked for the vacancy always does.

    Raises ProfileRefused.
    """
    row = locked_vacancy(vacancy)
    current(row)
    ended = next((one for one in signers_of(row) if one.pk == stakeholder), None)
    if ended is None:
        return
    if ended.person_id in (row.recruiter_id, row.hiring_manager_id):
        raise ProfileRefused(Refusal.HAS_A_PART)
    _end(row, ended, by, at)
    settle(row, by=by, at=at)


@transaction.atomic
def remind(*, vacancy: Vacancy, stakeholder: UUID, by: UUID, at: datetime) -> None:
    """Ask somebody once more, not twice on a day. Raises ProfileRefused."""
    row = locked_vacancy(vacancy)
    profile = current(row)
    asked = next((one for one in signers_of(row) if one.pk == stakeholder), None)
    if asked is None or profile.state not in OUT:
        raise ProfileRefused(Refusal.NOT_NOW)
    if asked.signatures.filter(profile=profile, hash=profile.hash).exists():
        return
    if not may_remind(asked.reminded_at, at):
        raise ProfileRefused(Refusal.TOO_SOON)
    nudge(row, asked, by, at)


def nudge(vacancy: Vacancy, asked: Stakeholder, by: UUID | None, at: datetime) -> None:
    """Mail who has not signed yet, and remember when."""
    asked.reminded_at = at
    asked.save(update_fields=["reminded_at"])
    note(REMINDED, vacancy, by, at, about=asked.person_id)
    tell(About(vacancy.organisation, vacancy.pk, SIGNS), [asked.person_id], "sign_reminder", at)


@transaction.atomic
def leave(*, organisation: UUID, person: UUID, successor: Membership | None, at: datetime) -> None:
    """Somebody left: their open signatures go. What they led or asked for goes to who takes over."""
    theirs = (
        Q(recruiter_id=person)
        | Q(hiring_manager_id=person)
        | Q(stakeholders__person_id=person, stakeholders__ended_at=None)
    )
    rows = Vacancy.objects.filter(theirs, organisation_id=organisation, closed_at=None)
    for key in set(rows.values_list("pk", flat=True)):
        row = locked_vacancy(key)
        _hand_over(row, person, successor, at)
        for asked in signers_of(row):
            if asked.person_id == person:
                _end(row, asked, None, at)
        _replace(row, person, successor, at)
        settle(row, by=None, at=at)


def _hand_over(row: Vacancy, person: UUID, successor: Membership | None, at: datetime) -> None:
    if successor is None:
        return
    fields = [
        name for name in ("recruiter", "hiring_manager") if getattr(row, f"{name}_id") == person
    ]
    others = {row.recruiter_id, row.hiring_manager_id} - {person}
    if not fields or successor.person_id in others or is_candidate(row, successor.person_id):
        return
    for name in fields:
        setattr(row, f"{name}_id", successor.person_id)
    row.save(update_fields=fields)
    note(HANDED, row, None, at)
    tell(About(row.organisation, row.pk, WORKS), [successor.person_id], "handed_over", at)


def _replace(row: Vacancy, person: UUID, successor: Membership | None, at: datetime) -> None:
    """Who took a vacancy over signs in the place of who left."""
    if successor is None:
        return
    capacities = {row.recruiter_id: Capacity.HR, row.hiring_manager_id: Capacity.HIRING_MANAGER}
    capacity = capacities.get(successor.person_id)
    if capacity is None:
        return
    there = next((o for o in signers_of(row) if o.person_id == successor.person_id), None)
    if there is None:
        Stakeholder.objects.create(
            vacancy=row, person_id=successor.person_id, capacity=capacity, since_at=at
        )
    elif there.capacity != capacity:
        there.capacity = capacity
        there.save(update_fields=["capacity"])
    if current(row).state in OUT:
        tell(About(row.organisation, row.pk, SIGNS), [successor.person_id], "sign", at)


def _end(row: Vacancy, asked: Stakeholder, by: UUID | None, at: datetime) -> None:
    asked.ended_at = at
    asked.save(update_fields=["ended_at"])
    note(ENDED, row, by, at, about=asked.person_id)


def _member(row: Vacancy, who: Who, once: UUID, by: Person, at: datetime) -> Membership:
    """The member; who is new is noted without a role: they sign with the link we mail."""
    if who.member:
        return who.member
    try:
        return add_person(
            organisation=row.organisation,
            once=uuid5(once, "stakeholder"),
            given_name=who.given_name,
            family_name=who.family_name,
            email=who.email,
            language=row.organisation.language,
            roles=(),
            by=by,
            at=at,
        )
    except AddressAlreadyHere as here:
        return here.membership
