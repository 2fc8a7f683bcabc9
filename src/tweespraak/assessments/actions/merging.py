"""Two accounts turned out to be one person's: assessments go along."""

from uuid import UUID

from django.db import transaction

from tweespraak.assessments.models import (
    Case,
    Correction,
    Note,
    Part,
    Recipient,
    Report,
    Signature,
    Snippet,
)
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.foundation.merging import drop_doubles, repoint

POINTERS = {
    Case: (
        "participant_id", "psychologist_id", "second_reader_id", "planner_id", "client_id",
        "blocking_signed_by_id", "card_shared_with_id",
    ),
    Part: ("psychologist_id",),
    Recipient: ("person_id",),
    Report: ("written_by_id", "read_by_id"),
    Correction: ("ruled_by_id",),
    Note: ("author_id",),
    Snippet: ("owner_id",),
    Signature: ("owner_id",),
}  # fmt: skip


@transaction.atomic
def unite_cases(*, gone: UUID, kept: UUID) -> None:
    """Everything that points at `gone` points at `kept`."""
    drop_doubles(Note, "author_id", ("case_id",), "saved_at", gone=gone, kept=kept)
    drop_doubles(Signature, "owner_id", ("organisation_id",), "saved_at", gone=gone, kept=kept)
    _one_recipient(gone=gone, kept=kept)
    repoint(POINTERS, gone=gone, kept=kept)


def _one_recipient(*, gone: UUID, kept: UUID) -> None:
    """Who may get the same report twice gets it once: what they may read stays."""
    for row in Recipient.objects.filter(person_id=gone):
        other = Recipient.objects.filter(case_id=row.case_id, person_id=kept).first()
        if other:
            (other if _reads(row) and not _reads(other) else row).delete()


def _reads(row: Recipient) -> bool:
    return row.decisions.filter(choice=Choice.RELEASE, withdrawn_at=None).exists()
