"""What is to be learned of a procedure: written down, followed up, and not forgotten."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.foundation.once import made_before
from tweespraak.people.api import day_in
from tweespraak.selection.actions.telling import WORKS, About, tell
from tweespraak.selection.models import Lesson, Vacancy
from tweespraak.selection.queries.mirror import lessons_due
from tweespraak.selection.rules.lessons import Cause, LessonRefusal, due_refused

ADDED = "selection.lesson_added"
CHANGED = "selection.lesson_changed"
DONE = "selection.lesson_done"
REMINDED = "selection.lesson_reminded"


class LessonRefused(Exception):
    """It is not done; `refusal` says why."""

    def __init__(self, refusal: LessonRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@dataclass(frozen=True)
class Learned:
    """What is learned, by whom, until when; and how it was followed up."""

    words: str
    owner_id: UUID
    due_on: date
    followed_up: str = ""
    is_done: bool = False


@transaction.atomic
def add_lesson(*, vacancy: Vacancy, once: UUID, learned: Learned, by: UUID, at: datetime) -> Lesson:
    """Write a lesson down. The same `once` makes one. Raises LessonRefused, OnceTaken."""
    if made := made_before(Lesson, once, vacancy_id=vacancy.pk):
        return made
    _check(vacancy, learned, at)
    made = Lesson.objects.create(
        pk=once,
        organisation=vacancy.organisation,
        vacancy=vacancy,
        cause=Cause.OWN,
        words=learned.words,
        owner_id=learned.owner_id,
        due_on=learned.due_on,
        created_at=at,
        created_by_id=by,
    )
    _note(ADDED, made, by, at)
    if made.owner_id != by:
        tell(About(vacancy.organisation, vacancy.pk, WORKS), [made.owner_id], "lesson", at)
    return made


@transaction.atomic
def change_lesson(*, lesson: Lesson, learned: Learned, by: UUID, at: datetime) -> Lesson:
    """Write down how it is followed up, give it to somebody else, or move its day; when `is_done`
    it is done and stays as it is. Raises LessonRefused."""
    row = Lesson.objects.select_for_update(of=("self",)).select_related("vacancy")
    held = row.get(pk=lesson.pk)
    if held.done_at:
        raise LessonRefused(LessonRefusal.DONE)
    if learned.is_done and not learned.followed_up.strip():
        raise LessonRefused(LessonRefusal.EMPTY)
    _check(held.vacancy, learned, at, stays=held.due_on)
    is_new = held.owner_id != learned.owner_id
    if held.due_on != learned.due_on or is_new:
        held.reminded_at = None
    held.words, held.owner_id, held.due_on = learned.words, learned.owner_id, learned.due_on
    held.followed_up, held.done_at = learned.followed_up, at if learned.is_done else None
    held.save(update_fields=["words", "owner", "due_on", "followed_up", "done_at", "reminded_at"])
    _note(DONE if held.done_at else CHANGED, held, by, at)
    if is_new and held.owner_id != by and not held.done_at:
        about = About(held.vacancy.organisation, held.vacancy_id, WORKS)
        tell(about, [held.owner_id], "lesson", at)
    return held


def remind_of_lessons() -> int:
    """Remind the owners of lessons whose day has come; returns how many there were."""
    at = clock.now()
    rows = lessons_due(at)
    for row in rows:
        _remind(row, at)
    return len(rows)


@transaction.atomic
def _remind(row: Lesson, at: datetime) -> None:
    held = Lesson.objects.select_for_update(of=("self",)).select_related("organisation")
    lesson = held.get(pk=row.pk)
    if lesson.done_at or lesson.reminded_at != row.reminded_at:
        return  # it was done, or another worker reminded them
    lesson.reminded_at = at
    lesson.save(update_fields=["reminded_at"])
    about = About(lesson.organisation, lesson.vacancy_id, WORKS)
    tell(about, [lesson.owner_id], "lesson_due", at)
    _note(REMINDED, lesson, None, at)


def _check(vacancy: Vacancy, learned: Learned, at: datetime, *, stays: date | None = None) -> None:
    if learned.owner_id not in (vacancy.recruiter_id, vacancy.hiring_manager_id):
        raise LessonRefused(LessonRefusal.NOT_THEIRS)
    if learned.is_done or learned.due_on == stays:
        return
    if refusal := due_refused(learned.due_on, day_in(vacancy.organisation, at)):
        raise LessonRefused(refusal)


def _note(action: str, lesson: Lesson, by: UUID | None, at: datetime) -> None:
    record(
        action=action,
        object_type="lesson",
        object_id=lesson.pk,
        at=at,
        by=by,
        organisation=lesson.organisation_id,
    )
