"""Somebody left the organisation: no candidate waits for what they still had to do."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tweespraak.people.api import membership_in
from tweespraak.selection.actions.after_rejection import ANSWERS, CALLS, who_answers
from tweespraak.selection.actions.judging import excuse_leaver
from tweespraak.selection.actions.steps import locked
from tweespraak.selection.actions.telling import FOLLOWS, WORKS, About, tell
from tweespraak.selection.models import Candidacy, Judgement, Lesson, Rejection, Vacancy
from tweespraak.selection.queries.rejections import rejection_of
from tweespraak.selection.rules.states import RUNNING


@transaction.atomic
def leave_candidates(*, organisation: UUID, person: UUID, at: datetime) -> None:
    """What they still had to judge is excused; another calls, answers, and keeps the lesson.

    Vacancies are handed over before this. Twice is once.
    """
    _judge_no_more(organisation, person, at)
    for row in _rejections_with(organisation, person):
        _leave_rejection(row, person, at)
    _pass_lessons_on(organisation, person, at)


def _judge_no_more(organisation: UUID, person: UUID, at: datetime) -> None:
    asked = Judgement.objects.filter(
        interviewer_id=person,
        saved_at=None,
        excused_at=None,
        interview__cancelled_at=None,
        interview__candidacy__organisation_id=organisation,
        interview__candidacy__state__in=RUNNING,
    )
    for one in asked.select_related("interview"):
        row = locked(one.interview.candidacy_id)
        if excuse_leaver(judgement=one, at=at):
            about = About(row.organisation, row.pk, FOLLOWS)
            tell(about, _leads(row.vacancy), "interviewer_left", at)


def _rejections_with(organisation: UUID, person: UUID) -> list[Candidacy]:
    theirs = Q(rejection__caller_id=person, rejection__talk_held_at=None) | Q(
        rejection__answers_id=person, rejection__answered_at=None
    )
    return list(Candidacy.objects.filter(theirs, organisation_id=organisation))


def _leave_rejection(candidacy: Candidacy, person: UUID, at: datetime) -> None:
    row = locked(candidacy)
    found = rejection_of(row)
    if found is None:
        return
    if found.caller_id == person and found.talk_held_at is None:
        _call_no_more(row, found, at)
    if found.answers_id == person and found.answered_at is None:
        found.answers_id = who_answers(row, found)
        found.save(update_fields=["answers"])
        about = About(row.organisation, row.pk, ANSWERS)
        tell(about, [found.answers_id], "rejection_objected", at)


def _call_no_more(row: Candidacy, found: Rejection, at: datetime) -> None:
    """Told already: who leads the vacancy calls. Not told yet: the writer chooses somebody else."""
    found.caller_id = _lead(row.vacancy) if found.told_at else None
    found.save(update_fields=["caller"])
    if found.told_at and found.talk_asked_at:
        about = About(row.organisation, row.pk, CALLS)
        tell(about, [found.caller_id], "rejection_talk_asked", at)


def _pass_lessons_on(organisation: UUID, person: UUID, at: datetime) -> None:
    rows = Lesson.objects.filter(organisation_id=organisation, owner_id=person, done_at=None)
    for lesson in rows.select_related("organisation", "vacancy"):
        heir = _lead(lesson.vacancy)
        if heir in (None, person):
            continue
        lesson.owner_id = heir
        lesson.save(update_fields=["owner"])
        tell(About(lesson.organisation, lesson.vacancy_id, WORKS), [heir], "lesson", at)


def _leads(vacancy: Vacancy) -> list[UUID]:
    return [vacancy.recruiter_id, vacancy.hiring_manager_id]


def _lead(vacancy: Vacancy) -> UUID | None:
    """Who leads the vacancy or asked for it, and is still here."""
    here = (one for one in _leads(vacancy) if membership_in(vacancy.organisation_id, one))
    return next(here, None)
