"""The public face of notifications."""

from tweespraak.notifications.actions import link_opened, notify, queue_mail
from tweespraak.notifications.documents import Letter, compose
from tweespraak.notifications.models import Mail, MailStatus
from tweespraak.notifications.queries import mails_to, outbox, unread_count

__all__ = [
    "Letter",
    "Mail",
    "MailStatus",
    "compose",
    "link_opened",
    "mails_to",
    "notify",
    "outbox",
    "queue_mail",
    "unread_count",
]
