"""One step of an assessment: the new state and one audit row without content."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.states import Act, State, state_after
from tweespraak.assessments.rules.waiting import first_look
from tweespraak.audit.api import record
from tweespraak.insights.api import give_free

RECORDED = {act: f"assessments.{act.value}" for act in Act}


def locked(case: Case | UUID) -> Case:
    """The assessment as it is now, with the door closed behind us: one change at a time."""
    return Case.objects.select_for_update().get(pk=case.pk if isinstance(case, Case) else case)


@transaction.atomic
def step(
    case: Case, act: Act, *, by: UUID | None, at: datetime, version_hash: str = "", **values: object
) -> Case:
    """Take a step that the table allows, and set these fields with it. Raises ActRefused.

    The row must be `locked`. `by` is a person's key; none: the clock.
    """
    before = State(case.state)
    after = state_after(before, act)
    case.state = after
    values = {**_waiting(case, after, at), **values}
    for name, value in values.items():
        setattr(case, name, value)
    case.save(update_fields=["state", *values])
    record(
        action=RECORDED[act],
        object_type="assessment",
        object_id=case.pk,
        at=at,
        by=by,
        organisation=case.organisation_id,
        about=case.participant_id,
        state_from=before,
        state_to=after,
        version_hash=version_hash,
    )
    if act is Act.SHOW:
        _free_results(case, by=by, at=at)
    return case


def _waiting(case: Case, state: State, at: datetime) -> dict[str, object]:
    """Where the clock has something to do: it begins to count anew (A14, A18)."""
    due = first_look(state, at, case.organisation.time_zone)
    return {"due_at": due, "reminders": 0, "reminded_at": None} if due else {}


def _free_results(case: Case, *, by: UUID | None, at: datetime) -> None:
    """The participant may read now: what was withheld for this case is theirs to see (T01)."""
    for key in case.parts.exclude(result=None).values_list("result_id", flat=True):
        if key:
            give_free(result=key, by=by, organisation=case.organisation_id, at=at)
