"""The talk after a rejection: a moment, the call, and that it took place. What is said is kept nowhere."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from tweespraak.conversations.api import (
    Conversation,
    Moment,
    PlanRefused,
    calendar_of,
    confirm_rejection_talk,
    hold_rejection_talk,
    move_rejection_talk,
    plan_rejection_talk,
)
from tweespraak.conversations.api import State as TalkState
from tweespraak.foundation.ics import Method
from tweespraak.people.api import membership_in
from tweespraak.selection.actions.after_rejection import (
    CALLS,
    AfterRefused,
    caller_of,
    note,
    told,
)
from tweespraak.selection.actions.steps import step
from tweespraak.selection.actions.telling import APPLIES, About, ring, tell
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.rules.after_rejection import AfterRefusal
from tweespraak.selection.rules.states import Act, State

PLANNED = "selection.rejection_talk_planned"
HELD_LATER = "selection.rejection_talk_held"
OPEN = (TalkState.INVITING, TalkState.PREPARING)


@transaction.atomic
def plan_talk(
    *, candidacy: Candidacy, moment: Moment, by: UUID, at: datetime, once: UUID
) -> Rejection:
    """The caller proposes a moment, or another one; the candidate gets it for their calendar.

    Raises AfterRefused, PlanRefused, OnceTaken.
    """
    row, found = _asked(candidacy)
    if moment.starts_at <= at:
        raise AfterRefused(AfterRefusal.PAST)
    if found.talk and found.talk.state in OPEN:
        found.talk = move_rejection_talk(conversation=found.talk, moment=moment, by=by, at=at)
    else:
        found.talk = plan_rejection_talk(
            organisation=row.organisation,
            candidate=row.person_id,
            caller=by,
            moment=moment,
            by=by,
            at=at,
            once=once,
        )
    if found.caller_id is None:
        found.caller_id = by
    found.save(update_fields=["talk", "caller"])
    note(PLANNED, row, by, at)
    _tell_of(row, found.talk, by, at)
    return found


@transaction.atomic
def confirm_talk(*, candidacy: Candidacy, number: int, at: datetime) -> Rejection:
    """The candidate says yes to the moment they saw. Twice is once. Raises AfterRefused."""
    row, found = _asked(candidacy)
    if found.talk is None or found.talk.state not in OPEN:
        raise AfterRefused(AfterRefusal.NOT_NOW)
    was_settled = found.talk.state == TalkState.PREPARING
    try:
        confirm_rejection_talk(conversation=found.talk, by=row.person_id, number=number, at=at)
    except PlanRefused as refused:
        raise AfterRefused(AfterRefusal.CHANGED) from refused
    if not was_settled:
        ring(
            About(row.organisation, row.pk, CALLS),
            caller_of(row, found),
            "rejection_talk_suits",
            at,
        )
    return found


@transaction.atomic
def hold_talk(*, candidacy: Candidacy, by: UUID, at: datetime) -> Rejection:
    """It took place; nothing else is kept, nor what the candidate wanted to ask (J5). Twice is once. Raises AfterRefused, ActRefused."""
    row, found = told(candidacy)
    if found.talk_held_at:
        return found
    if row.state not in (State.TALK_REQUESTED, State.OBJECTED) or not found.talk_asked_at:
        raise AfterRefused(AfterRefusal.NOT_NOW)
    if found.talk and found.talk.state in OPEN:
        if found.talk.starts_at and found.talk.starts_at > at:
            raise AfterRefused(AfterRefusal.EARLY)
        hold_rejection_talk(conversation=found.talk, by=by, at=at)
    found.talk_held_at, found.talk_questions = at, ""
    found.save(update_fields=["talk_held_at", "talk_questions"])
    if row.state == State.TALK_REQUESTED:
        step(row, Act.HOLD_TALK, by=by, at=at, due_at=None)
    else:  # who disagreed meanwhile still gets an answer
        note(HELD_LATER, row, by, at)
    return found


def appointment(row: Candidacy, talk: Conversation, person: UUID, at: datetime) -> str:
    """The talk for somebody's calendar, without names or subject."""
    member = membership_in(row.organisation_id, person)
    name = "application" if person == row.person_id else "rejection_talk"
    page = reverse(f"selection:{name}", args=[row.pk])
    return calendar_of(talk, member, Method.REQUEST, at, page) if member else ""


def _asked(candidacy: Candidacy) -> tuple[Candidacy, Rejection]:
    row, found = told(candidacy)
    open_still = row.state in (State.TALK_REQUESTED, State.OBJECTED)
    if not open_still or not found.talk_asked_at or found.talk_held_at:
        raise AfterRefused(AfterRefusal.NOT_NOW)
    return row, found


def _tell_of(row: Candidacy, talk: Conversation, by: UUID, at: datetime) -> None:
    here = row.organisation
    theirs = appointment(row, talk, row.person_id, at)
    tell(
        About(here, row.pk, APPLIES), [row.person_id], "rejection_talk_planned", at, calendar=theirs
    )
    mine = appointment(row, talk, by, at)
    tell(About(here, row.pk, CALLS), [by], "rejection_talk_yours", at, calendar=mine)
