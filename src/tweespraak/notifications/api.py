"""The public face of notifications."""

from tweespraak.notifications.actions import (
    cancel_mails,
    forget_mails,
    link_opened,
    mails_held,
    mark_read,
    move_object,
    move_person,
    note_bounce,
    notify,
    notify_all,
    queue_mail,
    release_mails,
    send_again,
    set_aside,
)
from tweespraak.notifications.documents import Letter, Look, Reader, compose
from tweespraak.notifications.models import NOT_ARRIVED, Mail, MailStatus
from tweespraak.notifications.queries import (
    failed_mails,
    latest_mails,
    mail_health,
    mails_of,
    mails_to,
    outbox,
    unread_count,
)
from tweespraak.notifications.rules import NotABounce

__all__ = [
    "NOT_ARRIVED",
    "Letter",
    "Look",
    "Mail",
    "MailStatus",
    "NotABounce",
    "Reader",
    "cancel_mails",
    "compose",
    "failed_mails",
    "forget_mails",
    "latest_mails",
    "link_opened",
    "mail_health",
    "mails_held",
    "mails_of",
    "mails_to",
    "mark_read",
    "move_object",
    "move_person",
    "note_bounce",
    "notify",
    "notify_all",
    "outbox",
    "queue_mail",
    "release_mails",
    "send_again",
    "set_aside",
    "unread_count",
]
