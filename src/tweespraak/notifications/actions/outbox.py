"""Put a mail in the outbox, send it once more, take it back while it waits."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q

from tweespraak.foundation.due import wake
from tweespraak.notifications.actions.holding import held_until, note_held
from tweespraak.notifications.documents import Letter, one_line
from tweespraak.notifications.models import NOT_ARRIVED, Mail, MailStatus, Notice

SUBJECT = 200  # characters
SENDER_NAME = 120


@transaction.atomic
def queue_mail(
    *,
    kind: str,
    address: str,
    letter: Letter,
    at: datetime,
    organisation: UUID | None = None,
    person: UUID | None = None,
    object_id: UUID | None = None,
    once: UUID | None = None,
    not_before: datetime | None = None,
    sender_name: str = "",
    reply_to: str = "",
    calendar: str = "",
) -> Mail:
    """Add a mail to the outbox in the caller's transaction; the worker is woken after the commit.

    A second call with the same `once` gives the mail of the first. Until `not_before` it can be taken
    back. `sender_name` and `reply_to` are an organisation's; the address mail comes from is always
    the installation's. `calendar` is an invitation of `foundation.ics`.
    """
    mail, new = Mail.objects.get_or_create(
        pk=once or uuid4(),
        defaults={
            "kind": kind,
            "address": address,
            "language": letter.language,
            "subject": one_line(letter.subject, SUBJECT),
            "text": letter.text,
            "html": letter.html,
            "created_at": at,
            "due_at": held_until(max(at, not_before) if not_before else at),
            "organisation_id": organisation,
            "person_id": person,
            "object_id": object_id,
            "sender_name": one_line(sender_name, SENDER_NAME),
            "reply_to": one_line(reply_to),
            "calendar": calendar,
        },
    )
    if new:
        note_held(mail.pk)
        wake("mail")
    return mail


def send_again(*, mail: Mail, address: str, once: UUID, at: datetime) -> Mail:
    """Put the same words in the outbox once more, as a new mail with a status of its own."""
    return queue_mail(
        kind=mail.kind,
        address=address,
        letter=Letter(mail.subject, mail.text, mail.html, mail.language),
        organisation=mail.organisation_id,
        person=mail.person_id,
        object_id=mail.object_id,
        once=once,
        sender_name=mail.sender_name,
        reply_to=mail.reply_to,
        calendar=mail.calendar,
        at=at,
    )


@transaction.atomic
def cancel_mails(*, mails: Collection[UUID] = (), object_ids: Collection[UUID] = ()) -> int:
    """Take back mails that wait, by their own id or by what they are about; returns how many.

    What the mail server has, or is getting at this moment, cannot be taken back: it stays.
    """
    found = Mail.objects.filter(Q(pk__in=mails) | Q(object_id__in=object_ids))
    count, _per_model = found.filter(status=MailStatus.QUEUED, handing_over_at=None).delete()
    return count


@transaction.atomic
def forget_mails(*, object_ids: Collection[UUID]) -> int:
    """What was mailed and rung about something that is gone, whatever became of it.

    What the mail server is getting at this moment stays; it is found when this is called again.
    """
    busy = Q(status=MailStatus.QUEUED, handing_over_at__isnull=False)
    mails = Mail.objects.filter(object_id__in=object_ids).exclude(busy).delete()[0]
    return mails + Notice.objects.filter(object_id__in=object_ids).delete()[0]


def set_aside(*, mail: Mail, at: datetime) -> bool:
    """Leave it at that: this mail did not arrive, and somebody knows. Returns whether that is new."""
    dead = Mail.objects.filter(pk=mail.pk, status__in=NOT_ARRIVED, set_aside_at=None)
    return bool(dead.update(set_aside_at=at))


def link_opened(*, object_id: UUID, at: datetime) -> None:
    """Remember when the link in a mail was first opened."""
    Mail.objects.filter(object_id=object_id, link_opened_at=None).update(link_opened_at=at)
