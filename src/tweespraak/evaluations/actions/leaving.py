"""Somebody of an evaluation left: nobody is asked any more, and nobody waits for who is gone."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tweespraak.evaluations.actions.steps import locked, step
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.rules.states import TALKING, Act, State

ENDS = {
    State.PREPARED: Act.DROP,
    State.SENT: Act.LAPSE,
    **dict.fromkeys(
        (*TALKING, State.LIVE_PLANNED), Act.DECLINE_LIVE
    ),  # there is nobody to talk with
}


@transaction.atomic
def leave(*, organisation: UUID, person: UUID, at: datetime) -> None:
    """What was not sent is dropped, what nobody answered lapses, and no talk is waited for; what was answered stays."""
    theirs = Q(recruiter_id=person) | Q(client_id=person)
    rows = Evaluation.objects.filter(theirs, organisation_id=organisation, state__in=ENDS)
    for key in list(rows.values_list("pk", flat=True)):
        row = locked(key)
        if act := ENDS.get(State(row.state)):
            step(row, act, by=None, at=at, due_at=None)
