"""What the clock does with a case: open the decision, remind, expire, end what was released.

Nothing here ever releases anything (T03).
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from tweespraak.assessments.actions.deciding import open_decision
from tweespraak.assessments.actions.holding import look_again
from tweespraak.assessments.actions.releasing import Told, end_access, notes_end_at, release_due
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.actions.telling import tell
from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.deciding import last_days
from tweespraak.assessments.queries.silence import is_their_turn, silence_of
from tweespraak.assessments.rules.deciding import last_day
from tweespraak.assessments.rules.states import RELEASED, Act, State
from tweespraak.assessments.rules.waiting import (
    REMIND_EVERY,
    WAITS,
    Due,
    Silence,
    due_in_silence,
    earliest,
    morning_of,
    next_day,
)
from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.foundation.working_days import after_working_days
from tweespraak.people.api import day_in

REMINDED = "assessments.reminded"
WIPED = "assessments.notes_wiped"
# Each gets the locked row and the moment, and gives the next moment to look.
Handler = Callable[[Case, datetime], datetime | None]


def work_off_assessments() -> int:
    """Do for every due case what its state asks; returns how many there were."""
    at = clock.now()
    rows = claim(Case.objects.all(), at)
    for row in rows:
        _work_off(row, at)
    return len(rows)


@transaction.atomic
def _work_off(row: Case, at: datetime) -> None:
    case = locked(row)
    if case.due_at and case.due_at <= at:  # else it went on since it was claimed
        handler = HANDLERS.get(State(case.state))
        due = handler(case, at) if handler else None
        case = locked(row)
        case.due_at = earliest([due, look_again(case, at)])
    case.leased_until = None
    case.save(update_fields=["due_at", "leased_until"])


def open_or_remind(case: Case, at: datetime) -> datetime | None:
    """After the talk: once the final version is read, the participant decides (A14)."""
    row = open_decision(case=case, at=at)
    if row.state == State.DECIDING:
        return row.due_at
    return remind_or_expire(row, at)


def remind_or_expire(case: Case, at: datetime) -> datetime | None:
    """Two reminders, ten working days of silence, and it expires: silence is no consent (A18, T03)."""
    today, zone = day_in(case.organisation, at), case.organisation.time_zone
    if not is_their_turn(case):
        return morning_of(after_working_days(today, REMIND_EVERY), zone)
    silence = silence_of(case, at)
    due = due_in_silence(silence, today)
    if due is Due.REMIND:
        silence = _remind(case, silence, at)
    if due is Due.EXPIRE:
        if case.state not in WAITS:
            tell(case, [case.psychologist_id], Told.CALL, at)
            return None
        _expire(case, at)
        return None
    return morning_of(next_day(silence), zone)


def end_or_wipe(case: Case, at: datetime) -> datetime | None:
    """After the last day nobody reads it any more; thirty days after the release private notes go."""
    wipe_notes(case, at)
    last = last_day(last_days(case), case.valid_until_on)
    if case.state in RELEASED and last and day_in(case.organisation, at) > last:
        end_access(case, by=None, at=at)
    return release_due(case, at)


def wipe_notes(case: Case, at: datetime) -> None:
    """Private notes are outside the file and do not stay (N13); a complaint stops that."""
    ends = notes_end_at(case)
    if ends is None or ends > at or case.held_since_at:
        return
    if case.notes.all().delete()[0]:
        record(
            action=WIPED,
            object_type="assessment",
            object_id=case.pk,
            at=at,
            by=None,
            organisation=case.organisation_id,
        )


def _remind(case: Case, silence: Silence, at: datetime) -> Silence:
    case.reminders, case.reminded_at = silence.reminders + 1, at
    case.save(update_fields=["reminders", "reminded_at"])
    tell(case, [case.participant_id], Told.REMIND, at)
    record(
        action=REMINDED,
        object_type="assessment",
        object_id=case.pk,
        at=at,
        by=None,
        organisation=case.organisation_id,
        about=case.participant_id,
    )
    return Silence(silence.since, case.reminders, day_in(case.organisation, at))


def _expire(case: Case, at: datetime) -> None:
    step(case, Act.EXPIRE, by=None, at=at)
    tell(case, [case.client_id], Told.UNAVAILABLE, at)
    tell(case, [case.psychologist_id], Told.CALL, at)


HANDLERS: Mapping[State, Handler] = {
    **dict.fromkeys((State.TALK_HELD, State.TALK_WAIVED), open_or_remind),
    **dict.fromkeys(WAITS, remind_or_expire),
    **dict.fromkeys((*RELEASED, State.ACCESS_ENDED), end_or_wipe),
}
