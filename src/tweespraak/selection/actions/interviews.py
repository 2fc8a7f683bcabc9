"""Take a candidate up and plan interviews: only on requirements everybody signed (J0, T26)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from tweespraak.audit.api import record
from tweespraak.foundation.ics import Method
from tweespraak.foundation.once import made_before
from tweespraak.foundation.working_days import after_working_days
from tweespraak.people.api import day_in
from tweespraak.selection.actions.calendar import calendar_of
from tweespraak.selection.actions.hearing import heard
from tweespraak.selection.actions.steps import locked, step
from tweespraak.selection.actions.telling import APPLIES, FOLLOWS, About, tell
from tweespraak.selection.models import Candidacy, Interview, Judgement, Profile
from tweespraak.selection.queries.interviews import around_of
from tweespraak.selection.queries.profiles import profile_of
from tweespraak.selection.rules.interviews import (
    PlanRefusal,
    Proposal,
    plan_refused,
    planning_refused,
)
from tweespraak.selection.rules.states import Act, State

PLANNED = "selection.interview_planned"
MOVED = "selection.interview_moved"
OFF = "selection.interview_called_off"
HELD = "selection.interview_held"
# What a candidate hears of the same: behind their bell it leads to their own page.
OWN = {"interview_moved": "own_interview_moved", "interview_off": "own_interview_off"}


class PlanRefused(Exception):
    """Nothing is planned, moved or called off; `refusal` says why."""

    def __init__(self, refusal: PlanRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def take_up(*, candidacy: Candidacy, by: UUID, at: datetime) -> Candidacy:
    """Go on with a candidate: the first interview follows. Twice is once. Raises PlanRefused."""
    row = locked(candidacy)
    if row.state == State.IN_PROCEDURE:
        return row
    if refusal := planning_refused(around_of(row)):
        raise PlanRefused(refusal)
    stage = next((one for one in row.vacancy.stages if one["is_interview"]), None)
    step(row, Act.TAKE_UP, by=by, at=at, stage=stage["key"] if stage else row.stage)
    heard(row, by_on=_waits_until(row, day_in(row.organisation, at)), at=at)
    tell(About(row.organisation, row.pk, APPLIES), [row.person_id], "taken_up", at)
    return row


@transaction.atomic
def plan_interview(
    *, candidacy: Candidacy, once: UUID, proposal: Proposal, by: UUID, at: datetime
) -> Interview:
    """Invite a candidate, who is taken up by it. The same `once` plans once.

    Raises PlanRefused, OnceTaken.
    """
    row = locked(candidacy)
    if made := made_before(Interview, once, candidacy_id=row.pk):
        return made
    if refusal := plan_refused(proposal, around_of(row), at):
        raise PlanRefused(refusal)
    if row.state == State.APPLIED:
        step(row, Act.TAKE_UP, by=by, at=at)
    made = Interview.objects.create(
        pk=once, candidacy=row, invited_at=at, profile=_signed(row), **_moment(proposal)
    )
    for person in sorted(proposal.interviewers, key=str):
        Judgement.objects.create(interview=made, interviewer_id=person)
    _contact(row, made, at)
    _note(PLANNED, made, by, at)
    _send(made, "invited", [row.person_id], at)
    _send(made, "interviews", proposal.interviewers, at)
    return made


@transaction.atomic
def move_interview(
    *, interview: Interview, number: int, proposal: Proposal, by: UUID, at: datetime
) -> Interview:
    """Another moment, place or interviewer; `number` is that of the invitation on the page.

    What is planned now is as invited anew: on the requirements as they are signed. Raises PlanRefused.
    """
    made = _changeable(interview)
    if _is_there(made, proposal):
        return made
    row = made.candidacy
    refusal = PlanRefusal.CHANGED if number != made.number else None
    if refusal := refusal or plan_refused(proposal, around_of(row), at):
        raise PlanRefused(refusal)
    made.number += 1
    made.profile = _signed(row)
    for name, value in _moment(proposal).items():
        setattr(made, name, value)
    made.save(update_fields=["number", "profile", *_moment(proposal)])
    gone, come, stay = _other_people(made, proposal.interviewers)
    _contact(row, made, at)
    _note(MOVED, made, by, at)
    _send(made, "interview_off", gone, at, Method.CANCEL)
    _send(made, "interviews", come, at)
    _send(made, "interview_moved", [row.person_id, *stay], at)
    return made


@transaction.atomic
def call_off(*, interview: Interview, by: UUID, at: datetime) -> Interview:
    """It does not take place; twice is once. Raises PlanRefused."""
    if Interview.objects.filter(pk=interview.pk).exclude(cancelled_at=None).exists():
        return interview
    made = _changeable(interview)
    row = made.candidacy
    made.cancelled_at, made.number = at, made.number + 1
    made.save(update_fields=["cancelled_at", "number"])
    today = day_in(row.organisation, at)
    heard(row, by_on=after_working_days(today, row.vacancy.reply_days), at=at)
    _note(OFF, made, by, at)
    there = made.judgements.filter(excused_at=None).values_list("interviewer_id", flat=True)
    _send(made, "interview_off", [row.person_id, *there], at, Method.CANCEL)
    return made


@transaction.atomic
def note_held(*, interview: Interview, by: UUID, at: datetime) -> Interview:
    """It took place; whoever saves the first judgement notes it too. Raises PlanRefused."""
    made = _locked(interview)
    if made.held_at:
        return made
    if made.cancelled_at or made.starts_at > at:
        raise PlanRefused(PlanRefusal.NOT_NOW)
    made.held_at = at
    made.save(update_fields=["held_at"])
    _note(HELD, made, by, at)
    return made


def _signed(row: Candidacy) -> Profile:
    """The version everybody signed: this is what the candidate will be judged on."""
    profile = profile_of(row.vacancy)
    if profile is None:
        raise PlanRefused(PlanRefusal.NOT_SIGNED)
    return profile


def _locked(interview: Interview) -> Interview:
    row = locked(interview.candidacy_id)
    made = Interview.objects.get(pk=interview.pk)
    made.candidacy = row
    return made


def _changeable(interview: Interview) -> Interview:
    made = _locked(interview)
    if made.held_at or made.cancelled_at or made.judgements.exclude(saved_at=None).exists():
        raise PlanRefused(PlanRefusal.BEGUN)
    return made


def _moment(proposal: Proposal) -> dict[str, object]:
    return {
        "stage": proposal.stage,
        "starts_at": cast(datetime, proposal.starts_at),
        "minutes": proposal.minutes,
        "place": proposal.place.strip(),
    }


def _is_there(made: Interview, proposal: Proposal) -> bool:
    """Whether exactly this stands there: the button was pressed twice."""
    people = set(made.judgements.filter(excused_at=None).values_list("interviewer_id", flat=True))
    is_same = all(getattr(made, name) == value for name, value in _moment(proposal).items())
    return is_same and people == proposal.interviewers


def _other_people(
    made: Interview, wanted: frozenset[UUID]
) -> tuple[list[UUID], list[UUID], list[UUID]]:
    """Who does not come any more, who comes now, who stays. Nobody wrote anything that is kept yet."""
    there = {one.interviewer_id: one for one in made.judgements.all()}
    gone = [key for key, one in there.items() if key not in wanted]
    made.judgements.filter(interviewer_id__in=gone).delete()
    made.judgements.exclude(excused_at=None).update(excused_at=None)
    come = sorted(wanted - set(there), key=str)
    for person in come:
        Judgement.objects.create(interview=made, interviewer_id=person)
    return gone, come, [key for key in there if key in wanted]


def _contact(row: Candidacy, made: Interview, at: datetime) -> None:
    """The candidate knows where they stand: in which stage, and until when they wait after it."""
    if row.stage != made.stage:
        row.stage = made.stage
        row.save(update_fields=["stage"])
    heard(row, by_on=_waits_until(row, day_in(row.organisation, made.starts_at)), at=at)


def _waits_until(row: Candidacy, day: date) -> date:
    """Until when somebody waits after this day, as planned for the stage they are in."""
    for one in row.vacancy.stages:
        if one["key"] == row.stage:
            return day + timedelta(days=one["days"])
    return after_working_days(day, row.vacancy.reply_days)


def _send(
    made: Interview,
    kind: str,
    people: Iterable[UUID],
    at: datetime,
    method: Method = Method.REQUEST,
) -> None:
    """The appointment for each one's calendar; the planner gets theirs too when they come along."""
    row = made.candidacy
    for person in people:
        is_theirs = person == row.person_id
        about = About(row.organisation, row.pk, APPLIES if is_theirs else FOLLOWS)
        page = "application" if is_theirs else "candidate"
        path = reverse(f"selection:{page}", args=[row.pk])
        calendar = calendar_of(made, person, at, path=path, method=method)
        own = OWN.get(kind, kind) if is_theirs else kind
        tell(about, [person], own, at, calendar=calendar)


def _note(action: str, made: Interview, by: UUID, at: datetime) -> None:
    row = made.candidacy
    record(
        action=action,
        object_type="application",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.person_id,
    )
