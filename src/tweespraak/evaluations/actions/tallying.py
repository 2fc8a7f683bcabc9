"""Count an evaluation that is over: rows of how often which value was given, which outlive its names."""

from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from tweespraak.evaluations.actions.steps import locked
from tweespraak.evaluations.models import Counting, Evaluation, Reply, Tallied, Tally
from tweespraak.evaluations.queries.asked import asked_of
from tweespraak.evaluations.queries.tallies import to_tally
from tweespraak.evaluations.rules.figures import NPS, Response
from tweespraak.evaluations.rules.states import Side
from tweespraak.people.api import Unit, day_in, membership_in, unit_of


def tally_what_is_over(organisation: UUID, at: datetime) -> int:
    """Count what ended without anybody answering. Returns how many there were."""
    rows = to_tally(organisation)
    for row in rows:
        tally(evaluation=row, at=at)
    return len(rows)


@transaction.atomic
def tally(*, evaluation: UUID, at: datetime) -> None:
    """Count an evaluation that is over, in the month in which it ended; twice is once."""
    row = locked(evaluation)
    _counted, is_new = Tallied.objects.get_or_create(evaluation=row, defaults={"at": at})
    if not is_new:
        return
    Counting.objects.get_or_create(organisation_id=row.organisation_id, defaults={"due_at": at})
    replies = {one.side: one for one in row.replies.prefetch_related("answers")}
    month = day_in(row.organisation, at).replace(day=1)
    unit = row.unit or _unit_of_client(row, at)
    for side, reply in replies.items():
        _write(row, reply, month, unit if side == Side.CLIENT else None)
    client = replies.get(Side.CLIENT)
    came = {
        Response.INVITED: True,
        Response.STARTED: client is not None and client.started_at is not None,
        Response.COMPLETED: client is not None and client.sent_at is not None,
    }
    Tally.objects.bulk_create(
        _row(row, Side.CLIENT, month, unit, str(step), 0) for step, did in came.items() if did
    )


@transaction.atomic
def tally_late(*, evaluation: UUID, side: Side, at: datetime) -> None:
    """Count a side that was not there yet when the evaluation was counted."""
    row = locked(evaluation)
    reply = row.replies.prefetch_related("answers").get(side=side)
    _write(row, reply, day_in(row.organisation, at).replace(day=1), None)


@transaction.atomic
def strip_names(*, organisation: UUID, month: date) -> None:
    """Take the names out of the rows of a month, and make equal rows one (R11)."""
    kept = ("side", "unit_id", "dimension", "topic", "value", "imported_id")
    rows = Tally.objects.filter(organisation_id=organisation, month=month)
    sums: Counter[tuple[object, ...]] = Counter()
    for *key, count in rows.values_list(*kept, "count"):
        sums[tuple(key)] += count
    rows.delete()
    Tally.objects.bulk_create(
        Tally(
            organisation_id=organisation,
            month=month,
            count=count,
            **dict(zip(kept, key, strict=True)),
        )
        for key, count in sorted(sums.items(), key=str)
    )


def _write(row: Evaluation, reply: Reply, month: date, unit: Unit | None) -> None:
    """Every value of a reply that was sent; what was not applicable counts in nothing."""
    if reply.sent_at is None:
        return
    side = Side(reply.side)
    dimensions = {one.key: str(one.dimension) for one in asked_of(row, side)}
    made = [
        _row(row, side, month, unit, one.topic, one.value, dimensions.get(one.topic, ""))
        for one in reply.answers.all()
        if one.value is not None
    ]
    if reply.nps is not None:
        made.append(_row(row, side, month, unit, NPS, reply.nps))
    Tally.objects.bulk_create(made)


def _row(
    row: Evaluation,
    side: Side,
    month: date,
    unit: Unit | None,
    topic: str,
    value: int,
    dimension: str = "",
) -> Tally:
    return Tally(
        organisation_id=row.organisation_id,
        month=month,
        side=side,
        recruiter_id=row.recruiter_id,
        client_id=row.client_id,
        unit=unit,
        dimension=dimension,
        topic=topic,
        value=value,
        count=1,
    )


def _unit_of_client(row: Evaluation, at: datetime) -> Unit | None:
    member = membership_in(row.organisation_id, row.client_id)
    return unit_of(member, day_in(row.organisation, at)) if member else None
