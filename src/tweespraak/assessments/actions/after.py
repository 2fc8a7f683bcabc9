"""After the talk: goals of the participant, aftercare, the talk with the client, the development card."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.after import (
    aftercare_due,
    card_lines,
    goals_of_talk,
    manager_for,
)
from tweespraak.assessments.queries.deciding import released_to
from tweespraak.assessments.rules.after import (
    LONGEST_WORDS,
    QUESTIONS,
    AfterRefusal,
    client_talk_refused,
    goal_keys,
    is_aftercare_open,
    may_make_goals,
    share_refused,
)
from tweespraak.assessments.rules.states import State
from tweespraak.foundation import clock
from tweespraak.foundation.ics import Method, invitation
from tweespraak.insights.api import Goal, Plan, make_goal
from tweespraak.notifications.api import notify
from tweespraak.people.api import day_in, language_for, membership_in

ANSWERED = "assessments.aftercare_answered"
CLIENT_TALK = "assessments.client_talk_planned"
SHARED = "assessments.card_shared"
UNSHARED = "assessments.card_taken_back"


class AfterTold(StrEnum):
    """What people hear after the talk."""

    AFTERCARE = "aftercare"
    CALL = "aftercare_call"
    CLIENT_TALK = "client_talk"
    CARD = "card_shared"


class AfterRefused(Exception):
    """It is not done; `refusal` says why."""

    def __init__(self, refusal: AfterRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def make_talk_goal(*, case: Case, plan: Plan, by: UUID, at: datetime) -> Goal:
    """A goal of the participant's own, in the next of three places. The same words twice are one goal.

    Raises AfterRefused; OnceTaken or DayRefused of the goals.
    """
    row = locked(case)
    begun = row.talk_began_at is not None
    if by != row.participant_id or not may_make_goals(State(row.state), has_begun=begun):
        raise AfterRefused(AfterRefusal.NOT_NOW)
    there = goals_of_talk(row)
    for goal in there:
        if goal.wording == plan.wording:
            return goal
    free = [key for key in goal_keys(row.pk) if key not in {one.pk for one in there}]
    if not free:
        raise AfterRefused(AfterRefusal.TOO_MANY)
    return make_goal(once=free[0], plan=plan, by=row.participant, at=at)


@transaction.atomic
def answer_aftercare(*, case: Case, answers: Mapping[str, int], by: UUID, at: datetime) -> Case:
    """How the participant looks back; once. Raises AfterRefused."""
    row = locked(case)
    today = day_in(row.organisation, at)
    if by == row.participant_id and row.aftercare:
        return row
    if by != row.participant_id or not is_aftercare_open(row.aftercare_on, today, row.aftercare):
        raise AfterRefused(AfterRefusal.NOT_NOW)
    row.aftercare = {**{key: answers[key] for key in QUESTIONS}, "at": at.isoformat()}
    row.save(update_fields=["aftercare"])
    note(ANSWERED, row, by, at)
    return row


def ask_aftercare() -> int:
    """Two weeks later: ask the participant, or remind the psychologist to call; as they agreed."""
    at = clock.now()
    return sum(_ask(row, at) for row in aftercare_due(at + timedelta(days=1)))


@transaction.atomic
def plan_client_talk(
    *, case: Case, starts_at: datetime, minutes: int, place: str, by: UUID, at: datetime
) -> Case:
    """A talk with the client about the released version; the participant is invited. Raises AfterRefused."""
    row = locked(case)
    reads = row.client_id is not None and released_to(row, row.client_id, at) is not None
    refusal = client_talk_refused(State(row.state), client_reads=reads, is_past=starts_at <= at)
    if by not in (row.psychologist_id, row.planner_id):
        refusal = AfterRefusal.NOT_NOW
    if refusal:
        raise AfterRefused(refusal)
    planned = {"starts_at": starts_at.isoformat(), "minutes": minutes, "place": place}
    before = row.client_talk
    if {key: before.get(key) for key in planned} == planned:
        return row
    row.client_talk = {**planned, "number": before.get("number", -1) + 1}
    row.save(update_fields=["client_talk"])
    note(CLIENT_TALK, row, by, at)
    for person in (row.participant_id, row.client_id, row.psychologist_id):
        if person:
            tell(
                row,
                [person],
                AfterTold.CLIENT_TALK,
                at,
                calendar=client_appointment(row, person, at),
            )
    return row


def client_appointment(case: Case, person: UUID, at: datetime) -> str:
    """That talk for somebody's calendar, without names or subject."""
    member = membership_in(case.organisation_id, person)
    if member is None or not case.client_talk:
        return ""
    organisation, talk = case.organisation, case.client_talk
    starts_at = datetime.fromisoformat(talk["starts_at"])
    own = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    with translation.override(language_for(member)):
        return invitation(
            uid=case.pk,
            sequence=talk["number"],
            method=Method.REQUEST,
            start=starts_at,
            end=starts_at + timedelta(minutes=talk["minutes"]),
            zone=organisation.time_zone,
            summary=_("Appointment"),
            organiser=organisation.reply_to or organisation.contact_email or own,
            attendees=[member.person.email],
            at=at,
            location=talk["place"],
            url=settings.PUBLIC_ADDRESS + reverse("assessments:client_talk", args=[case.pk]),
        )


@transaction.atomic
def write_card(
    *, case: Case, keys: Collection[str], words: str, shared: bool, by: UUID, at: datetime
) -> Case:
    """What the participant puts on their card, and whether their manager may read it. Raises AfterRefused.

    What stands there is copied: a later version of the report changes nothing on it.
    """
    row = locked(case)
    if by != row.participant_id or not may_make_goals(
        State(row.state), has_begun=row.talk_began_at is not None
    ):
        raise AfterRefused(AfterRefusal.NOT_NOW)
    lines = [
        {"key": key, "kind": kind, "text": text}
        for key, kind, text in card_lines(row)
        if key in keys
    ]
    manager = manager_for(row, at)
    refusal = share_refused(has_manager=manager is not None, lines=lines, words=words)
    if shared and refusal:
        raise AfterRefused(refusal)
    was = row.card_shared_with_id
    row.card = {"lines": lines, "words": words.strip()[:LONGEST_WORDS]}
    row.card_shared_with = manager.person if shared and manager else None
    row.card_shared_at = at if shared else None
    row.save(update_fields=["card", "card_shared_with", "card_shared_at"])
    if was != row.card_shared_with_id:
        note(SHARED if shared else UNSHARED, row, by, at)
        _tell_manager(row, at)
    return row


@transaction.atomic
def take_card_back(*, case: Case, at: datetime) -> None:
    """Who read the card left: nobody reads it any more. It stays the participant's."""
    row = locked(case)
    row.card_shared_with, row.card_shared_at = None, None
    row.save(update_fields=["card_shared_with", "card_shared_at"])
    note(UNSHARED, row, None, at)


def _tell_manager(row: Case, at: datetime) -> None:
    if row.card_shared_with_id:
        notify(
            organisation=row.organisation_id,
            person=row.card_shared_with_id,
            kind=f"assessments.{AfterTold.CARD}",
            object_id=row.pk,
            at=at,
            again=True,
        )


@transaction.atomic
def _ask(case: Case, at: datetime) -> int:
    row = locked(case)
    today = day_in(row.organisation, at)
    if row.aftercare_asked_at or not is_aftercare_open(row.aftercare_on, today, row.aftercare):
        return 0
    row.aftercare_asked_at = at
    row.save(update_fields=["aftercare_asked_at"])
    tell(row, [row.participant_id], AfterTold.AFTERCARE, at)
    if row.aftercare_by == "call":
        tell(row, [row.psychologist_id], AfterTold.CALL, at)
    return 1
