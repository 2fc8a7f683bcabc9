"""Ring the bell, and note what has been seen."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.notifications.actions.digests import look_at_digest
from tweespraak.notifications.models import Notice


@transaction.atomic
def notify(
    *,
    organisation: UUID,
    person: UUID,
    kind: str,
    object_id: UUID,
    at: datetime,
    again: bool = False,
) -> Notice:
    """Ring the bell once for this person, kind and object; `again`: also when it rang before."""
    notice, new = Notice.objects.get_or_create(
        person_id=person,
        kind=kind,
        object_id=object_id,
        defaults={"organisation_id": organisation, "created_at": at},
    )
    if again and not new:
        notice.created_at, notice.read_at = at, None
        notice.save(update_fields=["created_at", "read_at"])
    if new or again:
        look_at_digest(organisation=organisation, person=person, at=at)
    return notice


def mark_read(
    *, person: UUID, organisation: UUID, at: datetime, only: Collection[UUID] | None = None
) -> int:
    """What rang this person's bell in this organisation until now has been seen: all, or only these."""
    unread = Notice.objects.filter(
        person_id=person, organisation_id=organisation, read_at=None, created_at__lte=at
    )
    if only is not None:
        unread = unread.filter(pk__in=only)
    return unread.update(read_at=at)
