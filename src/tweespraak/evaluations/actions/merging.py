"""Two accounts turned out to be one person's: their evaluations go along."""

from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import F, ForeignKey, Model, QuerySet

from tweespraak.evaluations.models import Evaluation, SurveyToken, Topic, TopicSet
from tweespraak.evaluations.rules.states import State
from tweespraak.foundation.merging import Pointers, repoint
from tweespraak.people.api import Person


@transaction.atomic
def unite_evaluations(*, gone: UUID, kept: UUID) -> None:
    """Everything that points at `gone` points at `kept`; what was prepared twice is asked once."""
    for mine, other in (("client_id", "recruiter_id"), ("recruiter_id", "client_id")):
        _ask_once(mine, other, gone, kept)
    repoint(_pointers(), gone=gone, kept=kept)
    _prepared().filter(recruiter_id=F("client_id")).delete()  # nobody is asked about themselves


def _ask_once(mine: str, other: str, gone: UUID, kept: UUID) -> None:
    there = {
        (row.organisation_id, getattr(row, other)): row
        for row in _prepared().filter(**{mine: kept}, second_of=None)
    }
    for row in _prepared().filter(**{mine: gone}, second_of=None):
        stays = there.get((row.organisation_id, getattr(row, other)))
        if stays is None:
            continue
        known = {one["id"] for one in stays.vacancies}
        more = [one for one in row.vacancies if one["id"] not in known]
        stays.vacancies = [*stays.vacancies, *more]
        stays.save(update_fields=["vacancies"])
        row.delete()


def _prepared() -> "QuerySet[Evaluation]":
    return Evaluation.objects.filter(state=State.PREPARED)


def _pointers() -> Pointers:
    """Every field of evaluations that points at a person, or holds the key of one."""
    found: dict[type[Model], tuple[str, ...]] = {
        Topic: ("created_by_id",),
        TopicSet: ("saved_by_id",),
        SurveyToken: ("person_id",),
    }
    for model in apps.get_app_config("evaluations").get_models():
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, ForeignKey) and field.related_model is Person
        ]
        keys = ("created_by_id",) if model is Evaluation else ()
        if names or keys:
            found[model] = (*found.get(model, ()), *names, *keys)
    return found
