"""What happens of itself: an evaluation goes out, is asked for twice more, and closes (E2, E11)."""

from datetime import datetime
from uuid import UUID

from tweespraak.audit.api import record
from tweespraak.evaluations.actions.sending import SendRefused, send
from tweespraak.evaluations.actions.steps import step
from tweespraak.evaluations.actions.telling import Told, ring, tell
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.sending import last_asked_on
from tweespraak.evaluations.rules.sending import (
    REMINDERS,
    SendRefusal,
    free_on,
    morning_of,
    next_look,
)
from tweespraak.evaluations.rules.states import Act, Side
from tweespraak.foundation.working_days import after_working_days
from tweespraak.people.api import day_in

REMINDED = "evaluations.reminded"


def send_of_itself(row: Evaluation, at: datetime) -> datetime | None:
    """The day has come. Was the client asked something else meanwhile, it waits for its turn."""
    try:
        sent = send(evaluation=row, by=None, at=at)
    except SendRefused as refused:
        return _not_sent(row, refused.refusal, at)
    row.refresh_from_db()
    due: datetime | None = sent.due_at
    return due


def remind_or_lapse(row: Evaluation, at: datetime) -> datetime | None:
    """Nobody answered yet: ask once more, twice at most; after fourteen days it lapses."""
    if _is_over(row, at):
        step(row, Act.LAPSE, by=None, at=at)
        ring(row, row.recruiter_id, Told.LAPSED, at)
        return None
    return remind(row, at)


def remind(row: Evaluation, at: datetime) -> datetime | None:
    """Ask once more whoever did not answer; gives the next day to look."""
    here = row.organisation
    sent_on, today = day_in(here, row.sent_at or at), day_in(here, at)
    if row.reminders < len(REMINDERS) and today >= next_look(sent_on, row.reminders):
        row.reminders = sum(1 for wait in REMINDERS if today >= sent_on + wait)
        row.save(update_fields=["reminders"])
        for person, told in _silent(row):
            tell(row, [person], told, at)
            _note(row, person, at)
    return morning_of(next_look(sent_on, row.reminders), here.time_zone)


def _is_over(row: Evaluation, at: datetime) -> bool:
    return row.closes_on is not None and day_in(row.organisation, at) >= row.closes_on


def _silent(row: Evaluation) -> list[tuple[UUID, Told]]:
    """Who did not send theirs yet, with what they hear."""
    open_ = set(row.replies.filter(sent_at=None).values_list("side", flat=True))
    sides = (
        (Side.CLIENT, row.client_id, Told.REMINDED),
        (Side.RECRUITER, row.recruiter_id, Told.OWN_VIEW),
    )
    return [(person, told) for side, person, told in sides if side in open_]


def _not_sent(row: Evaluation, refusal: SendRefusal, at: datetime) -> datetime | None:
    if refusal is SendRefusal.ASKED_RECENTLY:
        free = free_on(last_asked_on(row.organisation, row.client_id))
        row.send_on = after_working_days(free or day_in(row.organisation, at), 0)
        row.save(update_fields=["send_on"])
        return morning_of(row.send_on, row.organisation.time_zone)
    if refusal is SendRefusal.GONE:
        step(row, Act.DROP, by=None, at=at)
    elif refusal is SendRefusal.TOPICS:
        ring(row, row.recruiter_id, Told.TO_CHOOSE, at)
    return None


def _note(row: Evaluation, person: UUID, at: datetime) -> None:
    record(
        action=REMINDED,
        object_type="evaluation",
        object_id=row.pk,
        at=at,
        by=None,
        organisation=row.organisation_id,
        about=person,
    )
