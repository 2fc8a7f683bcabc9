"""A row of the outbox as the message the mail server gets."""

from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from tweespraak.notifications.models import Mail

INVITATION = "invite.ics"


def message_of(mail: Mail, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    """The same message at every attempt, with the same Message-ID: that is how a bounce finds us."""
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        from_email=sender_of(mail),
        to=[mail.address],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": f"<{mail.pk}@tweespraak>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: no "I am on holiday" in return
        },
        connection=connection,
    )
    message.attach_alternative(mail.html, "text/html")
    if mail.calendar:
        method = "CANCEL" if "\nMETHOD:CANCEL" in mail.calendar else "REQUEST"
        message.attach_alternative(mail.calendar, f"text/calendar; method={method}")
        message.attach(INVITATION, mail.calendar.encode(), "application/ics")
    return message


def sender_of(mail: Mail) -> str:
    """The organisation's name before the address of the installation: only that one may send here."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((mail.sender_name or name, address))
