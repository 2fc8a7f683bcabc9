"""Two accounts turned out to be one person's: vacancies, applications and the own space go along."""

from uuid import UUID

from django.db import transaction

from tweespraak.foundation.merging import repoint
from tweespraak.selection.models import (
    Candidacy,
    Feedback,
    Judgement,
    Lesson,
    Preparation,
    Profile,
    Rejection,
    Signature,
    Stakeholder,
    Vacancy,
)

POINTERS = {
    Vacancy: ("recruiter_id", "hiring_manager_id", "created_by_id"),
    Profile: ("overridden_by_id",),
    Stakeholder: ("person_id",),
    Candidacy: ("added_by_id", "decided_by_id"),  # and, once, who applied
    Judgement: ("interviewer_id",),
    Rejection: (
        "written_by_id", "caller_id", "second_reader_id", "overridden_by_id", "answers_id",
    ),
    Lesson: ("owner_id", "created_by_id"),
    Feedback: ("person_id",),
    Preparation: ("person_id",),
}  # fmt: skip


@transaction.atomic
def unite_selection(*, gone: UUID, kept: UUID) -> None:
    """Everything that points at `gone` points at `kept`.

    Who applied twice for a vacancy keeps both applications: each has its own story, so the one of the
    closed account stays where it is until its term is over.
    """
    _sign_once(gone, kept)
    _judge_once(gone, kept)
    twice = Candidacy.objects.filter(person_id=kept).values("vacancy_id")
    Candidacy.objects.filter(person_id=gone).exclude(vacancy_id__in=twice).update(person_id=kept)
    repoint(POINTERS, gone=gone, kept=kept)
    _write_once(gone, kept)


def _sign_once(gone: UUID, kept: UUID) -> None:
    """Who stands at a vacancy twice stands there once; a signature they gave stays."""
    mine = {
        one.vacancy_id: one for one in Stakeholder.objects.filter(person_id=kept, ended_at=None)
    }
    for one in Stakeholder.objects.filter(person_id=gone, ended_at=None):
        other = mine.get(one.vacancy_id)
        if other is None:
            continue
        signed = Signature.objects.filter(stakeholder=other).values("profile_id")
        one.signatures.exclude(profile_id__in=signed).update(stakeholder=other)
        one.signatures.all().delete()
        one.delete()


def _judge_once(gone: UUID, kept: UUID) -> None:
    """One judgement of an interview stays: a saved one before a draft."""
    mine = {one.interview_id: one for one in Judgement.objects.filter(interviewer_id=kept)}
    for one in Judgement.objects.filter(interviewer_id=gone):
        other = mine.get(one.interview_id)
        if other:
            (other if one.saved_at and not other.saved_at else one).delete()


def _write_once(gone: UUID, kept: UUID) -> None:
    """Who wrote in a rejection that is still to be told does not read it along under another name."""
    for row in Rejection.objects.filter(told_at=None):
        if str(gone) in row.writers:
            writers = [str(kept) if one == str(gone) else one for one in row.writers]
            row.writers = list(dict.fromkeys(writers))
            row.save(update_fields=["writers"])
