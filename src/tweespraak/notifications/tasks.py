"""Deliver what lies in the outbox."""

from tweespraak.foundation.due import works_off
from tweespraak.notifications.actions import deliver_due_mail


@works_off("mail")
def drain_mail() -> int:
    """Send every mail that is due; returns how many were tried."""
    return deliver_due_mail()
