"""What a candidate does with a rejection: ask for a talk or not, say whether it was of use, disagree."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.api import Reason, break_off_rejection_talk
from tweespraak.conversations.api import State as TalkState
from tweespraak.people.api import day_in
from tweespraak.selection.actions.steps import locked, step
from tweespraak.selection.actions.telling import APPLIES, About, ring, tell
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.queries.rejections import answerers_of, is_surveyed, rejection_of
from tweespraak.selection.rules.after_rejection import (
    HOLD_REVIEW,
    AfterRefusal,
    Objection,
    answer_by,
    answerer,
    asking_refused,
    objecting_refused,
    talk_by,
    useful_refused,
)
from tweespraak.selection.rules.states import Act, State
from tweespraak.selection.rules.waiting import morning_of

CALLS = "selection.rejection_talk"  # slot of the link of who calls: they sign in
ANSWERS = "selection.rejection_objection"  # of who answers
USEFUL = "selection.rejection_useful"
ANSWERED = "selection.rejection_answered"
LONGEST = 4_000
_OPEN_TALK = (TalkState.INVITING, TalkState.PREPARING, TalkState.PLANNED)


class AfterRefused(Exception):
    """Nothing happens; `refusal` says why."""

    def __init__(self, refusal: AfterRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def ask_talk(*, candidacy: Candidacy, questions: str, at: datetime) -> Rejection:
    """The candidate asks to be called, with their own questions if they like (J4). Twice is once.

    Raises AfterRefused.
    """
    row, found = told(candidacy)
    if row.state == State.TALK_REQUESTED:
        return found
    today = day_in(row.organisation, at)
    if refusal := asking_refused(State(row.state), found.talk_until_on, today):
        raise AfterRefused(refusal)
    found.talk_asked_at, found.talk_by_on = at, talk_by(today)
    found.talk_questions = questions.strip()[:LONGEST]
    found.save(update_fields=["talk_asked_at", "talk_by_on", "talk_questions"])
    due = morning_of(found.talk_by_on, row.organisation.time_zone)
    step(row, Act.ASK_TALK, by=row.person_id, at=at, due_at=due)
    tell(
        About(row.organisation, row.pk, CALLS), [caller_of(row, found)], "rejection_talk_asked", at
    )
    return found


@transaction.atomic
def want_no_talk(*, candidacy: Candidacy, at: datetime) -> Rejection:
    """The candidate does without a talk after all (J6). Twice is once. Raises AfterRefused."""
    row, found = told(candidacy)
    if row.state == State.NO_TALK:
        return found
    if row.state not in (State.COMMUNICATED, State.TALK_REQUESTED):
        raise AfterRefused(AfterRefusal.NOT_NOW)
    was_asked = row.state == State.TALK_REQUESTED
    end_talk(found, by=row.person_id, at=at)
    found.talk_questions = ""
    found.save(update_fields=["talk_questions"])
    step(row, Act.LET_TALK_GO, by=row.person_id, at=at, due_at=None)
    if was_asked:
        ring(About(row.organisation, row.pk, CALLS), caller_of(row, found), "rejection_no_talk", at)
    return found


@transaction.atomic
def say_useful(*, candidacy: Candidacy, value: int, at: datetime) -> Rejection:
    """Whether the candidate could do something with it: one question, answered once.

    Raises AfterRefused.
    """
    row, found = told(candidacy)
    if found.useful == value:
        return found
    refusal = useful_refused(
        State(row.state),
        value,
        is_said=found.useful is not None,
        is_surveyed=is_surveyed(row, at),
    )
    if refusal:
        raise AfterRefused(refusal)
    found.useful, found.useful_on = value, day_in(row.organisation, at)
    found.save(update_fields=["useful", "useful_on"])
    note(USEFUL, row, row.person_id, at)
    return found


@transaction.atomic
def disagree(*, candidacy: Candidacy, objection: Objection, words: str, at: datetime) -> Rejection:
    """The candidate asks for a second look, or complains: somebody else answers within a month, and
    until then nothing is deleted (J7). Raises AfterRefused."""
    row, found = told(candidacy)
    if refusal := objecting_refused(
        State(row.state), words=words, has_objected=found.objected_at is not None
    ):
        raise AfterRefused(refusal)
    found.objection, found.objection_words = objection, words.strip()[:LONGEST]
    found.objected_at, found.answer_by_on = at, answer_by(day_in(row.organisation, at))
    found.answers_id = who_answers(row, found)
    found.save(
        update_fields=["objection", "objection_words", "objected_at", "answer_by_on", "answers"]
    )
    step(
        row,
        Act.OBJECT,
        by=row.person_id,
        at=at,
        held_since_at=at,
        hold_review_on=day_in(row.organisation, at) + HOLD_REVIEW,
        nudges=0,
        nudged_at=None,
        due_at=morning_of(found.answer_by_on, row.organisation.time_zone),
    )
    about = About(row.organisation, row.pk, ANSWERS)
    tell(about, [found.answers_id or row.vacancy.recruiter_id], "rejection_objected", at)
    return found


@transaction.atomic
def answer(*, candidacy: Candidacy, words: str, by: UUID, at: datetime) -> Rejection:
    """Somebody who did not decide answers; from then on the ordinary terms run again.

    Raises AfterRefused.
    """
    row, found = told(candidacy)
    if found.answers_id != by:
        raise AfterRefused(AfterRefusal.NOT_THEIRS)
    if found.answered_at and found.answer == words.strip():
        return found
    if row.state != State.OBJECTED or found.answered_at:
        raise AfterRefused(AfterRefusal.NOT_NOW)
    if not words.strip():
        raise AfterRefused(AfterRefusal.NO_WORDS)
    found.answer, found.answered_at = words.strip()[:LONGEST], at
    found.save(update_fields=["answer", "answered_at"])
    row.held_since_at = row.hold_review_on = row.due_at = None
    row.heard_at = at
    row.save(update_fields=["held_since_at", "hold_review_on", "due_at", "heard_at"])
    note(ANSWERED, row, by, at)
    tell(About(row.organisation, row.pk, APPLIES), [row.person_id], "rejection_answered", at)
    return found


def told(candidacy: Candidacy) -> tuple[Candidacy, Rejection]:
    """The application and what was told, with the door closed behind us. Raises AfterRefused."""
    row = locked(candidacy)
    found = rejection_of(row)
    if found is None or found.told_at is None:
        raise AfterRefused(AfterRefusal.NOT_NOW)
    return row, found


def who_answers(row: Candidacy, found: Rejection) -> UUID | None:
    """Who looks at an objection: somebody who neither decided nor wrote."""
    deciders = {row.decided_by_id, *(UUID(one) for one in found.writers)}
    return answerer(answerers_of(row), deciders=deciders)


def caller_of(row: Candidacy, found: Rejection) -> UUID:
    """Who calls: as the message says, else who leads the vacancy."""
    return found.caller_id or row.vacancy.recruiter_id


def end_talk(found: Rejection, *, by: UUID | None, at: datetime) -> None:
    """A planned talk is off, if there is one."""
    if found.talk and found.talk.state in _OPEN_TALK:
        break_off_rejection_talk(
            conversation=found.talk, reason=Reason.NO_LONGER_NEEDED, by=by, at=at
        )


def note(action: str, row: Candidacy, by: UUID | None, at: datetime) -> None:
    """A row in the log about an application, without content."""
    record(
        action=action,
        object_type="application",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.person_id,
    )
