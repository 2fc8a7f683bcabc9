"""The feedback talk as it goes: begun, step by step, held (A12). What is said is written down nowhere."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.assessments.actions.deciding import open_decision
from tweespraak.assessments.actions.reading import note
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.talks import TalkRefused
from tweespraak.assessments.models import Case, Note, Part, Recognition
from tweespraak.assessments.queries.protocol import choices_in, ticks_of
from tweespraak.assessments.queries.talks import Talk, advice_of, talk_of
from tweespraak.assessments.rules.protocol import (
    STEPS,
    AftercareBy,
    Order,
    Recognised,
    StepRefusal,
    Tick,
    aftercare_on,
    choice_refused,
    hold_refused,
    tick_refused,
)
from tweespraak.assessments.rules.sections import base_of
from tweespraak.assessments.rules.states import RELEASED, Act
from tweespraak.assessments.rules.talks import TalkRefusal, is_negative
from tweespraak.conversations.api import hold_feedback, touch

BEGUN = "assessments.talk_begun"
HELD_AFTER = "assessments.aftercare_talk_held"
LONGEST_NOTE = 20_000


class StepRefused(Exception):
    """The step stays as it was; `refusal` says why."""

    def __init__(self, refusal: StepRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class NoteElsewhere(Exception):
    """Another tab wrote in the notes since; `text` is what stands there now."""

    def __init__(self, text: str) -> None:
        super().__init__("changed elsewhere")
        self.text = text


@transaction.atomic
def begin_talk(*, case: Case, by: UUID, at: datetime) -> Case:
    """The two sit down; on the day itself. Once more changes nothing. Raises TalkRefused."""
    row, talk = _talking(case, by, or_participant=False)
    if row.talk_began_at:
        return row
    zone = ZoneInfo(row.organisation.time_zone)
    if at.astimezone(zone).date() < talk.starts_at.astimezone(zone).date():
        raise TalkRefused(TalkRefusal.TOO_EARLY)
    row.talk_began_at, row.talk_step = at, 1
    row.save(update_fields=["talk_began_at", "talk_step"])
    touch(talk.row.pk)
    note(BEGUN, row, by, at)
    return row


@transaction.atomic
def go_to_step(*, case: Case, number: int, by: UUID, at: datetime) -> Case:
    """Both look at this step. Raises TalkRefused, StepRefused."""
    row, talk = _talking(case, by, or_participant=False)
    if number not in STEPS:
        raise StepRefused(StepRefusal.NOT_NOW)
    row.talk_step = number
    row.save(update_fields=["talk_step"])
    touch(talk.row.pk)
    return row


@transaction.atomic
def tick_step(*, case: Case, number: int, tick: Tick, by: UUID, at: datetime) -> Case:
    """Discussed, skipped at the participant's wish, or neither after all. Raises TalkRefused, StepRefused."""
    row, talk = _talking(case, by, or_participant=False)
    if refusal := tick_refused(number, tick, is_negative=is_negative(advice_of(row))):
        raise StepRefused(refusal)
    row.steps.update_or_create(
        number=number,
        defaults={
            "ticked_at": at if tick is Tick.DISCUSSED else None,
            "skipped_at": at if tick is Tick.SKIPPED else None,
        },
    )
    touch(talk.row.pk)
    return row


@transaction.atomic
def begin_with(*, case: Case, order: Order, by: UUID, at: datetime) -> Case:
    """The participant begins with the conclusion, or with the parts. Raises TalkRefused."""
    row, talk = _talking(case, by)
    row.steps.update_or_create(number=2, defaults={"order": order})
    touch(talk.row.pk)
    return row


@transaction.atomic
def recognise(*, part: Part, answer: Recognised, by: UUID, at: datetime) -> Recognition:
    """Whether the participant recognises themselves in a part: their word, pressed by either of the two.

    Raises TalkRefused.
    """
    row, talk = _talking(part.case, by)
    if row.talk_began_at is None:
        raise TalkRefused(TalkRefusal.NOT_NOW)
    made, _new = Recognition.objects.update_or_create(
        part=part, defaults={"answer": answer, "said_at": at}
    )
    touch(talk.row.pk)
    return made


@transaction.atomic
def choose(*, case: Case, kind: str, keys: Collection[str], by: UUID, at: datetime) -> Case:
    """The strengths or development points the participant chooses; none is fine. Raises TalkRefused,
    StepRefused."""
    row, talk = _talking(case, by)
    if refusal := choice_refused(kind, keys, choices_in(row).get(kind, {})):
        raise StepRefused(refusal)
    row.talk_chosen = {**row.talk_chosen, kind: sorted(set(keys))}
    row.save(update_fields=["talk_chosen"])
    touch(talk.row.pk)
    return row


@transaction.atomic
def hold_talk(*, case: Case, minutes: int, aftercare: AftercareBy, by: UUID, at: datetime) -> Case:
    """The talk was held; nothing of what was said is kept. Once more changes nothing.

    Raises TalkRefused, ActRefused.
    """
    row = locked(case)
    talk = talk_of(row)
    if talk and not talk.is_planned and row.talk_minutes:
        return row
    row, talk = _talking(row, by, or_participant=False)
    heavy = is_negative(advice_of(row))
    if refusal := hold_refused(talk.starts_at, ticks_of(row), is_negative=heavy, at=at):
        raise TalkRefused(refusal)
    row.talk = hold_feedback(conversation=talk.row, by=by, at=at)
    values: dict[str, Any] = {
        "talk_minutes": minutes,
        "aftercare_by": aftercare,
        "aftercare_on": aftercare_on(at, row.organisation.time_zone),
        "aftercare_asked_at": None,
    }
    if row.state in RELEASED:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        note(HELD_AFTER, row, by, at)
        return row
    step(row, Act.HOLD_TALK, by=by, at=at, **values)
    return open_decision(case=row, at=at)


@transaction.atomic
def save_note(*, case: Case, text: str, base: str, by: UUID, at: datetime) -> str:
    """Keep the private note of this author; gives its new mark. An autosave. Raises NoteElsewhere."""
    row = locked(case)
    words = text.replace("\r\n", "\n")[:LONGEST_NOTE]
    there = Note.objects.filter(case=row, author_id=by).first()
    before = there.text if there else ""
    if words == before:
        return base_of(words)
    if base_of(before) != base:
        raise NoteElsewhere(before)
    if there is None:
        Note.objects.create(case=row, author_id=by, text=words, saved_at=at)
    elif words.strip():
        there.text, there.saved_at = words, at
        there.save(update_fields=["text", "saved_at"])
    else:
        there.delete()
    return base_of(words)


def _talking(case: Case, by: UUID, *, or_participant: bool = True) -> tuple[Case, Talk]:
    row = locked(case)
    talk = talk_of(row)
    if talk is None or not talk.is_planned:
        raise TalkRefused(TalkRefusal.NOT_NOW)
    if by != talk.holder and not (or_participant and by == row.participant_id):
        raise TalkRefused(TalkRefusal.NOT_NOW)
    return row, talk
