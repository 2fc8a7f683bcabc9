"""Whether an assessment report of somebody may be weighed by others: only one they released to them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from tweespraak.assessments.models import Case
from tweespraak.assessments.queries.deciding import released_to
from tweespraak.assessments.rules.states import RELEASED


def has_released_to(
    *, participant: UUID, organisation: UUID, persons: Iterable[UUID], at: datetime
) -> bool:
    """Whether one of these people may read a report of this participant at this moment."""
    readers = set(persons)
    cases = Case.objects.filter(
        participant_id=participant,
        organisation_id=organisation,
        state__in=RELEASED,
        recipients__person__in=readers,
    ).distinct()
    return any(released_to(case, person, at) for case in cases for person in readers)
