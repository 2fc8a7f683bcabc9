"""One step of an application: the new state and one audit row without content."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.selection.models import Candidacy
from tweespraak.selection.rules.states import Act, State, state_after

RECORDED = {act: f"selection.{act.value}" for act in Act}


def locked(candidacy: Candidacy | UUID) -> Candidacy:
    """The application as it is now, with the door closed behind us: one change at a time."""
    key = candidacy.pk if isinstance(candidacy, Candidacy) else candidacy
    return Candidacy.objects.select_for_update().get(pk=key)


@transaction.atomic
def step(
    candidacy: Candidacy,
    act: Act,
    *,
    by: UUID | None,
    at: datetime,
    version_hash: str = "",
    **values: object,
) -> Candidacy:
    """Take a step that the table allows, and set these fields with it. Raises ActRefused.

    The row must be `locked`. `by` is a person's key; none: the clock.
    """
    before = State(candidacy.state)
    after = state_after(before, act)
    candidacy.state = after
    for name, value in values.items():
        setattr(candidacy, name, value)
    candidacy.save(update_fields=["state", *values])
    record(
        action=RECORDED[act],
        object_type="application",
        object_id=candidacy.pk,
        at=at,
        by=by,
        organisation=candidacy.organisation_id,
        about=candidacy.person_id,
        state_from=before,
        state_to=after,
        version_hash=version_hash,
    )
    return candidacy
