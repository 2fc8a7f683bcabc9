"""A mail that says how many notices wait, in the rhythm somebody chose; never what they are about."""

from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction

from tweespraak.foundation import clock, slots
from tweespraak.foundation.due import claim, wake
from tweespraak.notifications.actions.outbox import queue_mail
from tweespraak.notifications.documents import Reader, digest_letter
from tweespraak.notifications.models import Digest, Rhythm
from tweespraak.notifications.queries import notices_for
from tweespraak.notifications.rules import AT_ONCE, next_mail_at, portions

DIGEST_MAIL = "notifications.digest"
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@transaction.atomic
def choose_rhythm(*, organisation: UUID, person: UUID, rhythm: Rhythm, at: datetime) -> Digest:
    """From now on mail this person in this rhythm. A preference: no audit row."""
    due = None if rhythm is Rhythm.NEVER else at
    digest, _new = Digest.objects.update_or_create(
        organisation_id=organisation, person_id=person, defaults={"rhythm": rhythm, "due_at": due}
    )
    wake("digests")
    return digest


def look_at_digests(*, organisation: UUID, persons: Sequence[UUID], at: datetime) -> None:
    """Something rang their bells: have the worker see when that becomes a mail.

    Also where one is due already: the worker may be looking at it now, without seeing what rang.
    """
    digests = [Digest(organisation_id=organisation, person_id=person) for person in persons]
    Digest.objects.bulk_create(digests, ignore_conflicts=True, batch_size=AT_ONCE)
    for some in portions(persons):
        theirs = Digest.objects.filter(organisation_id=organisation, person_id__in=some)
        theirs.exclude(rhythm=Rhythm.NEVER).update(due_at=at)
    wake("digests")


def send_due_digests() -> int:
    """Look at every digest that is due: mail it, or note when it will be. Returns how many."""
    seen = 0
    while digests := claim(Digest.objects.all(), at=clock.now()):
        for digest in digests:
            _send_or_wait(key=digest.pk, at=clock.now())
        seen += len(digests)
    return seen


@transaction.atomic
def _send_or_wait(*, key: UUID, at: datetime) -> None:
    digest = Digest.objects.select_for_update().filter(pk=key).first()
    if digest is None:  # its person was erased meanwhile
        return
    digest.due_at, digest.leased_until = _next(digest, at), None
    digest.save(update_fields=["due_at", "leased_until", "sent_at"])


def _next(digest: Digest, at: datetime) -> datetime | None:
    """When to look again. Mails what is new and unread, if it is time for that."""
    unread = notices_for(digest.person_id, digest.organisation_id).filter(read_at=None)
    last = digest.sent_at or _LONG_AGO
    first = unread.filter(created_at__gt=last).order_by("created_at").first()
    reader = _reader_of(digest) if first else None
    if first is None or reader is None:
        return None
    due = next_mail_at(digest.rhythm, max(first.created_at, last), ZoneInfo(reader.time_zone))
    if due is None or due > at:
        return due
    queue_mail(
        kind=DIGEST_MAIL,
        address=reader.address,
        letter=digest_letter(reader, Rhythm(digest.rhythm), unread.count()),
        person=digest.person_id,  # of no organisation: how much waits is the reader's alone
        object_id=digest.pk,
        once=uuid5(digest.pk, str(first.pk)),
        sender_name=reader.sender_name,
        reply_to=reader.reply_to,
        at=at,
    )
    digest.sent_at = at
    return None


def _reader_of(digest: Digest) -> Reader | None:
    """Whom to write to, told from above; nobody when they left or cannot sign in."""
    found = slots.items(
        "digest.reader", organisation=digest.organisation_id, person=digest.person_id
    )
    return found[0] if found else None
