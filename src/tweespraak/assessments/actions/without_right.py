"""A report that cannot be held back: the psychologist releases it, on grounds known before the start.

Practice §7.1, variant without the right to block: ground, a second psychologist's signature, and the
participant's acknowledgment before they began. Reading, correcting and the own statement came first.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.assessments.actions.deciding import DecideRefused
from tweespraak.assessments.actions.releasing import after_release
from tweespraak.assessments.actions.steps import locked, step
from tweespraak.assessments.models import Case, Decision
from tweespraak.assessments.queries.deciding import deciding_on, lines_of
from tweespraak.assessments.rules.deciding import DecideRefusal, release_refused
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.assessments.rules.states import RELEASED, Act, State
from tweespraak.people.api import day_in


@transaction.atomic
def release_without_right(*, case: Case, seen: str, by: UUID, at: datetime) -> Case:
    """Everybody the brief names gets it, for as long as it is valid. Once more changes nothing.

    Raises DecideRefused.
    """
    row = locked(case)
    found = deciding_on(row)
    if by != row.psychologist_id or row.blocking_right or found is None:
        raise DecideRefused(DecideRefusal.NOT_NOW)
    if row.state in RELEASED:
        return row
    report, final = found
    refusal = release_refused(
        State(row.state),
        final,
        is_grounded=_is_grounded(row),
        seen=seen,
        now=report.hash,
        today=day_in(row.organisation, at),
    )
    if refusal:
        raise DecideRefused(refusal)
    here = [line for line in lines_of(row) if line.is_here]
    if not here:
        raise DecideRefused(DecideRefusal.NOBODY)
    for line in here:
        Decision.objects.create(
            recipient=line.recipient,
            report=report,
            report_hash=report.hash,
            choice=Choice.RELEASE,
            purpose=line.purpose,
            until_on=row.valid_until_on,
            decided_at=at,
        )
    step(row, Act.RELEASE, by=by, at=at, version_hash=report.hash)
    after_release(row, lines_of(row), by=by, at=at)
    return row


def _is_grounded(row: Case) -> bool:
    seen, began = row.blocking_seen_at, row.consented_at
    return bool(
        row.blocking_ground
        and row.blocking_reason.strip()
        and row.blocking_signed_by_id
        and seen
        and began
        and seen <= began
    )
