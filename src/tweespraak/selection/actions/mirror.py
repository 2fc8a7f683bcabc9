"""Keep how a process went with its vacancy: it outlives the applications, and holds no person."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.people.api import day_in
from tweespraak.selection.models import Vacancy
from tweespraak.selection.queries.mirror import measured, places_of, to_measure
from tweespraak.selection.rules.mirror import Measures

MEASURED = "selection.process_measured"


def measure_processes() -> int:
    """Measure what ended and may still have changed, once a day; returns how many there were."""
    at = clock.now()
    rows = to_measure(at)
    for row in rows:
        measure_process(vacancy=row.pk, at=at)
    return len(rows)


@transaction.atomic
def measure_process(*, vacancy: UUID, at: datetime) -> Vacancy:
    """Keep the measures of a vacancy that ended. Once an application is deleted what was counted stays.

    One audit row when something is different from the last time.
    """
    row = Vacancy.objects.select_for_update(of=("self",)).select_related("organisation", "unit")
    held = row.get(pk=vacancy)
    kept = held.measures
    found = measured(held, at)
    if found.applications >= Measures.read(kept).applications:
        held.measures = {**found.stored(), "places": kept.get("places", places_of(held))}
    held.measured_on = day_in(held.organisation, at)
    held.save(update_fields=["measures", "measured_on"])
    if held.measures != kept:
        record(
            action=MEASURED,
            object_type="vacancy",
            object_id=held.pk,
            at=at,
            by=None,
            organisation=held.organisation_id,
        )
    return held
