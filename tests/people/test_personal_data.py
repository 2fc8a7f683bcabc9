"""What people holds about somebody: declared, exported, erased."""

from django.apps import apps

from tests.cast import Actor
from tests.people.adding import added
from tests.people.files import at_address, worked_off
from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import Rule
from tweespraak.people import personal_data
from tweespraak.people.actions.merging import merge
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


def test_a_file_with_people_forgets_who_is_erased(chris: Actor) -> None:
    batch = worked_off(chris, "Noor;Haddad;noor@voorbeeld.example;;;;;", "Olaf;;olaf@x.nl;;;;;")
    noor = at_address(chris.member.organisation, "noor@voorbeeld.example")
    assert noor
    personal_data.erase(noor.person, Rule.ON_REQUEST)
    batch.refresh_from_db()
    kept = str([batch.rows, batch.outcomes])
    assert "Noor" not in kept
    assert "Olaf" in kept


def test_erasing_who_was_known_twice_forgets_both_names(chris: Actor, anna: Actor) -> None:
    twice = added(chris.member.organisation)
    merge(kept=anna.member, gone=twice, by=chris.person, at=clock.now())
    personal_data.erase(anna.person, Rule.ON_REQUEST)
    twice.refresh_from_db()
    assert twice.given_name == "–"
