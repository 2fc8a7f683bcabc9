"""Ask once more, ninety days later, how the chosen candidate is doing (practice §3.1)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.evaluations.actions.steps import locked
from tweespraak.evaluations.models import Evaluation
from tweespraak.evaluations.queries.sending import vacancies_in
from tweespraak.evaluations.rules.sending import morning_of
from tweespraak.evaluations.rules.vacated import Outcome
from tweespraak.foundation.working_days import after_working_days

AFTER = timedelta(days=90)
CHOSEN_CANDIDATE = "R06"
AGAIN = "evaluations.second_prepared"


@transaction.atomic
def measure_again(*, evaluation: UUID, at: datetime) -> Evaluation | None:
    """Prepare the second measurement, about who was hired; it goes out of itself. Twice is once.

    None: nobody was hired, or this is a second measurement itself.
    """
    row = locked(evaluation)
    filled = [one for one in vacancies_in(row) if one.outcome is Outcome.FILLED]
    if row.second_of_id or not filled:
        return None
    if made := row.seconds.first():
        return made
    day = after_working_days(max(one.closed_on for one in filled) + AFTER, 0)
    second = Evaluation.objects.create(
        organisation=row.organisation,
        recruiter_id=row.recruiter_id,
        client_id=row.client_id,
        unit_id=row.unit_id,
        language=row.language,
        vacancies=[one.as_json() for one in filled],
        client_topics=[CHOSEN_CANDIDATE],
        second_of=row,
        created_at=at,
        send_on=day,
        due_at=morning_of(day, row.organisation.time_zone),
    )
    row.measured_again_on = day
    row.save(update_fields=["measured_again_on"])
    record(
        action=AGAIN,
        object_type="evaluation",
        object_id=second.pk,
        at=at,
        by=None,
        organisation=row.organisation_id,
        about=row.client_id,
    )
    return second
