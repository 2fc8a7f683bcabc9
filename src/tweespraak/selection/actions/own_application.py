"""What a candidate does with an application of their own: withdraw, keep it a year, delete it."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from tweespraak.audit.api import record
from tweespraak.foundation.ics import Method
from tweespraak.foundation.personal_data import Rule
from tweespraak.people.api import membership_in
from tweespraak.privacy.api import Consent, give_consent, withdraw_consent
from tweespraak.selection.actions.calendar import calendar_of
from tweespraak.selection.actions.erasing import erase_application, let_go
from tweespraak.selection.actions.sharing import take_match_back
from tweespraak.selection.actions.steps import locked, step
from tweespraak.selection.actions.telling import APPLIES, WORKS, About, ring, tell
from tweespraak.selection.documents.year import TEXT_VERSION, year_text
from tweespraak.selection.models import Candidacy, Interview, Rejection
from tweespraak.selection.queries.openings import YEAR_PURPOSE, is_held, planned_of, year_of
from tweespraak.selection.rules.opening import (
    A_YEAR,
    OwnRefusal,
    delete_refused,
    may_withdraw,
    year_refused,
)
from tweespraak.selection.rules.states import Act, State

DELETED = "selection.application_deleted"


class OwnRefused(Exception):
    """The candidate cannot do this now; `refusal` says why."""

    def __init__(self, refusal: OwnRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def withdraw(*, candidacy: Candidacy, because: str, at: datetime) -> Candidacy:
    """The candidate stops, at any moment until it is over (J9). Twice is once. Raises OwnRefused."""
    held = locked(candidacy)
    if held.state == State.WITHDRAWN:
        return held
    if not may_withdraw(State(held.state)):
        raise OwnRefused(OwnRefusal.OVER)
    _call_off(held, at)
    Rejection.objects.filter(candidacy=held, told_at=None).delete()  # nobody's any more
    step(
        held,
        Act.WITHDRAW,
        by=held.person_id,
        at=at,
        ended_at=at,
        withdrawn_because=because,
        hears_by_on=None,
        due_at=None,
    )
    ring(About(held.organisation, held.pk, WORKS), held.vacancy.recruiter_id, "withdrew", at)
    return held


@transaction.atomic
def keep_a_year(*, candidacy: Candidacy, seen: str, language: str, at: datetime) -> Consent:
    """The candidate lets themselves be kept, to the letter of what they read (J8). Raises OwnRefused."""
    held = locked(candidacy)
    if refusal := year_refused(State(held.state)):
        raise OwnRefused(refusal)
    text = year_text(held, language)
    if seen != fingerprint(text):
        raise OwnRefused(OwnRefusal.CHANGED)
    consent = give_consent(
        person=held.person,
        organisation=held.organisation,
        purpose=YEAR_PURPOSE,
        object_id=held.pk,
        text=text,
        text_version=TEXT_VERSION,
        language=language,
        until_at=(held.vacancy.closed_at or at) + A_YEAR,
        at=at,
    )
    held.consent = consent
    held.save(update_fields=["consent"])
    return consent


@transaction.atomic
def end_year(*, candidacy: Candidacy, at: datetime) -> None:
    """The candidate takes it back: the four weeks count again. Twice is once."""
    if consent := year_of(candidacy, at):
        withdraw_consent(consent=consent, by=candidacy.person, at=at)


@transaction.atomic
def delete_application(*, candidacy: Candidacy, at: datetime) -> None:
    """Everything of this application, at once and for good. Raises OwnRefused."""
    held = Candidacy.objects.select_related("rejection", "person").get(pk=locked(candidacy).pk)
    if refusal := delete_refused(State(held.state), is_held=is_held(held)):
        raise OwnRefused(refusal)
    if may_withdraw(State(held.state)):
        held = withdraw(candidacy=held, because="", at=at)
    end_year(candidacy=held, at=at)
    take_match_back(candidacy=held, at=at)
    person, member = held.person, membership_in(held.organisation_id, held.person_id)
    vacancy, key = held.vacancy, held.pk
    erase_application(held)
    record(
        action=DELETED,
        object_type="application",
        object_id=key,
        at=at,
        by=person.pk,
        organisation=vacancy.organisation_id,
        about=person.pk,
    )
    ring(About(vacancy.organisation, vacancy.pk, WORKS), vacancy.recruiter_id, "deleted", at)
    if member:
        let_go(member, rule=Rule.ON_REQUEST, at=at)


def fingerprint(text: str) -> str:
    """Which words somebody agreed to."""
    return hashlib.sha256(text.encode()).hexdigest()


def _call_off(candidacy: Candidacy, at: datetime) -> None:
    """No interview takes place any more: it goes out of everybody's calendar. Who would have been
    there is led to the vacancy: the application may be gone at once."""
    theirs = About(candidacy.organisation, candidacy.vacancy_id, WORKS)
    own = About(candidacy.organisation, candidacy.pk, APPLIES)
    for one in planned_of(candidacy, at):
        one.cancelled_at, one.number = at, one.number + 1
        one.save(update_fields=["cancelled_at", "number"])
        _send_off(one, own, candidacy.person_id, "own_interview_off", at)
        for judge in one.judgements.filter(excused_at=None):
            _send_off(one, theirs, judge.interviewer_id, "interview_withdrawn", at)


def _send_off(interview: Interview, about: About, person: UUID, kind: str, at: datetime) -> None:
    page = "application" if about.slot == APPLIES else "vacancy"
    path = reverse(f"selection:{page}", args=[about.object_id])
    calendar = calendar_of(interview, person, at, path=path, method=Method.CANCEL)
    tell(about, [person], kind, at, calendar=calendar)
