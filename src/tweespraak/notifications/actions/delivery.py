"""Send what is due: nothing is lost, and nothing goes out twice.

A mail is in doubt only between `handing_over_at`, committed just before the server gets the words,
and the server's answer. Whatever breaks before is tried again; whatever breaks in between waits for
a person to decide (docs/operating.md, Mail).
"""

import contextlib
from collections.abc import Sequence
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F

from tweespraak.foundation import clock
from tweespraak.foundation.due import LEASE, claim
from tweespraak.notifications.actions.messages import message_of
from tweespraak.notifications.actions.smtp import Backend, answer_in
from tweespraak.notifications.models import Mail, MailStatus
from tweespraak.notifications.rules import BACK_OFF, Outcome, Stage, outcome_of

WHEN_AWAY = timedelta(minutes=1)  # how long everything waits for a server that does not answer
PATIENCE = timedelta(seconds=30)  # then other queues have their turn
_LENGTH = Mail._meta.get_field("error").max_length or 300


class TakenAway(Exception):
    """Somebody else has the mail, or it was taken back: it is no longer ours to send."""


def deliver_due_mail() -> int:
    """Send what is due; returns how many were tried. Without a mail server everything waits: nothing
    is called sent that was not, nothing is printed."""
    if not settings.MAIL_GOES_OUT:
        return 0
    _notice_interrupted()
    tried, until = 0, clock.now() + PATIENCE
    while mails := claim(_waiting(), at=clock.now()):
        tried += len(mails)
        if not _deliver_all(mails) or clock.now() > until:
            break
    return tried


def _waiting() -> Any:
    return Mail.objects.filter(status=MailStatus.QUEUED, handing_over_at=None)


def _notice_interrupted() -> None:
    """A worker was killed while the server had the words: nobody knows whether the mail arrived."""
    begun = Mail.objects.filter(status=MailStatus.QUEUED, handing_over_at__isnull=False)
    cut_off = begun.filter(leased_until__lt=clock.now())
    if cut_off.exists():
        cut_off.update(status=MailStatus.UNSURE, due_at=None, leased_until=None)


def _deliver_all(mails: Sequence[Mail]) -> bool:
    """Whether the server was there for all of them."""
    connection = get_connection()
    with contextlib.closing(connection):
        for number, mail in enumerate(mails):
            try:
                connection.open()
            except Exception as trouble:  # refused, no answer, no such name, wrong password …
                _wait_for_server(mails[number:], answer_in(trouble)[1])
                return False
            Attempt(mail, connection).make()
    return True


def _wait_for_server(mails: Sequence[Mail], why: str) -> None:
    """Nobody heard of these mails, nor of the others that are due: all wait, none uses an attempt."""
    later = {"due_at": clock.now() + WHEN_AWAY, "error": why[:_LENGTH]}
    ours = Mail.objects.filter(
        pk__in=[mail.pk for mail in mails], leased_until=mails[0].leased_until
    )
    ours.update(leased_until=None, attempts=F("attempts") - 1, **later)
    _waiting().filter(leased_until=None, due_at__lte=clock.now()).update(**later)


class Attempt:
    """One mail on its way to the server."""

    def __init__(self, mail: Mail, connection: BaseEmailBackend) -> None:
        self.mail = mail
        self.connection = connection
        self.ours = Mail.objects.filter(pk=mail.pk, leased_until=mail.leased_until)

    def make(self) -> None:
        """Send the mail and note what became of it; no trouble stops those behind it."""
        try:
            self._send()
        except TakenAway:
            self._hang_up()
        except (OSError, SMTPException) as trouble:
            code, said = answer_in(trouble)
            self._note(outcome_of(self._stage(), code), said)
            if code is None:
                self._hang_up()
        except Exception as impossible:  # no mail can be made of this row
            self._note(Outcome.REFUSED, f"{type(impossible).__name__}: {impossible}")
        else:
            self._note(Outcome.SENT)

    def _send(self) -> None:
        if isinstance(self.connection, Backend):
            self.connection.before_words(self._hand_over)
        else:
            self._hand_over()
        message_of(self.mail, self.connection).send()

    def _hand_over(self) -> None:
        """From here until the answer the mail is in doubt. Only one worker comes through."""
        now = clock.now()
        open_still = self.ours.filter(status=MailStatus.QUEUED, handing_over_at=None)
        if not open_still.update(handing_over_at=now, leased_until=now + LEASE):
            raise TakenAway
        self.ours = Mail.objects.filter(pk=self.mail.pk, handing_over_at=now)

    def _stage(self) -> Stage:
        return self.connection.stage if isinstance(self.connection, Backend) else Stage.ANSWER

    def _hang_up(self) -> None:
        if isinstance(self.connection, Backend):
            self.connection.hang_up()

    def _note(self, outcome: Outcome, said: str = "") -> None:
        changes = {"error": said[:_LENGTH], "leased_until": None, "due_at": None}
        self.ours.update(**changes | self._became(outcome))

    def _became(self, outcome: Outcome) -> dict[str, Any]:
        now, tries = clock.now(), self.mail.attempts
        if outcome is Outcome.WAITING:
            return {"due_at": now + WHEN_AWAY, "attempts": tries - 1, "handing_over_at": None}
        if outcome is Outcome.LATER and tries <= len(BACK_OFF):
            return {"due_at": now + BACK_OFF[tries - 1], "handing_over_at": None}
        ends: dict[Outcome, dict[str, Any]] = {
            Outcome.SENT: {"status": MailStatus.SENT, "sent_at": now},
            Outcome.BOUNCED: {"status": MailStatus.BOUNCED, "bounced_at": now},
            Outcome.UNSURE: {"status": MailStatus.UNSURE},
        }
        return ends.get(outcome, {"status": MailStatus.FAILED})
