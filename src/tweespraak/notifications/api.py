"""The public face of notifications."""

from tweespraak.notifications.actions import link_opened, notify, queue_mail, send_again
from tweespraak.notifications.documents import Letter, compose
from tweespraak.notifications.models import Mail, MailStatus
from tweespraak.notifications.queries import latest_mails, mails_to, outbox, unread_count

__all__ = [
    "Letter",
    "Mail",
    "MailStatus",
    "compose",
    "latest_mails",
    "link_opened",
    "mails_to",
    "notify",
    "outbox",
    "queue_mail",
    "send_again",
    "unread_count",
]
