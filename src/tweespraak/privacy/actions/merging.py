"""Two persons turn out to be one: what either allowed, read and took along is the kept one's."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.foundation.merging import drop_doubles, repoint
from tweespraak.privacy.models import Acknowledgement, Consent, Statement, Takeout


@transaction.atomic
def unite_consents(*, gone: UUID, kept: UUID, at: datetime) -> None:
    """Of two consents for the same thing the newest holds; the older stays as replaced."""
    live = Consent.objects.filter(withdrawn_at=None, replaced_at=None)
    own = {_same(row): row for row in live.filter(person_id=kept)}
    for row in live.filter(person_id=gone):
        other = own.get(_same(row))
        if other is not None:
            older = min(row, other, key=lambda one: one.given_at)
            older.replaced_at = at
            older.save(update_fields=["replaced_at"])
    drop_doubles(Acknowledgement, "person_id", ("statement_id",), "at", gone=gone, kept=kept)
    repoint(
        {
            Consent: ("person_id",),
            Acknowledgement: ("person_id",),
            Takeout: ("person_id",),
            Statement: ("saved_by_id",),
        },
        gone=gone,
        kept=kept,
    )


def _same(consent: Consent) -> tuple[UUID, str, UUID]:
    return consent.organisation_id, consent.purpose, consent.object_id
