"""A person decides on a candidate: a reason per must, then the choice. Nothing here decides by itself (T17)."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.people.api import day_in
from tweespraak.selection.actions.steps import locked, step
from tweespraak.selection.actions.telling import APPLIES, FOLLOWS, About, ring, tell
from tweespraak.selection.models import Candidacy, Profile
from tweespraak.selection.queries.candidates import check_needed, talks_of
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.decisions import (
    Choice,
    DecideRefusal,
    Reason,
    hiring_refused,
    reasons_refused,
    rejecting_refused,
)
from tweespraak.selection.rules.profiles import Requirement
from tweespraak.selection.rules.states import UNTOLD, Act, ProfileState, State
from tweespraak.selection.rules.waiting import TELL_WITHIN, Silence, morning_of, next_nudge

CHECKED_AGAIN = "selection.checked_again"


class DecideRefused(Exception):
    """Nothing is decided; `refusal` says why, and `keys` of which musts."""

    def __init__(self, refusal: DecideRefusal, keys: Sequence[str] = ()) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        self.keys = list(keys)


@transaction.atomic
def decide(
    *,
    candidacy: Candidacy,
    choice: Choice,
    reasons: Sequence[Reason],
    seen: str,
    by: UUID,
    at: datetime,
) -> Candidacy:
    """Choose somebody, or begin a rejection; `seen` is the hash of the requirements on the page.

    Twice is once. Raises DecideRefused.
    """
    row = locked(candidacy)
    if _is_done(row, choice):
        return row
    profile = _must_decide(row, choice, reasons, seen, at)
    musts = {one["key"] for one in profile.requirements if one["is_must"]}
    row.decision = [one.row() for one in reasons if one.key in musts]
    row.save(update_fields=["decision"])
    if choice is Choice.REJECT:
        return begin_rejection(candidacy=row, by=by, at=at)
    return _hire(row, by, at)


@transaction.atomic
def begin_rejection(*, candidacy: Candidacy, by: UUID, at: datetime) -> Candidacy:
    """A person goes over to a rejection (J1): it only opens the composer, nobody is told anything.

    Every judgement has to be in. Twice is once. Raises DecideRefused.
    """
    row = locked(candidacy)
    if row.state in UNTOLD:
        return row
    profile = profile_of(row.vacancy)
    if refusal := rejecting_refused(
        State(row.state), talks_of(row), must_check=check_needed(row, profile), at=at
    ):
        raise DecideRefused(refusal)
    step(
        row,
        Act.DRAFT_REJECTION,
        by=by,
        at=at,
        decided_at=at,
        decided_by_id=by,
        nudges=0,
        nudged_at=None,
        due_at=_tell_by(row, at),
    )
    return row


@transaction.atomic
def check_again(*, candidacy: Candidacy, seen: str, by: UUID, at: datetime) -> Candidacy:
    """Somebody looked at this candidate again, on the requirements as they are now; `seen` is their
    hash. Twice is once. Raises DecideRefused."""
    row = locked(candidacy)
    profile = profile_of(row.vacancy)
    if profile is None or profile.state != ProfileState.SIGNED:
        raise DecideRefused(DecideRefusal.NO_PROFILE)
    if profile.hash != seen:
        raise DecideRefused(DecideRefusal.CHANGED)
    if row.checked_again_on_id == profile.pk:
        return row
    row.checked_again_on, row.checked_again_at = profile, at
    row.save(update_fields=["checked_again_on", "checked_again_at"])
    record(
        action=CHECKED_AGAIN,
        object_type="application",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.person_id,
        version_hash=profile.hash,
    )
    return row


def _is_done(row: Candidacy, choice: Choice) -> bool:
    if choice is Choice.HIRE:
        return row.state == State.HIRED
    return row.state in UNTOLD


def _must_decide(
    row: Candidacy, choice: Choice, reasons: Sequence[Reason], seen: str, at: datetime
) -> Profile:
    profile = profile_of(row.vacancy)
    if profile is None or profile.state != ProfileState.SIGNED:
        raise DecideRefused(DecideRefusal.NO_PROFILE)
    refused = hiring_refused if choice is Choice.HIRE else rejecting_refused
    refusal = refused(State(row.state), talks_of(row), must_check=check_needed(row, profile), at=at)
    if refusal is None and profile.hash != seen:
        refusal = DecideRefusal.CHANGED
    if refusal:
        raise DecideRefused(refusal)
    musts = [one.key for one in map(Requirement.of, profile.requirements) if one.is_must]
    if lacking := reasons_refused(choice, reasons, musts):
        raise DecideRefused(lacking[0][0], [key for _refusal, key in lacking])
    return profile


def _tell_by(row: Candidacy, at: datetime) -> datetime | None:
    """When somebody is reminded that the candidate did not hear it yet."""
    day = next_nudge(Silence(day_in(row.organisation, at)), TELL_WITHIN)
    return morning_of(day, row.organisation.time_zone) if day else None


def _hire(row: Candidacy, by: UUID, at: datetime) -> Candidacy:
    step(
        row,
        Act.HIRE,
        by=by,
        at=at,
        decided_at=at,
        decided_by_id=by,
        ended_at=at,
        heard_at=at,
        hears_by_on=None,
        due_at=None,
    )
    here = row.organisation
    tell(About(here, row.pk, APPLIES), [row.person_id], "chosen", at)
    for person in (row.vacancy.recruiter_id, row.vacancy.hiring_manager_id):
        if person != by:
            ring(About(here, row.pk, FOLLOWS), person, "hired", at)
    return row
