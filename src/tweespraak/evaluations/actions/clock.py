"""What the clock does with an evaluation. Each state that waits for something has a handler; a part of
evaluations adds its own."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from tweespraak.evaluations.actions.last_day import remind_or_reveal
from tweespraak.evaluations.actions.reminding import remind_or_lapse, send_of_itself
from tweespraak.evaluations.actions.steps import locked
from tweespraak.evaluations.actions.talk_course import look_after_talk
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.rules.states import State
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim

# Each gets the locked row and the moment, and gives the next moment to look.
Handler = Callable[[Evaluation, datetime], datetime | None]


def work_off_evaluations() -> int:
    """Do for every due evaluation what its state asks; returns how many there were."""
    at = clock.now()
    rows = claim(Evaluation.objects.all(), at)
    for row in rows:
        _work_off(row, at)
    return len(rows)


@transaction.atomic
def _work_off(row: Evaluation, at: datetime) -> None:
    found = locked(row)
    if found.due_at and found.due_at <= at:  # else it went on since it was claimed
        handler = HANDLERS.get(State(found.state))
        found.due_at = handler(found, at) if handler else None
    found.leased_until = None
    found.save(update_fields=["due_at", "leased_until"])


HANDLERS: Mapping[State, Handler] = {
    State.PREPARED: send_of_itself,
    State.SENT: remind_or_lapse,
    State.ANSWERED_ONE: remind_or_reveal,
    State.LIVE_REQUIRED: look_after_talk,
    State.LIVE_PLANNED: look_after_talk,
}
