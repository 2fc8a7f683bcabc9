"""Reads of the outbox and the bell."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from tweespraak.notifications.models import NOT_ARRIVED, Digest, Mail, MailStatus, Notice, Rhythm


def mails_to(organisation: UUID, person: UUID) -> QuerySet[Mail]:
    """The mails of this organisation to this person, newest first."""
    return Mail.objects.filter(organisation_id=organisation, person_id=person).order_by(
        "-created_at", "pk"
    )


def mails_of(organisation: UUID) -> QuerySet[Mail]:
    """All mails of this organisation, newest first."""
    return Mail.objects.filter(organisation_id=organisation).order_by("-created_at", "pk")


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


def failed_mails(organisation: UUID) -> QuerySet[Mail]:
    """The dead letters of an organisation, newest first: not sent, come back or perhaps sent, as long
    as nobody set them aside, nobody opened its link (handed over, or it did arrive) and no later mail
    with the same purpose went to the same person."""
    later = Mail.objects.filter(
        organisation_id=organisation,
        kind=OuterRef("kind"),
        person_id=OuterRef("person_id"),
        object_id=OuterRef("object_id"),
        created_at__gt=OuterRef("created_at"),
    )
    dead = Mail.objects.filter(
        organisation_id=organisation,
        status__in=NOT_ARRIVED,
        set_aside_at=None,
        link_opened_at=None,
    )
    return dead.exclude(Exists(later)).order_by("-created_at", "pk")


@dataclass(frozen=True)
class MailHealth:
    """What an operator wants to know of the outbox: numbers, no content."""

    sent: int
    waiting: int
    stuck: int  # waiting because the server refused or did not answer
    error: str  # what it said last
    not_arrived: int
    of_no_organisation: int


def mail_health(at: datetime) -> MailHealth:
    """How mail fared in the last seven days."""
    recent = Mail.objects.filter(created_at__gt=at - timedelta(days=7))
    dead = recent.filter(status__in=NOT_ARRIVED, set_aside_at=None)
    stuck = Mail.objects.filter(status=MailStatus.QUEUED).exclude(error="")
    last = stuck.order_by("-due_at").values_list("error", flat=True).first()
    return MailHealth(
        waiting=Mail.objects.filter(status=MailStatus.QUEUED).count(),
        sent=recent.filter(status=MailStatus.SENT).count(),
        stuck=stuck.count(),
        error=last or "",
        not_arrived=dead.count(),
        of_no_organisation=dead.filter(organisation_id=None).count(),
    )


def outbox() -> QuerySet[Mail]:
    """Every mail of this installation, newest first: only for the demo mailbox."""
    return Mail.objects.order_by("-created_at", "pk")


def notices_for(person: UUID, organisation: UUID) -> QuerySet[Notice]:
    """What rang this person's bell in this organisation, newest first."""
    return Notice.objects.filter(person_id=person, organisation_id=organisation).order_by(
        "-created_at", "pk"
    )


def rhythm_of(person: UUID, organisation: UUID) -> Rhythm:
    """How often this person wants a mail about what waits: once a day, unless they chose."""
    found = Digest.objects.filter(person_id=person, organisation_id=organisation)
    return Rhythm(found.values_list("rhythm", flat=True).first() or Rhythm.DAILY)


def unread_count(person: UUID, organisation: UUID) -> int:
    """How many notices this person has not seen yet."""
    return notices_for(person, organisation).filter(read_at=None).count()
