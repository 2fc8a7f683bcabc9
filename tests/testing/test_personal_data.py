"""Export without the test itself, and erasing in the order that works."""

from django.apps import apps

from tests.cast import THEN, Actor
from tweespraak.foundation.personal_data import Rule
from tweespraak.instruments.api import Form
from tweespraak.people.api import Organisation
from tweespraak.testing import personal_data
from tweespraak.testing.api import Session, assign
from tweespraak.testing.models import Assignment, Response


def test_every_field_is_declared():
    declared = {model: set(fields) for model, fields in personal_data.FIELDS.items()}
    real = {
        model.__name__: {field.name for field in model._meta.concrete_fields}
        for model in apps.get_app_config("testing").get_models()
    }
    assert declared == real


def test_the_export_says_what_was_taken_but_no_statement_and_no_answer(
    anna: Actor, all_seen: Session, form: Form, voorbeeld: Organisation
):
    assign(organisation=voorbeeld, person=anna.person, instrument="personality", by=None, at=THEN)
    told = personal_data.export(anna.person)
    [session] = told["tests_i_took"]
    assert (session["test"], session["answers_kept"]) == ("personality", 108)
    assert told["tests_i_was_asked_to_take"][0]["by"] == "Voorbeeld"
    for item in form.items:
        assert item.key not in str(told)
        assert item.text["nl"] not in str(told)


def test_erasing_takes_everything_of_this_person_and_nothing_else(
    anna: Actor, bram: Actor, all_seen: Session, voorbeeld: Organisation
):
    for each in (anna, bram):
        assign(
            organisation=voorbeeld, person=each.person, instrument="personality", by=None, at=THEN
        )
    assert personal_data.erase(anna.person, Rule.ON_REQUEST) == 108 + 1 + 1
    assert not Response.objects.exists()
    assert not Session.objects.exists()
    assert Assignment.objects.get().person == bram.person
