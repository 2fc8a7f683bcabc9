"""The feedback talk: planned, moved, confirmed, not come to (A11, A11b)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.talks import Talk, around_of, talk_of
from tweespraak.assessments.rules.states import RELEASED, Act, State
from tweespraak.assessments.rules.talks import Proposal, TalkRefusal, must_call, plan_refused
from tweespraak.conversations.api import (
    Moment,
    Reason,
    break_off_feedback,
    calendar_of,
    confirm_feedback,
    move_feedback,
    plan_feedback,
)
from tweespraak.foundation.ics import Method
from tweespraak.people.api import membership_in

VIDEO = "assessments.video_asked"
NO_VIDEO = "assessments.video_taken_back"
NO_SHOW = "assessments.no_show"
CONFIRMED = "assessments.talk_confirmed"
AFTERCARE_TALK = "assessments.aftercare_talk"
LONGEST_WISH = 4000


class TalkTold(StrEnum):
    """What the people of a talk hear, as the kind of the notice."""

    PLANNED = "talk_planned"
    MOVED = "talk_moved"
    COLLEAGUE = "talk_colleague"  # somebody else than who leads the case holds it
    CONFIRMED = "talk_confirmed"
    OFF = "talk_off"
    VIDEO = "talk_video"
    CALL = "talk_call"  # the second time they did not come: call


class TalkRefused(Exception):
    """Nothing is planned, held or given up; `refusal` says why."""

    def __init__(self, refusal: TalkRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True)
class Plan:
    """When, where, how, with whom. `number` is that of the moment on the page; 0: there was none."""

    moment: Moment
    proposal: Proposal
    number: int = 0


@transaction.atomic
def plan_talk(*, case: Case, once: UUID, plan: Plan, by: UUID, at: datetime) -> Case:
    """Plan the talk, or another moment for it; a given up talk comes back with it (A11, A13).

    The same `once` plans once. Raises TalkRefused, ActRefused, OnceTaken or PlanRefused.
    """
    row = locked(case)
    stands = talk_of(row)
    if row.talk_id == once or _is_there(row, stands, plan):
        return row
    _must_plan(row, stands, plan, by, at)
    _step_towards(row, by, at)
    moved = stands is not None and stands.is_planned
    if stands and moved and stands.holder == plan.proposal.holder:
        made = move_feedback(conversation=stands.row, moment=plan.moment, by=by, at=at)
    else:
        if stands and moved:
            _break_off(row, stands, Reason.OTHER_TALK, by, at)
        made = plan_feedback(
            organisation=row.organisation,
            participant=row.participant_id,
            psychologist=plan.proposal.holder,
            moment=plan.moment,
            by=by,
            at=at,
            once=once,
        )
    row.talk, row.talk_mode = made, plan.proposal.mode
    row.save(update_fields=["talk", "talk_mode"])
    _tell_planned(row, by, at, moved=moved)
    return row


@transaction.atomic
def confirm_talk(*, case: Case, number: int, by: UUID, at: datetime) -> Case:
    """Say yes to the moment one saw. Twice is once. Raises TalkRefused, PlanRefused."""
    row, talk = _planned(case)
    if by in talk.confirmed and number == talk.row.invitation_number:
        return row
    row.talk = confirm_feedback(conversation=talk.row, by=by, number=number, at=at)
    note(CONFIRMED, row, by, at)
    other = talk.holder if by == row.participant_id else row.participant_id
    tell(row, [other], TalkTold.CONFIRMED, at)
    return row


@transaction.atomic
def ask_for_video(*, case: Case, wants: bool, by: UUID, at: datetime) -> Case:
    """Only the participant can rather talk by video; why is not asked. Raises TalkRefused."""
    row = locked(case)
    if by != row.participant_id:
        raise TalkRefused(TalkRefusal.ONLY_THEM)
    if wants is (row.video_asked_at is not None):
        return row
    row.video_asked_at = at if wants else None
    row.save(update_fields=["video_asked_at"])
    note(VIDEO if wants else NO_VIDEO, row, by, at)
    tell(row, [row.planner_id, row.psychologist_id, _holder(row)], TalkTold.VIDEO, at)
    return row


@transaction.atomic
def prepare_talk(*, case: Case, wish: str, order: str, by: UUID, at: datetime) -> Case:
    """What the participant wants to have discussed anyhow, and with what they begin. An autosave."""
    row = locked(case)
    if by != row.participant_id or row.state in (State.TALK_HELD, State.WITHDRAWN, *RELEASED):
        raise TalkRefused(TalkRefusal.NOT_NOW)
    row.talk_wish = wish.replace("\r\n", "\n")[:LONGEST_WISH]
    row.save(update_fields=["talk_wish"])
    row.steps.update_or_create(number=2, defaults={"order": order})
    return row


@transaction.atomic
def not_come(*, case: Case, by: UUID, at: datetime) -> Case:
    """The participant did not come; after the second time the psychologist calls (A11b).

    Raises TalkRefused, ActRefused.
    """
    row, talk = _planned(case)
    if talk.starts_at > at:
        raise TalkRefused(TalkRefusal.TOO_EARLY)
    _break_off(row, talk, Reason.ABSENT, by, at)
    row.no_shows += 1
    if row.state == State.TALK_PLANNED:
        step(row, Act.UNPLAN_TALK, by=by, at=at, no_shows=row.no_shows, talk=None)
    note(NO_SHOW, row, by, at)
    told = TalkTold.CALL if must_call(row.no_shows) else TalkTold.OFF
    tell(row, [row.psychologist_id], told, at)
    tell(row, [row.participant_id, row.planner_id], TalkTold.OFF, at, but_not=by)
    return row


@transaction.atomic
def end_planned_talk(*, case: Case, by: UUID | None, at: datetime) -> Case:
    """Take a planned talk off, if there is one: the participant stops, or somebody else leads the case."""
    row = locked(case)
    talk = talk_of(row)
    return call_off(case=row, by=by, at=at) if talk and talk.is_planned else row


@transaction.atomic
def call_off(*, case: Case, by: UUID | None, at: datetime) -> Case:
    """The moment does not suit after all; a new one is planned later. Raises TalkRefused, ActRefused."""
    row, talk = _planned(case)
    people = [row.participant_id, talk.holder]
    _break_off(row, talk, Reason.BUSY, by, at)
    for person in people:
        calendar = appointment(row, talk, person, at, Method.CANCEL)
        tell(row, [person], TalkTold.OFF, at, calendar=calendar)
    tell(row, [row.planner_id], TalkTold.OFF, at, but_not=by)
    if row.state == State.TALK_PLANNED:
        return step(row, Act.UNPLAN_TALK, by=by, at=at, talk=None)
    row.talk = None
    row.save(update_fields=["talk"])
    return row


def appointment(
    case: Case, talk: Talk, person: UUID, at: datetime, method: Method = Method.REQUEST
) -> str:
    """The talk for somebody's calendar, without names or subject; its page is here."""
    member = membership_in(case.organisation_id, person)
    page = reverse("assessments:talk", args=[case.pk])
    return calendar_of(talk.row, member, method, at, page) if member else ""


def _is_there(row: Case, stands: Talk | None, plan: Plan) -> bool:
    """Whether this very moment was planned already: the button was pressed twice."""
    if stands is None or not stands.is_planned or stands.holder != plan.proposal.holder:
        return False
    there = Moment(stands.starts_at, stands.row.minutes, stands.row.place)
    return there == plan.moment and row.talk_mode == plan.proposal.mode


def _must_plan(row: Case, stands: Talk | None, plan: Plan, by: UUID, at: datetime) -> None:
    refusal = plan_refused(plan.proposal, around_of(row), at=at, zone=row.organisation.time_zone)
    number = stands.row.invitation_number if stands and stands.is_planned else 0
    if refusal is None and number != plan.number:
        refusal = TalkRefusal.CHANGED
    given_up = row.state not in (State.WITH_PARTICIPANT, State.TALK_PLANNED)
    lapsed = given_up and row.agreed_at is None  # the report changed: the talk is on again
    if refusal is None and given_up and not lapsed and by != row.participant_id:
        refusal = TalkRefusal.ONLY_THEM
    if refusal:
        raise TalkRefused(refusal)


def _step_towards(row: Case, by: UUID, at: datetime) -> None:
    """Every way to a planned talk; after the release the case stays where it is."""
    if row.state in RELEASED:
        note(AFTERCARE_TALK, row, by, at)
        return
    if row.state in (State.TALK_WAIVED, State.DECIDING):
        step(row, Act.WANT_TALK, by=by, at=at, waived_at=None, deciding_at=None, due_at=None)
        return
    if row.state == State.TALK_PLANNED:
        step(row, Act.UNPLAN_TALK, by=by, at=at)
    step(row, Act.PLAN_TALK, by=by, at=at)


def _tell_planned(row: Case, by: UUID, at: datetime, *, moved: bool) -> None:
    talk = talk_of(row)
    if talk is None:
        return
    told = TalkTold.MOVED if moved else TalkTold.PLANNED
    theirs = TalkTold.COLLEAGUE if talk.holder != row.psychologist_id and not moved else told
    for person, word in ((row.participant_id, theirs), (talk.holder, told)):
        tell(row, [person], word, at, calendar=appointment(row, talk, person, at))


def _planned(case: Case) -> tuple[Case, Talk]:
    row = locked(case)
    talk = talk_of(row)
    if talk is None or not talk.is_planned:
        raise TalkRefused(TalkRefusal.NOT_NOW)
    return row, talk


def _break_off(row: Case, talk: Talk, reason: Reason, by: UUID | None, at: datetime) -> None:
    break_off_feedback(conversation=talk.row, reason=reason, by=by, at=at)
    talk.row.refresh_from_db()


def _holder(row: Case) -> UUID | None:
    talk = talk_of(row)
    return talk.holder if talk else None
