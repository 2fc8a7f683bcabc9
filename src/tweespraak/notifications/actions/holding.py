"""Hold every mail of one piece of work together, so that it can still be taken back."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from tweespraak.foundation.due import wake
from tweespraak.notifications.models import Mail, MailStatus
from tweespraak.notifications.rules import portions


@dataclass
class Held:
    """Until when what is queued now waits, and which mails those are."""

    until: datetime
    mails: list[UUID] = field(default_factory=list)


_held: ContextVar[Held | None] = ContextVar("held_mails", default=None)


@contextmanager
def mails_held(*, until: datetime) -> Iterator[list[UUID]]:
    """Everything queued inside, by whichever context hears of the work, waits until then.

    Gives the list of those mails: for `release_mails`, or `cancel_mails`.
    """
    held = Held(until)
    token = _held.set(held)
    try:
        yield held.mails
    finally:
        _held.reset(token)


def held_until(wanted: datetime) -> datetime:
    """When a mail that is queued now may go, if it wanted to go then."""
    held = _held.get()
    return max(wanted, held.until) if held else wanted


def note_held(mail: UUID) -> None:
    """Write down that this mail was queued while mails are held."""
    if held := _held.get():
        held.mails.append(mail)


def release_mails(*, mails: Collection[UUID], due_at: datetime) -> int:
    """Let mails that are held go at that moment; returns how many there were."""
    count = 0
    for some in portions(list(mails)):
        waiting = Mail.objects.filter(pk__in=some)
        count += waiting.filter(status=MailStatus.QUEUED, attempts=0).update(due_at=due_at)
    if count:
        wake("mail")
    return count
