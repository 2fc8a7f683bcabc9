"""Once a day and for every organisation: erase what has been there long enough, and tell who is next.

Every row goes in a transaction of its own, together with its tombstone in the log: killed half-way,
the rest goes the next time. What the log says is gone and yet is there came back with a back-up, and
goes again.
"""

import logging
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.foundation.personal_data import AGAIN, Over, Retention, Rule
from tweespraak.people.api import Organisation
from tweespraak.privacy.actions.erasing import erase_everything
from tweespraak.privacy.models import Sweep
from tweespraak.privacy.queries.terms import (
    TERM_ENDED,
    came_back,
    persons_that_came_back,
    retentions,
)
from tweespraak.privacy.rules.terms import ONCE_MORE, WITHIN_A_DAY, next_night

logger = logging.getLogger(__name__)


def work_off_terms() -> int:
    """Look at every organisation whose day has come; returns how many there were."""
    at = clock.now()
    _know_every_organisation(at)
    rows = claim(Sweep.objects.all(), at)
    if rows:
        _erase_persons_again(at)
    for row in rows:
        _look_at(row, at)
    return len(rows)


def look_within_a_day(*, organisation: UUID, at: datetime) -> None:
    """Something ended early: look again in time, whatever hour it is."""
    latest = at + WITHIN_A_DAY
    Sweep.objects.filter(organisation=organisation, due_at__gt=latest).update(due_at=latest)


def look_at_all_again(*, at: datetime) -> None:
    """A back-up was put in place: look at everything at once."""
    Sweep.objects.update(due_at=at, leased_until=None)


def _know_every_organisation(at: datetime) -> None:
    known = Sweep.objects.values("organisation")
    fresh = [
        Sweep(organisation=each, due_at=at) for each in Organisation.objects.exclude(pk__in=known)
    ]
    if fresh:
        Sweep.objects.bulk_create(fresh, ignore_conflicts=True)


def _look_at(row: Sweep, at: datetime) -> None:
    here, went_well = row.organisation, True
    for retention in retentions():
        back = [Over(kind, key, AGAIN) for kind, key in came_back(retention, here.pk)]
        for over in [*back, *retention.due(here.pk, at)]:
            went_well &= _is_erased(retention, over, here.pk, at)
        retention.warn(here.pk, at)
    night = next_night(at, here.time_zone)
    due_at = night if went_well else min(night, at + ONCE_MORE)
    Sweep.objects.filter(pk=row.pk).update(looked_at=at, due_at=due_at, leased_until=None)


def _is_erased(retention: Retention, over: Over, organisation: UUID, at: datetime) -> bool:
    """Whether it went well; one that does not go must not stop those behind it."""
    try:
        with transaction.atomic():
            _erase(retention, over, organisation, at)
    except Exception as trouble:
        logger.error("%s of a %s failed: %s", TERM_ENDED, over.kind, type(trouble).__name__)
        return False
    return True


def _erase(retention: Retention, over: Over, organisation: UUID, at: datetime) -> None:
    gone = retention.erase(over, at)
    if gone is None:  # something came between: it is held, or kept longer after all
        return
    record(
        action=TERM_ENDED,
        object_type=over.kind,
        object_id=over.object_id,
        at=at,
        by=None,
        organisation=organisation,
        about=gone.about,
        state_to=over.term,
    )


def _erase_persons_again(at: datetime) -> None:
    for person in persons_that_came_back():
        erase_everything(person=person, rule=Rule.ON_REQUEST, by=None, at=at)
