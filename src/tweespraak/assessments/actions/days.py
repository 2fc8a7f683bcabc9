"""The parts of an assessment: planned, moved, held, left out; and when all of them are done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from tweespraak.assessments.actions.briefing import StepRefused
from tweespraak.assessments.actions.calendar import calendar_of, cancelled
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.telling import Told, tell
from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.queries.days import facts_of_parts, part_facts
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.days import (
    MOST_PARTS,
    PartKind,
    PartRefusal,
    all_over,
    hold_refused,
    skip_refused,
)
from tweespraak.assessments.rules.states import BEFORE_START, Act, State
from tweespraak.audit.api import record
from tweespraak.foundation.once import OnceTaken
from tweespraak.people.api import Membership, Person
from tweespraak.testing.api import assign

PLANNABLE = (*BEFORE_START, State.IN_PROGRESS)
WRITABLE = (*PLANNABLE, State.MEASURED, State.DRAFTING)
TOLD = (State.CONSENTED, State.IN_PROGRESS)  # the participant hears of every appointment


class PartRefused(Exception):
    """The part stays as it was; `refusal` says why."""

    def __init__(self, refusal: PartRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True)
class Plan:
    """What a part is, when and where, and who holds it."""

    kind: PartKind
    name: str
    instrument: str = ""
    mode: str = ""
    psychologist: Membership | None = None
    starts_at: datetime | None = None
    minutes: int = 60
    place: str = ""
    bring: str = ""


@dataclass(frozen=True)
class Noted:
    """What was seen in a part, its meaning apart; and the scores of another publisher's test."""

    observations: Sequence[Mapping[str, str]] = ()  # requirement, seen, meaning
    particulars: str = ""
    mode: str = ""
    norm: str = ""
    scores: Sequence[Mapping[str, str]] = ()  # scale, score, se, scale_kind


@transaction.atomic
def plan_part(*, case: Case, once: UUID, plan: Plan, by: UUID, at: datetime) -> Part:
    """Add a part; the same `once` adds one. Raises PartRefused, StepRefused, OnceTaken."""
    row = locked(case)
    if made := Part.objects.filter(pk=once).first():
        if made.case_id != row.pk:
            raise OnceTaken
        return made
    if row.state not in PLANNABLE or row.parts.count() >= MOST_PARTS:
        raise StepRefused(Refusal.NOT_NOW)
    last = row.parts.aggregate(last=Max("position"))["last"] or 0
    part = Part(pk=once, case=row, position=last + 1)
    _write_plan(part, plan)
    part.save(force_insert=True)
    _record(row, part, "assessments.part_planned", by, at)
    if row.state == State.IN_PROGRESS:
        ask_for_test(part, by=by, at=at)
    _tell_planned(row, part, by, at, is_moved=True)
    return part


@transaction.atomic
def change_part(*, part: Part, plan: Plan, by: UUID, at: datetime) -> Part:
    """Another moment, place or psychologist; what kind of part it is stays.

    Raises PartRefused, StepRefused.
    """
    row, part = _locked(part)
    if row.state not in PLANNABLE:
        raise StepRefused(Refusal.NOT_NOW)
    if part.held_at or part.skipped_because:
        raise PartRefused(PartRefusal.HELD)
    before = (part.starts_at, part.minutes, part.place)
    former = part.psychologist_id
    _write_plan(part, plan)
    is_moved = before != (part.starts_at, part.minutes, part.place)
    if is_moved and before[0]:
        part.invitation_number += 1
    part.save()
    _record(row, part, "assessments.part_planned", by, at)
    _tell_planned(row, part, by, at, is_moved=is_moved or former != part.psychologist_id)
    return part


@transaction.atomic
def drop_part(*, part: Part, by: UUID, at: datetime) -> None:
    """Take a part off that was not held. Raises PartRefused, StepRefused."""
    row, part = _locked(part)
    if row.state not in PLANNABLE:
        raise StepRefused(Refusal.NOT_NOW)
    if part.held_at or part.result_id:
        raise PartRefused(PartRefusal.HELD)
    if part.starts_at and row.state in TOLD:
        for person in (row.participant_id, part.psychologist_id):
            tell(
                row, [person], Told.PART_CANCELLED, at, but_not=by,
                calendar=cancelled(row, part, person, at),
            )  # fmt: skip
    _record(row, part, "assessments.part_dropped", by, at)
    part.delete()
    _measure_if_done(row, at)


@transaction.atomic
def write_part(*, part: Part, noted: Noted, by: UUID, at: datetime) -> Part:
    """Note what was seen, and what it means. Raises StepRefused."""
    row, part = _locked(part)
    if row.state not in WRITABLE:
        raise StepRefused(Refusal.NOT_NOW)
    part.observations = [dict(one) for one in noted.observations]
    part.particulars, part.mode = noted.particulars, noted.mode or part.mode
    if part.kind == PartKind.OTHER_TEST:
        part.norm, part.scores = noted.norm, [dict(one) for one in noted.scores]
    part.save(update_fields=["observations", "particulars", "mode", "norm", "scores"])
    return part


@transaction.atomic
def hold_part(*, part: Part, by: UUID, at: datetime) -> Part:
    """The part took place. Raises PartRefused, StepRefused."""
    row, part = _locked(part)
    if part.held_at:
        return part
    if row.state != State.IN_PROGRESS:
        raise StepRefused(Refusal.NOT_NOW)
    if part.kind == PartKind.TEST and part.result_id is None:
        raise PartRefused(PartRefusal.NOT_BY_HAND)
    refusal = hold_refused(part_facts(part), at)
    if refusal:
        raise PartRefused(refusal)
    ended = part.starts_at + timedelta(minutes=part.minutes) if part.starts_at else at
    _close(row, part, min(at, ended), by, at)
    return part


@transaction.atomic
def skip_part(*, part: Part, reason: str, by: UUID, at: datetime) -> Part:
    """Leave a part out, and say why. Raises PartRefused, StepRefused."""
    row, part = _locked(part)
    if row.state not in (*BEFORE_START, State.IN_PROGRESS):
        raise StepRefused(Refusal.NOT_NOW)
    refusal = skip_refused(part_facts(part), reason)
    if refusal:
        raise PartRefused(refusal)
    part.skipped_because = reason.strip()
    part.save(update_fields=["skipped_because"])
    _record(row, part, "assessments.part_skipped", by, at)
    _measure_if_done(row, at)
    return part


def close_test(part: Part, *, result: UUID, finished_at: datetime, by: UUID, at: datetime) -> None:
    """A test of ours has its result: that part is done."""
    row, part = _locked(part)
    part.result_id = result
    part.mode = part.mode or "controlled"
    part.save(update_fields=["result", "mode"])
    _close(row, part, finished_at, by, at)


def ask_for_test(part: Part, *, by: UUID | None, at: datetime) -> None:
    """The participant may take the test of this part."""
    if part.kind != PartKind.TEST or part.result_id or part.skipped_because:
        return
    assign(
        organisation=part.case.organisation,
        person=part.case.participant,
        instrument=part.instrument,
        by=Person.objects.filter(pk=by).first() if by else None,
        at=at,
    )


def _close(row: Case, part: Part, held_at: datetime, by: UUID, at: datetime) -> None:
    part.held_at = held_at
    part.save(update_fields=["held_at"])
    _record(row, part, "assessments.part_held", by, at)
    _measure_if_done(row, at)


def _measure_if_done(row: Case, at: datetime) -> None:
    """The last part is over: the clock has nothing to wait for (A6)."""
    if row.state == State.IN_PROGRESS and all_over(facts_of_parts(row)):
        step(row, Act.MEASURE, by=None, at=at, measured_at=at)
        tell(row, [row.psychologist_id, row.planner_id, row.client_id], Told.MEASURED, at)


def _write_plan(part: Part, plan: Plan) -> None:
    part.kind, part.name, part.instrument = plan.kind, plan.name, plan.instrument
    part.mode, part.minutes = plan.mode, plan.minutes
    part.psychologist_id = plan.psychologist.person_id if plan.psychologist else None
    part.starts_at, part.place, part.bring = plan.starts_at, plan.place, plan.bring


def _tell_planned(row: Case, part: Part, by: UUID, at: datetime, *, is_moved: bool) -> None:
    """Both get the appointment for their calendar, without names."""
    if not (is_moved and part.starts_at):
        return
    if row.state in TOLD:
        tell_appointment(row, part, at, but_not=by)
    if part.psychologist_id not in (None, row.psychologist_id, by):
        calendar = calendar_of(row, part, part.psychologist_id, at)
        tell(row, [part.psychologist_id], Told.PART_YOURS, at, calendar=calendar)


def tell_appointment(row: Case, part: Part, at: datetime, *, but_not: UUID | None) -> None:
    """The participant gets this appointment."""
    calendar = calendar_of(row, part, row.participant_id, at)
    tell(row, [row.participant_id], Told.PART_PLANNED, at, but_not=but_not, calendar=calendar)


def _locked(part: Part) -> tuple[Case, Part]:
    row = locked(part.case_id)
    found = Part.objects.select_for_update().get(pk=part.pk)
    found.case = row
    return row, found


def _record(row: Case, part: Part, action: str, by: UUID, at: datetime) -> None:
    record(
        action=action,
        object_type="assessment_part",
        object_id=part.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.participant_id,
    )
