"""Put a mail in the outbox, send what is due, ring the bell."""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from tweespraak.foundation import clock
from tweespraak.foundation.due import claim, wake
from tweespraak.notifications.models import Mail, MailStatus, Notice

BACK_OFF = (1, 5, 15, 60, 240)  # minutes to wait after each failed attempt; then it stays failed


@transaction.atomic
def queue_mail(
    *,
    kind: str,
    address: str,
    language: str,
    subject: str,
    text: str,
    html: str,
    at: datetime,
    organisation: UUID | None = None,
    person: UUID | None = None,
    object_id: UUID | None = None,
) -> Mail:
    """Add a mail to the outbox in the caller's transaction; the worker is woken after the commit."""
    mail = Mail.objects.create(
        kind=kind,
        address=address,
        language=language,
        subject=subject,
        text=text,
        html=html,
        created_at=at,
        due_at=at,
        organisation_id=organisation,
        person_id=person,
        object_id=object_id,
    )
    wake("mail")
    return mail


def deliver_due_mail() -> int:
    """Send every due mail once; a refusal waits longer each time. Returns how many were tried."""
    tried = 0
    while mails := claim(Mail.objects.filter(status=MailStatus.QUEUED), at=clock.now()):
        with get_connection() as connection:
            for mail in mails:
                _deliver(mail, connection)
        tried += len(mails)
    return tried


def _deliver(mail: Mail, connection: object) -> None:
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        to=[mail.address],
        headers={"Message-ID": f"<{mail.pk}@tweespraak>"},  # the same at every attempt
        connection=connection,
    )
    message.attach_alternative(mail.html, "text/html")
    try:
        message.send()
    except OSError as refusal:  # smtplib's errors are OSErrors too
        _keep_for_later(mail, refusal)
        return
    mail.status, mail.sent_at, mail.due_at = MailStatus.SENT, clock.now(), None
    mail.leased_until, mail.error = None, ""
    mail.save(update_fields=["status", "sent_at", "due_at", "leased_until", "error"])


def _keep_for_later(mail: Mail, refusal: Exception) -> None:
    mail.error = f"{type(refusal).__name__}: {refusal}"[:300]
    mail.leased_until = None
    if mail.attempts <= len(BACK_OFF):
        mail.due_at = clock.now() + timedelta(minutes=BACK_OFF[mail.attempts - 1])
    else:
        mail.status, mail.due_at = MailStatus.FAILED, None
    mail.save(update_fields=["error", "leased_until", "status", "due_at"])


def link_opened(*, object_id: UUID, at: datetime) -> None:
    """Remember when the link in a mail was first opened."""
    Mail.objects.filter(object_id=object_id, link_opened_at=None).update(link_opened_at=at)


@transaction.atomic
def notify(*, organisation: UUID, person: UUID, kind: str, object_id: UUID, at: datetime) -> Notice:
    """Ring the bell once for this person, kind and object."""
    notice, _new = Notice.objects.get_or_create(
        person_id=person,
        kind=kind,
        object_id=object_id,
        defaults={"organisation_id": organisation, "created_at": at},
    )
    return notice


def mark_read(*, person: UUID, at: datetime) -> int:
    """Everything under this person's bell has been seen."""
    return Notice.objects.filter(person_id=person, read_at=None).update(read_at=at)
