"""End the procedure of a vacancy: when every candidate heard how it ended for them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.selection.actions.evaluating import ask_how_it_went
from tweespraak.selection.actions.telling import WORKS, About, ring
from tweespraak.selection.events import VacancyClosed
from tweespraak.selection.models import Vacancy
from tweespraak.selection.rules.closing import Because, CloseRefusal, closing_refused
from tweespraak.selection.rules.states import State

CLOSED = "selection.vacancy_closed"


class CloseRefused(Exception):
    """The vacancy stays open; `refusal` says why."""

    def __init__(self, refusal: CloseRefusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal


@transaction.atomic
def close_vacancy(*, vacancy: Vacancy, because: Because, by: UUID, at: datetime) -> Vacancy:
    """The procedure is over; from here the retention of everything in it counts. Twice is once.

    Raises CloseRefused.
    """
    row = Vacancy.objects.select_for_update().get(pk=vacancy.pk)
    if row.closed_at and row.closed_because == because:
        return row
    states = [State(one) for one in row.candidacies.values_list("state", flat=True)]
    if refusal := closing_refused(because, states, is_closed=row.closed_at is not None):
        raise CloseRefused(refusal)
    row.closed_at, row.closed_because, row.due_at = at, because, None
    row.save(update_fields=["closed_at", "closed_because", "due_at"])
    record(
        action=CLOSED,
        object_type="vacancy",
        object_id=row.pk,
        at=at,
        by=by,
        organisation=row.organisation_id,
    )
    for person in (row.recruiter_id, row.hiring_manager_id):
        if person != by:
            ring(About(row.organisation, row.pk, WORKS), person, "vacancy_closed", at)
    ask_how_it_went(row, by, at)
    announce(VacancyClosed(row.pk, row.organisation_id, by, at, because))
    return row
