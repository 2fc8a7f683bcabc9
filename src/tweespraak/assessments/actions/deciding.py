"""The participant decides on the report: per recipient, bound to the version they read (A14–A17, A21)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.releasing import after_release, tell_decided, tell_no_report
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.documents.deciding import release_text, release_version
from tweespraak.assessments.models import Case, Decision, Report
from tweespraak.assessments.queries.deciding import RELEASE, Line, deciding_on, lines_of
from tweespraak.assessments.rules.deciding import (
    TALKED,
    DecideRefusal,
    Final,
    Wish,
    WishFault,
    again_refused,
    decide_refused,
    final_refused,
    is_same,
    outcome,
    standing_fault,
    typing_fault,
)
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import RELEASED, Act, State
from tweespraak.assessments.rules.waiting import first_look, midnight_after
from tweespraak.people.api import day_in
from tweespraak.privacy.api import give_consent

DECIDED = "assessments.decided"  # a choice that moved the case on no further


Asked = Sequence[tuple[Line, Wish]]


class DecideRefused(Exception):
    """Nothing is decided; `refusal` says why."""

    def __init__(self, refusal: DecideRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class WishesFaulty(Exception):
    """The form has to be mended; `faults` says what, per recipient. Nothing was written down."""

    def __init__(self, faults: Mapping[UUID, WishFault]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True)
class Decided:
    """What came of it: the case, and the choices that could not be written down."""

    case: Case
    faults: Mapping[UUID, WishFault]


@transaction.atomic
def open_decision(*, case: Case, at: datetime) -> Case:
    """Once the talk is held or waived and the final report is read, the participant can decide (A14).

    Changes nothing as long as that is not so.
    """
    row = locked(case)
    found = deciding_on(row) if State(row.state) in TALKED else None
    if found is None or final_refused(found[1], day_in(row.organisation, at)):
        return row
    return step(row, Act.OPEN_DECISION, by=None, at=at, version_hash=found[0].hash, deciding_at=at)


@transaction.atomic
def decide(
    *, case: Case, seen: str, wishes: Mapping[UUID, Wish], language: str, by: UUID, at: datetime
) -> Decided:
    """Write down what the participant chose for each recipient; `seen` is the hash on their page.

    A second click changes nothing. A recipient who left, or for whom something else was chosen on
    another page, is refused apart; the others stand. Raises DecideRefused, WishesFaulty.
    """
    row = open_decision(case=case, at=at)
    found = deciding_on(row)
    if by != row.participant_id or found is None:
        raise DecideRefused(DecideRefusal.NOT_NOW)
    report, final = found
    asked = _asked(row, wishes)
    if asked and all(is_same(wish, line.standing) for line, wish in asked):
        _still(row, at)
        return Decided(row, {})
    today = day_in(row.organisation, at)
    _must_decide(row, final, seen=seen, now=report.hash, today=today)
    _must_be_whole(asked, today=today, valid_until=final.valid_until)
    faults = {line.recipient.pk: standing_fault(wish, line.standing) for line, wish in asked}
    written = [
        line
        for line, wish in asked
        if not faults[line.recipient.pk] and not is_same(wish, line.standing)
    ]
    for line in written:
        _write(row, report, line, wishes[line.recipient.pk], language, at)
    if written:
        _move_on(row, report, [line.recipient.pk for line in written], by, at)
    return Decided(row, {key: fault for key, fault in faults.items() if fault})


@transaction.atomic
def decide_again(*, case: Case, by: UUID, at: datetime) -> Case:
    """From blocked or expired back to deciding, or to the talk if there was none (A21).

    A second click changes nothing. Raises DecideRefused.
    """
    row = locked(case)
    found = deciding_on(row)
    if by != row.participant_id or found is None:
        raise DecideRefused(DecideRefusal.NOT_NOW)
    if row.state in (State.DECIDING, State.WITH_PARTICIPANT):
        return row
    report, final = found
    has_talked = row.deciding_at is not None
    today = day_in(row.organisation, at)
    refusal = again_refused(State(row.state), final, has_talked=has_talked, today=today)
    if refusal:
        raise DecideRefused(refusal)
    act = Act.DECIDE_AGAIN if has_talked else Act.RESUME
    moments = {"deciding_at": at} if has_talked else {}
    return step(row, act, by=by, at=at, version_hash=report.hash, **moments)


def _still(row: Case, at: datetime) -> None:
    """Once more *later* is a sign that somebody is thinking: the clock begins anew."""
    if row.state == State.DECIDING:
        Decision.objects.filter(recipient__case=row, choice=Choice.LATER, withdrawn_at=None).update(
            decided_at=at
        )


def _must_decide(row: Case, final: Final, *, seen: str, now: str, today: date) -> None:
    refusal = decide_refused(
        State(row.state),
        final,
        blocking_right=row.blocking_right,
        seen=seen,
        now=now,
        today=today,
    )
    if refusal:
        raise DecideRefused(refusal)


def _asked(row: Case, wishes: Mapping[UUID, Wish]) -> Asked:
    """Everybody about whom there is something to choose, with what was chosen."""
    return [
        (line, wishes.get(line.recipient.pk, Wish(None)))
        for line in lines_of(row)
        if line.recipient.pk in wishes or (line.is_here and not line.is_released)
    ]


def _must_be_whole(asked: Asked, *, today: date, valid_until: date | None) -> None:
    faults = {
        line.recipient.pk: fault
        for line, wish in asked
        if line.is_here and not is_same(wish, line.standing)
        for fault in [typing_fault(wish, today=today, valid_until=valid_until)]
        if fault
    }
    if faults:
        raise WishesFaulty(faults)


def _write(
    row: Case, report: Report, line: Line, wish: Wish, language: str, at: datetime
) -> Decision:
    """A new row; what stood before stays behind it, taken back."""
    if line.decision and line.decision.withdrawn_at is None:
        line.decision.withdrawn_at = at
        line.decision.save(update_fields=["withdrawn_at"])
    choice = Choice(wish.choice or Choice.LATER)
    until = wish.until_on if choice is Choice.RELEASE else None
    made = Decision.objects.create(
        recipient=line.recipient,
        report=report,
        report_hash=report.hash,
        choice=choice,
        purpose=line.purpose,
        until_on=until,
        decided_at=at,
    )
    if until:
        give_consent(
            person=row.participant,
            organisation=row.organisation,
            purpose=RELEASE,
            object_id=line.recipient.pk,
            text=release_text(row, report, line, until, language),
            text_version=release_version(report),
            language=language,
            until_at=midnight_after(until, row.organisation.time_zone),
            at=at,
        )
    return made


def _move_on(row: Case, report: Report, written: Collection[UUID], by: UUID, at: datetime) -> None:
    """The state that follows from all choices together, and who hears what."""
    lines = lines_of(row)
    act = outcome([line.standing.choice for line in lines if line.is_here or line.decision])
    if act is None or row.state != State.DECIDING:
        note(DECIDED, row, by, at, report.hash)
        row.due_at = first_look(State(row.state), at, row.organisation.time_zone) or row.due_at
        row.reminders, row.reminded_at = 0, None
        row.save(update_fields=["due_at", "reminders", "reminded_at"])
    else:
        step(row, act, by=by, at=at, version_hash=report.hash)
    if row.state in RELEASED:
        after_release(row, [one for one in lines if one.recipient.pk in written], by=by, at=at)
    elif row.state == State.BLOCKED:
        tell_no_report(row, at)
    if row.state != State.DECIDING:
        tell_decided(row, by, at)
