"""Put a mail in the outbox, send what is due, ring the bell."""

import contextlib
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from tweespraak.foundation import clock
from tweespraak.foundation.due import claim, wake
from tweespraak.notifications.documents import Letter
from tweespraak.notifications.models import Mail, MailStatus, Notice

BACK_OFF = (1, 5, 15, 60, 240)  # minutes to wait after each failed attempt; then it stays failed
SUBJECT = 200  # characters


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
) -> Mail:
    """Add a mail to the outbox in the caller's transaction; the worker is woken after the commit.

    A second call with the same `once` gives the mail of the first.
    """
    mail, new = Mail.objects.get_or_create(
        pk=once or uuid4(),
        defaults={
            "kind": kind,
            "address": address,
            "language": letter.language,
            "subject": _one_line(letter.subject),
            "text": letter.text,
            "html": letter.html,
            "created_at": at,
            "due_at": at,
            "organisation_id": organisation,
            "person_id": person,
            "object_id": object_id,
        },
    )
    if new:
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
        at=at,
    )


def _one_line(subject: str) -> str:
    """A subject is one header: a line break in a name must not start a second one."""
    line = " ".join(subject.split())
    return line if len(line) <= SUBJECT else line[: SUBJECT - 1] + "…"


def deliver_due_mail() -> int:
    """Send every due mail once; a refusal waits longer each time. Returns how many were tried.

    Without a mail server everything waits: nothing is called sent that was not, nothing is printed.
    """
    if not settings.MAIL_GOES_OUT:
        return 0
    tried = 0
    while mails := claim(Mail.objects.filter(status=MailStatus.QUEUED), at=clock.now()):
        _deliver_all(mails)
        tried += len(mails)
    return tried


def _deliver_all(mails: list[Mail]) -> None:
    connection = get_connection()
    try:
        connection.open()
    except Exception as refusal:  # no server: every mail keeps waiting, and says why
        for mail in mails:
            _keep_for_later(mail, refusal)
        return
    with contextlib.closing(connection):
        for mail in mails:
            _deliver(mail, connection)


def _deliver(mail: Mail, connection: BaseEmailBackend) -> None:
    try:
        _message(mail, connection).send()
    except Exception as refusal:  # one mail that cannot be sent must not stop those behind it
        _keep_for_later(mail, refusal)
        return
    mail.status, mail.sent_at, mail.due_at = MailStatus.SENT, clock.now(), None
    mail.leased_until, mail.error = None, ""
    mail.save(update_fields=["status", "sent_at", "due_at", "leased_until", "error"])


def _message(mail: Mail, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        to=[mail.address],
        headers={"Message-ID": f"<{mail.pk}@tweespraak>"},  # the same at every attempt
        connection=connection,
    )
    message.attach_alternative(mail.html, "text/html")
    return message


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


def mark_read(*, person: UUID, organisation: UUID, at: datetime) -> int:
    """Everything that rang this person's bell in this organisation until now has been seen."""
    return Notice.objects.filter(
        person_id=person, organisation_id=organisation, read_at=None, created_at__lte=at
    ).update(read_at=at)
