"""Two persons turn out to be one: their mails, notices and digests are together."""

from uuid import UUID

from django.db import transaction

from tweespraak.foundation.merging import drop_doubles, repoint
from tweespraak.notifications.models import Digest, Mail, MailStatus, Notice


@transaction.atomic
def move_person(*, gone: UUID, kept: UUID, address: str) -> None:
    """Everything about one person is about the other; of two notices of the same, the newer stays.
    What still waits goes to the address that stays."""
    Mail.objects.filter(person_id=gone, status=MailStatus.QUEUED).update(address=address)
    drop_doubles(Notice, "person_id", ("kind", "object_id"), "created_at", gone=gone, kept=kept)
    own = Digest.objects.filter(person_id=kept).values("organisation_id")
    Digest.objects.filter(person_id=gone, organisation_id__in=own).delete()  # the kept one's rhythm
    repoint(
        {Mail: ("person_id",), Notice: ("person_id",), Digest: ("person_id",)}, gone=gone, kept=kept
    )


@transaction.atomic
def move_object(*, old: UUID, new: UUID) -> None:
    """What rang the bell or was mailed about one row is about another row now."""
    drop_doubles(Notice, "object_id", ("person_id", "kind"), "created_at", gone=old, kept=new)
    repoint({Notice: ("object_id",), Mail: ("object_id",)}, gone=old, kept=new)
