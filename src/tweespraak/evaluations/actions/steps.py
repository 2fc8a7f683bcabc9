"""One step of an evaluation: the new state and one audit row without content."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.rules.states import Act, State, state_after

RECORDED = {act: f"evaluations.{act.value}" for act in Act}


def locked(evaluation: Evaluation | UUID) -> Evaluation:
    """The evaluation as it is now, with the door closed behind us: one change at a time."""
    key = evaluation.pk if isinstance(evaluation, Evaluation) else evaluation
    return Evaluation.objects.select_for_update().get(pk=key)


@transaction.atomic
def step(
    evaluation: Evaluation, act: Act, *, by: UUID | None, at: datetime, **values: object
) -> Evaluation:
    """Take a step that the table allows, and set these fields with it. Raises ActRefused.

    The row must be `locked`. `by` is a person's key; none: the clock.
    """
    before = State(evaluation.state)
    after = state_after(before, act)
    evaluation.state = after
    for name, value in values.items():
        setattr(evaluation, name, value)
    evaluation.save(update_fields=["state", *values])
    record(
        action=RECORDED[act],
        object_type="evaluation",
        object_id=evaluation.pk,
        at=at,
        by=by,
        organisation=evaluation.organisation_id,
        about=evaluation.client_id,
        state_from=before,
        state_to=after,
    )
    return evaluation
