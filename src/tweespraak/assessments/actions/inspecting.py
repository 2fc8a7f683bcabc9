"""A psychologist and a participant look at the answers to a test, together (N12)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.steps import locked
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.models import Case, Part
from tweespraak.assessments.queries.inspecting import inspection_of, tests_to_inspect
from tweespraak.assessments.rules.inspecting import (
    InspectRefusal,
    Stage,
    begin_refused,
    confirm_refused,
)
from tweespraak.assessments.rules.states import State

ASKED = "assessments.inspection_asked"
CONFIRMED = "assessments.inspection_confirmed"
SEEN = "assessments.answers_seen"
ENDED = "assessments.inspection_ended"
FIELDS = ["inspection_code", "inspection_tries", "inspection_asked_at", "inspection_confirmed_at"]


class Told(StrEnum):
    """What the participant hears."""

    INSPECTION = "inspection"


class InspectRefused(Exception):
    """The answers are not shown; `refusal` says why."""

    def __init__(self, refusal: InspectRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def begin_inspection(*, case: Case, code: str, by: UUID, at: datetime) -> Case:
    """The psychologist is there; as long as it runs once more gives the same. Raises InspectRefused."""
    row = locked(case)
    if by != row.psychologist_id:
        raise InspectRefused(InspectRefusal.NOT_NOW)
    if inspection_of(row).stage(at) is not Stage.NONE:
        return row
    if refusal := begin_refused(State(row.state), has_answers=bool(tests_to_inspect(row))):
        raise InspectRefused(refusal)
    row.inspection_code, row.inspection_tries = code, 0
    row.inspection_asked_at, row.inspection_confirmed_at = at, None
    row.save(update_fields=FIELDS)
    note(ASKED, row, by, at)
    tell(row, [row.participant_id], Told.INSPECTION, at)
    return row


def confirm_inspection(*, case: Case, code: str, by: UUID, at: datetime) -> Case:
    """The participant is there too, and types the code. A wrong one counts. Raises InspectRefused."""
    with transaction.atomic():
        row = locked(case)
        if by != row.participant_id:
            raise InspectRefused(InspectRefusal.NOT_NOW)
        held = inspection_of(row)
        if held.stage(at) is Stage.OPEN:
            return row
        refusal = confirm_refused(held, code.replace(" ", ""), at)
        if refusal is None:
            row.inspection_confirmed_at = at
            note(CONFIRMED, row, by, at)
        elif refusal is InspectRefusal.WRONG_CODE:
            row.inspection_tries += 1
        row.save(update_fields=FIELDS)
    if refusal:
        raise InspectRefused(refusal)
    return row


@transaction.atomic
def see_answers(*, case: Case, part: Part, by: UUID, at: datetime) -> None:
    """One of the two opens the answers to a test: only while both are there, and in the log.

    Raises InspectRefused.
    """
    row = locked(case)
    if inspection_of(row).stage(at) is not Stage.OPEN:
        raise InspectRefused(InspectRefusal.OVER)
    if part.pk not in {one.pk for one in tests_to_inspect(row)}:
        raise InspectRefused(InspectRefusal.NOTHING)
    note(SEEN, row, by, at)


@transaction.atomic
def end_inspection(*, case: Case, by: UUID, at: datetime) -> Case:
    """Either of the two ends it. Once more changes nothing."""
    row = locked(case)
    if by not in (row.psychologist_id, row.participant_id) or not row.inspection_code:
        return row
    row.inspection_code, row.inspection_tries = "", 0
    row.inspection_asked_at = row.inspection_confirmed_at = None
    row.save(update_fields=FIELDS)
    note(ENDED, row, by, at)
    return row
