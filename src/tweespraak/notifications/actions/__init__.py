"""Everything notifications changes."""

from tweespraak.notifications.actions.bell import mark_read, notify, notify_all
from tweespraak.notifications.actions.bounces import note_bounce
from tweespraak.notifications.actions.delivery import deliver_due_mail
from tweespraak.notifications.actions.digests import choose_rhythm, send_due_digests
from tweespraak.notifications.actions.holding import mails_held, release_mails
from tweespraak.notifications.actions.merging import move_object, move_person
from tweespraak.notifications.actions.outbox import (
    cancel_mails,
    forget_mails,
    link_opened,
    queue_mail,
    send_again,
    set_aside,
)

__all__ = [
    "cancel_mails",
    "choose_rhythm",
    "deliver_due_mail",
    "forget_mails",
    "link_opened",
    "mails_held",
    "mark_read",
    "move_object",
    "move_person",
    "note_bounce",
    "notify",
    "notify_all",
    "queue_mail",
    "release_mails",
    "send_again",
    "send_due_digests",
    "set_aside",
]
