"""What people holds about somebody: declared, exported, erased."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session

from tests.cast import Actor
from tests.people.adding import added
from tests.people.files import at_address, worked_off
from tests.people.keys_fixture import switch_on_two_steps, with_password
from tests.people.places import department, placed
from tests.people.test_stand_ins import given_to
from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import Rule
from tweespraak.people import personal_data
from tweespraak.people.actions.merging import merge
from tweespraak.people.api import Membership, Organisation, Person, PersonalLink, StandIn
from tweespraak.people.personal_data import keys


def test_every_field_is_declared() -> None:
    for label, declared in (("people", personal_data.FIELDS),):
        for model in apps.get_app_config(label).get_models():
            fields = {field.name for field in model._meta.concrete_fields}
            assert fields == set(declared[model.__name__]), model.__name__


def test_no_table_of_others_with_personal_data_is_forgotten() -> None:
    """Of every table that allauth or Django brings, each field is declared; or it stays empty."""
    theirs = [
        model for model in apps.get_models() if not model.__module__.startswith("tweespraak.")
    ]
    names = {model.__name__ for model in theirs}
    assert names == set(keys.FIELDS) | set(keys.EMPTY)
    for model in theirs:
        if model.__name__ in keys.FIELDS:
            fields = {field.name for field in model._meta.concrete_fields}
            assert fields == set(keys.FIELDS[model.__name__]), model.__name__


def test_keys_and_devices_are_told_without_a_secret_and_forgotten(anna: Actor) -> None:
    secret, recovery = switch_on_two_steps(with_password(anna))
    told = personal_data.export(anna.person)
    assert told["keys"]["two_steps_since"]
    assert told["keys"]["recovery_codes_left"] == 10
    assert told["devices"]
    hidden = [secret, *recovery, *Session.objects.values_list("session_key", flat=True)]
    assert not [word for word in hidden if word in str(told)]
    personal_data.erase(anna.person, Rule.ON_REQUEST)
    assert not Authenticator.objects.exists()
    assert not UserSession.objects.exists()
    assert anna.client.get("/account/security/").status_code == 302


def test_the_export_tells_everything_but_the_password(voorbeeld: Organisation, eva: Actor) -> None:
    member = added(voorbeeld)
    told = personal_data.export(member.person)
    assert told["account"]["email"] == member.person.email
    assert told["memberships"][0]["roles"][0]["role"] == "employee"
    assert told["personal_links"]
    assert member.person.password not in str(told)
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


def test_where_somebody_works_is_told_and_forgotten(anna: Actor, bram: Actor, dirk: Actor) -> None:
    placed(anna, bram, department(anna.member.organisation), days=-5)
    placed(dirk, anna)
    given_to(anna, dirk)
    [told] = personal_data.export(anna.person)["memberships"]
    assert told["posts"][0]["unit"] == "Logistiek"
    assert told["posts"][0]["manager"] == "Bram Bakker"
    assert told["replaced_by"][0]["name"] == "Dirk Smit"
    [other] = personal_data.export(dirk.person)["memberships"]
    assert other["stands_in_for"][0]["name"] == "Anna de Vries"
    personal_data.erase(anna.person, Rule.ON_REQUEST)
    assert not anna.member.posts.exists()
    assert not StandIn.objects.exists()
    assert dirk.member.posts.get().manager is None


def test_the_export_takes_as_many_queries_however_often_one_moved(
    anna: Actor, bram: Actor, dirk: Actor, django_assert_max_num_queries: Any
) -> None:
    for n in range(10):
        placed(anna, (bram, dirk)[n % 2], days=-20 + n)
    with django_assert_max_num_queries(14):
        assert len(personal_data.export(anna.person)["memberships"][0]["posts"]) == 10
