"""Send what is due."""

import contextlib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from tweespraak.foundation import clock
from tweespraak.foundation.due import claim
from tweespraak.notifications.models import Mail, MailStatus

BACK_OFF = (1, 5, 15, 60, 240)  # minutes to wait after each failed attempt; then it stays failed


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
