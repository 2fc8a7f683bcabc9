"""Ring the bell, and note what has been seen."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.notifications.actions.digests import look_at_digests
from tweespraak.notifications.models import Notice
from tweespraak.notifications.rules import AT_ONCE


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
        look_at_digests(organisation=organisation, persons=[person], at=at)
    return notice


@transaction.atomic
def notify_all(
    *, organisation: UUID, persons: Collection[UUID], kind: str, object_id: UUID, at: datetime
) -> None:
    """Ring the bells of a whole organisation once, in a few queries however many they are."""
    notices = [
        Notice(
            organisation_id=organisation,
            person_id=person,
            kind=kind,
            object_id=object_id,
            created_at=at,
        )
        for person in persons
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True, batch_size=AT_ONCE)
    look_at_digests(organisation=organisation, persons=list(persons), at=at)


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
