"""Judge an interview: kept while one types, saved once and for good, and only then laid beside others' (T29)."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.selection.actions.steps import locked
from tweespraak.selection.actions.telling import FOLLOWS, About, tell
from tweespraak.selection.models import Interview, Judgement
from tweespraak.selection.queries.candidates import stands_of
from tweespraak.selection.queries.interviews import asked_of
from tweespraak.selection.rules.judging import (
    LONGEST,
    Advice,
    JudgeRefusal,
    Met,
    all_in,
    faults,
    has_words,
    mark_of,
    write_refused,
)
from tweespraak.selection.rules.states import RUNNING

JUDGED = "selection.judged"
EXCUSED = "selection.interviewer_excused"
DEBRIEFED = "selection.debriefed"

Rating = Mapping[str, str]  # {"met", "saw"}


class JudgeRefused(Exception):
    """Nothing is written; `refusal` says why."""

    def __init__(self, refusal: JudgeRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class ChangedElsewhere(Exception):
    """Another tab of the same interviewer kept something else; `now` is what stands there."""

    def __init__(self, now: Rating) -> None:
        super().__init__()
        self.now = now


@transaction.atomic
def keep_rating(*, judgement: Judgement, key: str, rating: Rating, base: str, at: datetime) -> str:
    """Keep one rating as it is typed; `base` is the mark of what stood on the page. Gives the new mark.

    An autosave: no audit row. Raises JudgeRefused, ChangedElsewhere.
    """
    row = _writable(judgement)
    wanted = _clean(rating)
    now = row.ratings.get(key, {})
    if now == wanted or key not in {one.key for one in asked_of(row.interview)}:
        return mark_of(now)
    if base != mark_of(now):
        raise ChangedElsewhere(now)
    row.ratings = {**row.ratings, key: wanted}
    row.draft_at = at
    row.save(update_fields=["ratings", "draft_at"])
    return mark_of(wanted)


@transaction.atomic
def keep_draft(
    *, judgement: Judgement, ratings: Mapping[str, Rating], advice: str, at: datetime
) -> Judgement:
    """Keep the whole as it stands on the page, to finish later. Raises JudgeRefused."""
    row = _writable(judgement)
    _fill(row, ratings, advice)
    row.draft_at = at
    row.save(update_fields=["ratings", "advice", "draft_at"])
    return row


@transaction.atomic
def save_judgement(
    *, judgement: Judgement, ratings: Mapping[str, Rating], advice: str, by: UUID, at: datetime
) -> Judgement:
    """Save it for good; from now on one may read the others'. Twice is once.

    Raises JudgeRefused (also when something is missing).
    """
    if Judgement.objects.filter(pk=judgement.pk).exclude(saved_at=None).exists():
        return judgement
    row = _writable(judgement)
    interview = row.interview
    if interview.starts_at > at:
        raise JudgeRefused(JudgeRefusal.TOO_EARLY)
    _fill(row, ratings, advice)
    if faults(row.ratings, row.advice, asked_of(interview)):
        raise JudgeRefused(JudgeRefusal.NOT_WHOLE)
    row.draft_at = row.draft_at or at
    row.saved_at = at
    row.save(update_fields=["ratings", "advice", "draft_at", "saved_at"])
    if interview.held_at is None:
        interview.held_at = at
        interview.save(update_fields=["held_at"])
    _note(JUDGED, interview, by, at)
    _tell_all_in(interview, by, at)
    return row


@transaction.atomic
def excuse(*, judgement: Judgement, by: UUID, at: datetime) -> Judgement:
    """An interviewer was not there after all, and judges nothing. Twice is once. Raises JudgeRefused."""
    row = _locked(judgement)
    if row.excused_at:
        return row
    if row.saved_at:
        raise JudgeRefused(JudgeRefusal.SAVED)
    others = row.interview.judgements.filter(excused_at=None).exclude(pk=row.pk)
    if not others.exists():
        raise JudgeRefused(JudgeRefusal.LAST_ONE)
    row.excused_at = at
    row.save(update_fields=["excused_at"])
    _note(EXCUSED, row.interview, by, at)
    _tell_all_in(row.interview, by, at)
    return row


@transaction.atomic
def excuse_leaver(*, judgement: Judgement, at: datetime) -> bool:
    """Who left judges no more, also when nobody else was asked; gives whether it was still open."""
    row = _locked(judgement)
    if row.saved_at or row.excused_at:
        return False
    row.excused_at = at
    row.save(update_fields=["excused_at"])
    _note(EXCUSED, row.interview, None, at)
    _tell_all_in(row.interview, None, at)
    return True


@transaction.atomic
def debrief(*, interview: Interview, words: str, by: UUID, at: datetime) -> Interview:
    """Everybody judged, and it was talked over; what came out of it. Raises JudgeRefused."""
    locked(interview.candidacy_id)
    row = Interview.objects.select_related("candidacy").get(pk=interview.pk)
    if row.candidacy.state not in RUNNING:
        raise JudgeRefused(JudgeRefusal.OVER)
    if not _is_all_in(row):
        raise JudgeRefused(JudgeRefusal.NOT_ALL_IN)
    if not has_words(words):
        raise JudgeRefused(JudgeRefusal.NO_WORDS)
    if row.debrief == words.strip():
        return row
    row.debrief = words.strip()
    row.debriefed_at = at
    row.save(update_fields=["debrief", "debriefed_at"])
    _note(DEBRIEFED, row, by, at)
    return row


def _writable(judgement: Judgement) -> Judgement:
    row = _locked(judgement)
    running = row.interview.candidacy.state in RUNNING
    if refusal := write_refused(stands_of(row, row.interview), is_running=running):
        raise JudgeRefused(refusal)
    return row


def _locked(judgement: Judgement) -> Judgement:
    locked(judgement.interview.candidacy_id)
    rows = Judgement.objects.select_related("interview__candidacy__vacancy", "interview__profile")
    return rows.get(pk=judgement.pk)


def _fill(row: Judgement, ratings: Mapping[str, Rating], advice: str) -> None:
    asked = {one.key for one in asked_of(row.interview)}
    row.ratings = {key: _clean(one) for key, one in ratings.items() if key in asked}
    row.advice = advice if advice in set(Advice) else ""


def _clean(rating: Rating) -> dict[str, str]:
    met = rating.get("met", "")
    words = rating.get("saw", "").replace("\r\n", "\n").replace("\0", "")[:LONGEST]
    return {"met": met if met in set(Met) else "", "saw": words}


def _is_all_in(interview: Interview) -> bool:
    return all_in([stands_of(one, interview) for one in interview.judgements.all()])


def _tell_all_in(interview: Interview, by: UUID | None, at: datetime) -> None:
    """Whoever leads hears that it can be talked over: not what stands in it."""
    if not _is_all_in(interview):
        return
    row = interview.candidacy
    people = [row.vacancy.recruiter_id, row.vacancy.hiring_manager_id]
    tell(About(row.organisation, row.pk, FOLLOWS), people, "all_judged", at, but_not=by)


def _note(action: str, interview: Interview, by: UUID | None, at: datetime) -> None:
    row = interview.candidacy
    record(
        action=action,
        object_type="application",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.person_id,
    )
