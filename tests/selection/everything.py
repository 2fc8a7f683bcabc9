"""One row of everything in selection, of which every field that can point at a person points at one."""

from django.db.models import ForeignKey, UUIDField

from tests.cast import Actor
from tests.permissions.mirror import put_lesson
from tests.selection.own_space import a_page, a_preparation
from tests.selection.seeking import interviewed, signed
from tweespraak.people.api import Person
from tweespraak.selection.models import (
    Candidacy,
    Feedback,
    Judgement,
    Lesson,
    Preparation,
    Profile,
    Rejection,
    Stakeholder,
    Vacancy,
)


def selection_of_everybody(who: Actor, other: Actor) -> None:
    """Whatever somebody can be at a vacancy, they are."""
    job = signed(who, other)
    application = interviewed(job, who, other)
    Rejection.objects.create(
        candidacy=application, written_by=who.person, saved_at=application.applied_at,
        writers=[str(who.person.pk)],
    )  # fmt: skip
    put_lesson(job)
    a_page(who)
    a_preparation(who)
    for model in (Vacancy, Profile, Candidacy, Judgement, Rejection, Lesson, Feedback, Preparation):
        model.objects.update(**{
            field.attname: who.person.pk
            for field in model._meta.concrete_fields
            if (isinstance(field, ForeignKey) and field.related_model is Person)
            or (isinstance(field, UUIDField) and field.attname.endswith("by_id"))
        })  # fmt: skip
    assert Stakeholder.objects.filter(person=who.person).exists()
