"""What people holds about somebody: declared, exported, erased."""

from django.apps import apps

from tests.cast import Actor
from tests.people.adding import added
from tweespraak.foundation.personal_data import Rule
from tweespraak.people import personal_data
from tweespraak.people.api import Membership, Organisation, Person, PersonalLink


def test_every_field_is_declared() -> None:
    for label, declared in (("people", personal_data.FIELDS),):
        for model in apps.get_app_config(label).get_models():
            fields = {field.name for field in model._meta.concrete_fields}
            assert fields == set(declared[model.__name__]), model.__name__


def test_the_export_tells_everything_but_the_password(voorbeeld: Organisation, eva: Actor) -> None:
    member = added(voorbeeld)
    told = personal_data.export(member.person)
    assert told["account"]["email"] == member.person.email
    assert told["memberships"][0]["roles"][0]["role"] == "employee"
    assert told["personal_links"]
    assert "password" not in str(told)
    assert "Eva" not in str(told)


def test_erasing_forgets_the_person_and_nobody_else(voorbeeld: Organisation, anna: Actor) -> None:
    member = added(voorbeeld)
    assert personal_data.erase(member.person, Rule.ON_REQUEST) >= 3
    person = Person.objects.get(pk=member.person_id)
    kept = Membership.objects.get(pk=member.pk)
    assert "noor" not in f"{person.email}{person.full_name}{kept.full_name}{kept.sort_name}".lower()
    assert kept.ended_at is not None
    assert not PersonalLink.objects.exists()
    assert Person.objects.get(pk=anna.person.pk).email == anna.person.email
