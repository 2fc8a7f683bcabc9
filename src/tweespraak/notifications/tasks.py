"""Deliver what lies in the outbox; turn what waits under the bell into a mail."""

from tweespraak.foundation.due import works_off
from tweespraak.notifications.actions import deliver_due_mail, send_due_digests


@works_off("mail")
def drain_mail() -> int:
    """Send every mail that is due; returns how many were tried."""
    return deliver_due_mail()


@works_off("digests")
def drain_digests() -> int:
    """Look at every digest that is due; returns how many."""
    return send_due_digests()
