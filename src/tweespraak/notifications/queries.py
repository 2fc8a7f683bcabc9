"""Reads of the outbox and the bell."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from tweespraak.notifications.models import Mail, Notice


def mails_to(organisation: UUID, person: UUID) -> QuerySet[Mail]:
    """The mails of this organisation to this person, newest first."""
    return Mail.objects.filter(organisation_id=organisation, person_id=person).order_by(
        "-created_at", "pk"
    )


def latest_mails(organisation: UUID, persons: Collection[UUID]) -> dict[UUID, list[Mail]]:
    """Per person the last mail of every kind and object of this organisation, newest first.

    One query; the words of the mails are left out.
    """
    rows = (
        Mail.objects.filter(organisation_id=organisation, person_id__in=persons)
        .defer("text", "html")
        .order_by("-created_at", "pk")
    )
    latest: dict[UUID, list[Mail]] = defaultdict(list)
    seen = set()
    for mail in rows:
        about = (mail.person_id, mail.kind, mail.object_id)
        if mail.person_id and about not in seen:
            seen.add(about)
            latest[mail.person_id].append(mail)
    return dict(latest)


def outbox() -> QuerySet[Mail]:
    """Every mail of this installation, newest first: only for the demo mailbox."""
    return Mail.objects.order_by("-created_at", "pk")


def notices_for(person: UUID, organisation: UUID) -> QuerySet[Notice]:
    """What rang this person's bell in this organisation, newest first."""
    return Notice.objects.filter(person_id=person, organisation_id=organisation).order_by(
        "-created_at", "pk"
    )


def unread_count(person: UUID, organisation: UUID) -> int:
    """How many notices this person has not seen yet."""
    return notices_for(person, organisation).filter(read_at=None).count()
