"""Notifications: the bell and the mail outbox."""

from tweespraak.foundation.contexts import Context


class NotificationsConfig(Context):
    name = "tweespraak.notifications"
    fills = {"frame.bell": "views.slots.bell"}
