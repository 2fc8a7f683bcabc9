"""Reads of the outbox and the bell."""

from uuid import UUID

from django.db.models import QuerySet

from tweespraak.notifications.models import Mail, Notice


def mails_to(organisation: UUID, person: UUID) -> QuerySet[Mail]:
    """The mails of this organisation to this person, newest first."""
    return Mail.objects.filter(organisation_id=organisation, person_id=person).order_by(
        "-created_at", "pk"
    )


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
