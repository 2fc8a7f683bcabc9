"""What the log says of rows that were erased when their term was over: tombstones, without content."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from tweespraak.audit.api import Entries, entries_of_acts
from tweespraak.foundation.personal_data import Retention, declarations
from tweespraak.people.api import Organisation, Person
from tweespraak.privacy.models import Sweep

TERM_ENDED = "privacy.term_ended"
ERASED = "privacy.erased"


@dataclass(frozen=True)
class Deleted:
    """How many rows of a kind went on a day, because which term was over."""

    on: date
    kind: str
    term: str
    count: int


def retentions() -> list[Retention]:
    """How each context keeps its terms, highest context first."""
    return [each.retention for each in declarations() if each.retention]


def tombstones() -> Entries:
    """All that the log says is gone, in every organisation."""
    acts = {act for retention in retentions() for act in retention.gone}
    return entries_of_acts([TERM_ENDED, ERASED, *sorted(acts)])


def came_back(retention: Retention, organisation: UUID) -> Iterator[tuple[str, UUID]]:
    """Rows that were erased before and are there again: a back-up was put in place."""
    told = entries_of_acts([TERM_ENDED, *retention.gone]).filter(organisation_id=organisation)
    for kind in retention.kinds:
        keys = {UUID(key) for key in _keys(told.filter(object_type=kind))}
        if keys:
            yield from ((kind, key) for key in retention.there(kind, sorted(keys)))


def persons_that_came_back() -> list[Person]:
    """Who was erased on request before, and is known by name again."""
    keys = [UUID(key) for key in _keys(entries_of_acts([ERASED]).filter(object_type="person"))]
    return [person for person in Person.objects.filter(pk__in=keys) if not person.is_erased]


def deleted_in(organisation: Organisation, since: datetime) -> list[Deleted]:
    """What went when its term was over, by day, newest first; no persons, no keys."""
    zone = ZoneInfo(organisation.time_zone)
    rows = entries_of_acts([TERM_ENDED]).filter(organisation_id=organisation.pk, at__gte=since)
    found = Counter(
        (at.astimezone(zone).date(), kind, term)
        for at, kind, term in rows.values_list("at", "object_type", "state_to")
    )
    return [
        Deleted(*key, count)
        for key, count in sorted(found.items(), key=lambda one: (-one[0][0].toordinal(), one[0]))
    ]


def looked_at(organisation: UUID) -> datetime | None:
    """When it was last looked whether terms are over."""
    return (
        Sweep.objects.filter(organisation=organisation).values_list("looked_at", flat=True).first()
    )


def _keys(entries: Entries) -> list[str]:
    return list(entries.values_list("object_id", flat=True).distinct().order_by("object_id"))
