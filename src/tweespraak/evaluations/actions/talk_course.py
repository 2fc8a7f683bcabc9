"""What becomes of a talk about an evaluation: held, called off, followed up, or not followed up at all."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.conversations.api import State as TalkState
from tweespraak.evaluations.actions.steps import locked, step
from tweespraak.evaluations.actions.talking import TalkTold, next_look, tell_leads
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.talking import is_followed_up, terms_of
from tweespraak.evaluations.rules.states import Act, State
from tweespraak.evaluations.rules.talking import is_late
from tweespraak.people.api import day_in

NOT_FOLLOWED_UP = "evaluations.not_followed_up"
# The record is there: both views on the three questions, and what was agreed (E9).
WRITTEN = (
    TalkState.FOR_REACTION, TalkState.CLOSED_AGREED, TalkState.CLOSED_WITH_OWN_VIEW,
    TalkState.CLOSED_NOT_SIGNED,
)  # fmt: skip
CLOSED = WRITTEN[1:]


@transaction.atomic
def go_along(*, conversation: UUID, state: TalkState, at: datetime) -> None:
    """The talk went on: what that means for its evaluation."""
    row = _of_talk(conversation)
    if row is None or row.state not in (State.LIVE_PLANNED, State.LIVE_HELD):
        return
    if state is TalkState.CANCELLED and row.state == State.LIVE_PLANNED:
        step(row, Act.UNPLAN_LIVE, by=None, at=at, live=None)
        _look_again(row, at)
    if state is TalkState.HELD:
        _look_again(row, at)
    if state in WRITTEN and row.state == State.LIVE_PLANNED:
        step(row, Act.HOLD_LIVE, by=None, at=at, due_at=None)
    if state in CLOSED:
        _follow_up(row, at)


@transaction.atomic
def follow_agreements(*, conversation: UUID, at: datetime) -> None:
    """Something that was agreed is over: perhaps it was the last (E12)."""
    row = _of_talk(conversation)
    if row is not None and row.live is not None and row.live.state in CLOSED:
        _follow_up(row, at)


def look_after_talk(row: Evaluation, at: datetime) -> datetime | None:
    """The clock: nobody called in time, or it was not held in time; who leads recruiters hears it once."""
    late = is_late(terms_of(row), day_in(row.organisation, at))
    if late and row.escalated_at is None:
        row.escalated_at = at
        row.save(update_fields=["escalated_at"])
        record(
            action=NOT_FOLLOWED_UP,
            object_type="evaluation",
            object_id=row.pk,
            at=at,
            by=None,
            organisation=row.organisation_id,
            about=row.client_id,
        )
        tell_leads(row, TalkTold.NOT_FOLLOWED_UP, at)
    return next_look(row, at)


def _follow_up(row: Evaluation, at: datetime) -> None:
    if row.state == State.LIVE_HELD and is_followed_up(row):
        step(row, Act.FOLLOW_UP, by=None, at=at)


def _look_again(row: Evaluation, at: datetime) -> None:
    row.due_at = next_look(row, at)
    row.save(update_fields=["due_at"])


def _of_talk(conversation: UUID) -> Evaluation | None:
    key = Evaluation.objects.filter(live_id=conversation).values_list("pk", flat=True).first()
    return locked(key) if key else None
