"""Publish what may be known of evaluations: once for every period that is over, never while somebody looks."""

from datetime import date, datetime, timedelta

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.evaluations.actions.tallying import tally_what_is_over
from tweespraak.evaluations.models import Counting, Figure, Import
from tweespraak.evaluations.queries.tallies import clients_by_month, counted_until, voices_in
from tweespraak.evaluations.rules.figures import (
    NPS,
    RESPONSE,
    RESPONSES,
    THRESHOLD,
    Group,
    Kind,
    counts,
    publish,
    with_nps,
)
from tweespraak.evaluations.rules.periods import Period, closed_periods, quarter_of
from tweespraak.evaluations.rules.scores import HIGHEST, LOWEST
from tweespraak.evaluations.rules.sending import morning_of
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.people.api import Organisation, day_in

COUNTED = "evaluations.figures_published"
LOOKED_AT_FOR = timedelta(days=1)  # then a file with earlier results that nobody brought in is gone


def count_evaluations() -> int:
    """Once a day, of every organisation: count what is over, publish a period that is over. Returns how
    many organisations were looked at."""
    at = clock.now()
    rows = claim(Counting.objects.select_related("organisation"), at)
    for row in rows:
        count_in(organisation=row.organisation, at=at)
    return len(rows)


def count_in(*, organisation: Organisation, at: datetime) -> int:
    """Count what is over in an organisation; returns how many periods were published.

    The counting itself holds nobody up: only what was found is written in a transaction.
    """
    today = day_in(organisation, at)
    tally_what_is_over(organisation.pk, at)
    old = Import.objects.filter(organisation=organisation, done_at=None)
    old.filter(at__lt=at - LOOKED_AT_FOR).delete()
    found = [(period, _figures(organisation, period)) for period in _closed(organisation, today)]
    return _publish(organisation, found, at)


def _closed(organisation: Organisation, today: date) -> list[Period]:
    """The periods that are over and were not published."""
    since = counted_until(organisation.pk)
    if since is None or quarter_of(since) >= quarter_of(today):
        return []
    return closed_periods(clients_by_month(organisation.pk, since), since, today, THRESHOLD)


def _figures(organisation: Organisation, period: Period) -> list[Figure]:
    """Everything that may be known of a period."""
    voices = voices_in(organisation.pk, period)
    nps = {one.client: one.value for one in voices.get(("", NPS), [])}
    return [
        _figure(organisation, period, dimension, measure, group, nps)
        for (dimension, measure), said in voices.items()
        for group in publish(said)
    ]


@transaction.atomic
def _publish(
    organisation: Organisation, found: list[tuple[Period, list[Figure]]], at: datetime
) -> int:
    """Write what was found, one audit row for each period, unless somebody else just did."""
    held = Counting.objects.select_for_update().get(organisation=organisation)
    since = counted_until(organisation.pk)
    new = [(period, rows) for period, rows in found if since and period.until_on > since]
    for _period, rows in new:
        Figure.objects.bulk_create(rows)
        record(
            action=COUNTED,
            object_type="evaluation_period",
            object_id=organisation.pk,
            at=at,
            by=None,
            organisation=organisation.pk,
        )
    tomorrow = day_in(organisation, at) + timedelta(days=1)
    held.due_at, held.leased_until = morning_of(tomorrow, organisation.time_zone), None
    held.save(update_fields=["due_at", "leased_until"])
    return len(new)


def _figure(
    organisation: Organisation,
    period: Period,
    dimension: str,
    measure: str,
    group: Group,
    nps: dict[str, int],
) -> Figure:
    is_topic = measure not in (NPS, RESPONSE)
    lowest, highest = range_of(measure)
    return Figure(
        organisation=organisation,
        from_on=period.from_on,
        until_on=period.until_on,
        unit_id=group.key if group.kind is Kind.UNIT else None,
        recruiter_id=group.key if group.kind is Kind.RECRUITER else None,
        measure=measure,
        dimension=dimension,
        counts=counts(group.voices, lowest, highest),
        with_nps=with_nps(group.voices, nps) if is_topic and group.kind is Kind.EVERYBODY else [],
    )


def range_of(measure: str) -> tuple[int, int]:
    """The lowest and highest value of a measure."""
    if measure == NPS:
        return 0, 10
    return (0, len(RESPONSES) - 1) if measure == RESPONSE else (LOWEST, HIGHEST)
