"""What the clock does with an application: it reminds people, and never decides anything.

Each state that waits for something has a handler; a part of selection adds its own.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.people.api import day_in
from tweespraak.selection.actions.hearing import first_look
from tweespraak.selection.actions.rejection_clock import (
    let_talk_go_in_time,
    remind_of_answer,
    remind_of_talk,
)
from tweespraak.selection.actions.steps import locked
from tweespraak.selection.actions.telling import FOLLOWS, About, tell
from tweespraak.selection.models import Candidacy
from tweespraak.selection.queries.candidates import silence_of
from tweespraak.selection.rules.states import RUNNING, UNTOLD, State
from tweespraak.selection.rules.waiting import (
    TELL_WITHIN,
    Silence,
    morning_of,
    next_nudge,
)

NUDGED = "selection.reminded_of_silence"
# Each gets the locked row and the moment, and gives the next moment to look.
Handler = Callable[[Candidacy, datetime], datetime | None]


def work_off_applications() -> int:
    """Do for every due application what its state asks; returns how many there were."""
    at = clock.now()
    rows = claim(Candidacy.objects.all(), at)
    for row in rows:
        _work_off(row, at)
    return len(rows)


@transaction.atomic
def _work_off(row: Candidacy, at: datetime) -> None:
    candidacy = locked(row)
    if candidacy.due_at and candidacy.due_at <= at:  # else it went on since it was claimed
        handler = HANDLERS.get(State(candidacy.state))
        candidacy.due_at = handler(candidacy, at) if handler else None
    candidacy.leased_until = None
    candidacy.save(update_fields=["due_at", "leased_until"])


def nudge_when_silent(candidacy: Candidacy, at: datetime) -> datetime | None:
    """Whoever leads is asked to let the candidate hear something; after three times it is let be."""
    if candidacy.vacancy.closed_at:
        return None
    silence = silence_of(candidacy)
    day = next_nudge(silence, candidacy.vacancy.reply_days)
    if day and day_in(candidacy.organisation, at) >= day:
        _nudge(candidacy, "silent", at)
    return first_look(candidacy)


def nudge_when_untold(candidacy: Candidacy, at: datetime) -> datetime | None:
    """It was decided, and the candidate did not hear it within two working days."""
    day = next_nudge(_since_decided(candidacy), TELL_WITHIN)
    if day and day_in(candidacy.organisation, at) >= day:
        _nudge(candidacy, "untold", at)
        day = next_nudge(_since_decided(candidacy), TELL_WITHIN)
    return morning_of(day, candidacy.organisation.time_zone) if day else None


def _since_decided(candidacy: Candidacy) -> Silence:
    here, since = candidacy.organisation, candidacy.decided_at or candidacy.applied_at
    nudged = candidacy.nudged_at if candidacy.nudges else None
    return Silence(
        since=day_in(here, since),
        nudges=candidacy.nudges,
        nudged=day_in(here, nudged) if nudged else None,
    )


def _nudge(candidacy: Candidacy, kind: str, at: datetime) -> None:
    candidacy.nudges, candidacy.nudged_at = candidacy.nudges + 1, at
    candidacy.save(update_fields=["nudges", "nudged_at"])
    vacancy = candidacy.vacancy
    about = About(candidacy.organisation, candidacy.pk, FOLLOWS)
    tell(about, [vacancy.recruiter_id, vacancy.hiring_manager_id], kind, at)
    record(
        action=NUDGED,
        object_type="application",
        object_id=candidacy.pk,
        at=at,
        by=None,
        organisation=candidacy.organisation_id,
        about=candidacy.person_id,
    )


HANDLERS: Mapping[State, Handler] = {
    **dict.fromkeys(RUNNING, nudge_when_silent),
    **dict.fromkeys(UNTOLD, nudge_when_untold),
    State.COMMUNICATED: let_talk_go_in_time,
    State.TALK_REQUESTED: remind_of_talk,
    State.OBJECTED: remind_of_answer,
}
