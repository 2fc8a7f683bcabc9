"""Two accounts turned out to be one person's: vacancies, applications and the own space go along."""

from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey, Model

from tweespraak.foundation.merging import Pointers, repoint
from tweespraak.people.api import Person
from tweespraak.selection.models import Candidacy, Judgement, Signature, Stakeholder


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
    repoint(_pointers(), gone=gone, kept=kept)


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


def _pointers() -> Pointers:
    """Every field of selection that points at a person, except who applied."""
    found: dict[type[Model], tuple[str, ...]] = {}
    for model in apps.get_app_config("selection").get_models():
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, ForeignKey) and field.related_model is Person
        ]
        wanted = [name for name in names if (model, name) != (Candidacy, "person_id")]
        if wanted:
            found[model] = tuple(wanted)
    return found
