"""A mail that came back after the server had taken it."""

from datetime import datetime

from django.db import transaction

from tweespraak.notifications.models import Mail, MailStatus
from tweespraak.notifications.rules import NotABounce, read_bounce


@transaction.atomic
def note_bounce(*, report: bytes, at: datetime) -> Mail:
    """Note that the mail in this delivery status notification came back. Raises NotABounce.

    The same report again changes nothing.
    """
    told = read_bounce(report)
    mail = Mail.objects.select_for_update().filter(pk=told.mail).first()
    if mail is None:
        raise NotABounce("The mail in this report is not in our outbox (any more).")
    if mail.status != MailStatus.BOUNCED:
        mail.status, mail.error, mail.bounced_at = MailStatus.BOUNCED, told.reason, at
        mail.due_at = None
        mail.save(update_fields=["status", "error", "bounced_at", "due_at"])
    return mail
