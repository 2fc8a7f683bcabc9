"""What the clock does after a rejection: the term for a talk passes, a promise is brought to mind."""

from datetime import date, datetime, timedelta
from uuid import UUID

from tweespraak.people.api import day_in
from tweespraak.selection.actions.after_rejection import ANSWERS, CALLS, caller_of, who_answers
from tweespraak.selection.actions.steps import step
from tweespraak.selection.actions.telling import About, tell
from tweespraak.selection.models import Candidacy, Rejection
from tweespraak.selection.queries.rejections import rejection_of
from tweespraak.selection.rules.after_rejection import is_over
from tweespraak.selection.rules.states import Act
from tweespraak.selection.rules.waiting import Silence, morning_of, next_nudge

__all__ = ["let_talk_go_in_time", "remind_of_answer", "remind_of_talk"]


def let_talk_go_in_time(candidacy: Candidacy, at: datetime) -> datetime | None:
    """Nobody asked for a talk within twenty working days: then there is none (J6)."""
    found = rejection_of(candidacy)
    last = found.talk_until_on if found else None
    if is_over(last, day_in(candidacy.organisation, at)):
        step(candidacy, Act.LET_TALK_GO, by=None, at=at)
        return None
    zone = candidacy.organisation.time_zone
    return morning_of(last + timedelta(days=1), zone) if last else None


def remind_of_talk(candidacy: Candidacy, at: datetime) -> datetime | None:
    """A talk was asked for and the day passes: who calls is reminded, three times at most."""
    found = rejection_of(candidacy)
    if found is None or found.talk_held_at or found.talk_by_on is None:
        return None
    return _remind(
        candidacy, found.talk_by_on, [caller_of(candidacy, found)], "rejection_talk_late", at
    )


def remind_of_answer(candidacy: Candidacy, at: datetime) -> datetime | None:
    """Somebody who disagrees waits for an answer."""
    found = rejection_of(candidacy)
    if found is None or found.answered_at or found.answer_by_on is None:
        return None
    if found.answers_id is None and (somebody := who_answers(candidacy, found)):
        found.answers_id = somebody  # who came since
        found.save(update_fields=["answers"])
    return _remind(
        candidacy, found.answer_by_on, _who_answers(candidacy, found), "rejection_answer_late", at
    )


def _who_answers(candidacy: Candidacy, found: Rejection) -> list[UUID]:
    return [found.answers_id or candidacy.vacancy.recruiter_id]


def _remind(
    candidacy: Candidacy, by_on: date, persons: list[UUID], kind: str, at: datetime
) -> datetime | None:
    here, slot = candidacy.organisation, CALLS if kind == "rejection_talk_late" else ANSWERS
    day = _day(candidacy, by_on)
    if day and day_in(here, at) >= day:
        candidacy.nudges, candidacy.nudged_at = candidacy.nudges + 1, at
        candidacy.save(update_fields=["nudges", "nudged_at"])
        tell(About(here, candidacy.pk, slot), persons, kind, at)
        day = _day(candidacy, by_on)
    return morning_of(day, here.time_zone) if day else None


def _day(candidacy: Candidacy, by_on: date) -> date | None:
    nudged = candidacy.nudged_at if candidacy.nudges else None
    here = candidacy.organisation
    return next_nudge(
        Silence(
            since=by_on, nudges=candidacy.nudges, nudged=day_in(here, nudged) if nudged else None
        ),
        -1,
    )
