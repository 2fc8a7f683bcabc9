"""Send an evaluation: to its client by mail, to its recruiter as a form of their own (E2)."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.evaluations.actions.steps import locked, step
from tweespraak.evaluations.actions.telling import Told, ring, tell
from tweespraak.evaluations.models import Evaluation, Reply
from tweespraak.evaluations.queries.asked import asked_when_sent
from tweespraak.evaluations.queries.sending import last_asked_on, latest_of, refused_now
from tweespraak.evaluations.rules.sending import (
    OPEN_FOR,
    DayRefusal,
    SendRefusal,
    day_refused,
    morning_of,
    next_look,
)
from tweespraak.evaluations.rules.states import UNSENT, Act, Side, State
from tweespraak.people.api import day_in, language_for, membership_in

PUT_OFF = "evaluations.put_off"


class SendRefused(Exception):
    """It is not sent; `refusal` says why."""

    def __init__(self, refusal: SendRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


class DayRefused(Exception):
    """It does not go out on this day; `refusal` says why."""

    def __init__(self, refusal: DayRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def send(*, evaluation: Evaluation, by: UUID | None, at: datetime) -> Evaluation:
    """Ask the client, and open the recruiter's own form; what is asked is fixed from here.

    Twice is once. `by` None: it went out of itself. Raises SendRefused.
    """
    row = locked(evaluation)
    if State(row.state) not in UNSENT:
        return row
    if refusal := refused_now(row, at):
        raise SendRefused(refusal)
    today, asked = day_in(row.organisation, at), asked_when_sent(row)
    step(
        row,
        Act.SEND,
        by=by,
        at=at,
        asked=asked,
        language=_language_of(row),
        sent_at=at,
        send_on=None,
        closes_on=today + OPEN_FOR,
        due_at=morning_of(next_look(today, 0), row.organisation.time_zone),
    )
    for side in Side:
        if asked[side]:  # a second measurement asks the client only
            Reply.objects.get_or_create(evaluation=row, side=side)
    tell(row, [row.client_id], Told.ASKED, at)
    if by != row.recruiter_id and asked[Side.RECRUITER]:
        ring(row, row.recruiter_id, Told.SENT, at)
    return row


@transaction.atomic
def put_off(*, evaluation: Evaluation, day: date, by: UUID, at: datetime) -> Evaluation:
    """Let it go out on another day. Raises DayRefused, SendRefused."""
    row = locked(evaluation)
    if row.state != State.PREPARED:
        raise SendRefused(SendRefusal.ALREADY)
    here = row.organisation
    refusal = day_refused(
        day,
        today=day_in(here, at),
        last_asked=last_asked_on(here, row.client_id),
        latest=latest_of(row),
    )
    if refusal:
        raise DayRefused(refusal)
    if row.send_on == day:
        return row
    row.send_on, row.due_at = day, morning_of(day, here.time_zone)
    row.save(update_fields=["send_on", "due_at"])
    record(
        action=PUT_OFF,
        object_type="evaluation",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
        about=row.client_id,
    )
    return row


def _language_of(row: Evaluation) -> str:
    client = membership_in(row.organisation_id, row.client_id)
    return language_for(client) if client else row.language
