"""What is exported holds all that is one's own; what is erased is gone from every table."""

from io import StringIO
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, models

from tests.cast import THEN, Actor
from tests.privacy.test_consent import give
from tweespraak.audit.api import entries_about
from tweespraak.foundation.personal_data import Rule, declarations
from tweespraak.people.api import Person
from tweespraak.privacy.actions import erase_everything
from tweespraak.privacy.api import export_everything

CANARY = "kanarie"


@pytest.fixture
def canary(anna: Actor) -> Actor:
    """Anna, with a word in every text of hers that occurs nowhere else."""
    person, member = anna.person, anna.member
    person.email, person.given_name, person.family_name = (
        f"{CANARY}1@voorbeeld.example",
        f"{CANARY}2",
        f"{CANARY}3",
    )
    person.save(update_fields=["email", "given_name", "family_name"])
    member.given_name, member.family_name, member.job_title = (
        f"{CANARY}4",
        f"{CANARY}5",
        f"{CANARY}6",
    )
    member.save(update_fields=["given_name", "family_name", "job_title"])
    give(anna, purpose=f"activities.{CANARY}7")
    return anna


def texts_with(word: str) -> set[str]:
    """Every table and column of ours where a word stands."""
    found = set()
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table = model._meta.db_table
            for column in model._meta.local_fields:
                if not isinstance(column, models.CharField | models.TextField | models.JSONField):
                    continue
                cursor.execute(
                    f'SELECT COUNT(*) FROM "{table}" WHERE CAST("{column.column}" AS TEXT) LIKE %s',
                    [f"%{word}%"],
                )
                if cursor.fetchone()[0]:
                    found.add(f"{table}.{column.column}")
    return found


def erase(actor: Actor) -> dict[str, int]:
    return erase_everything(person=actor.person, rule=Rule.ON_REQUEST, by=None, at=THEN)


@pytest.mark.parametrize("number", range(1, 8))
def test_every_own_text_is_in_the_export(canary, number):
    assert f"{CANARY}{number}" in str(export_everything(canary.person))


def test_after_erasing_the_word_stands_nowhere(canary):
    assert texts_with(CANARY)
    erase(canary)
    assert texts_with(CANARY) == set()


def test_the_log_keeps_keys_as_evidence(canary):
    erase(canary)
    entries = entries_about(canary.person.pk)
    assert "privacy.erased" in [entry.action for entry in entries]
    assert not any(CANARY in str(entry.__dict__) for entry in entries)


def test_erasing_one_leaves_the_others(canary, bram, eva):
    give(bram, object_id=uuid4())
    before = {actor.person.pk: export_everything(actor.person) for actor in (bram, eva)}
    erase(canary)
    for actor in (bram, eva):
        assert export_everything(actor.person) == before[actor.person.pk]


def test_erasing_twice_is_erasing(canary):
    erase(canary)
    erase(canary)
    assert texts_with(CANARY) == set()


def test_every_context_with_tables_declares_what_it_holds():
    declared = {declaration.context: declaration.fields for declaration in declarations()}
    missing = [
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        if model.__module__.startswith("tweespraak.")
        for column in model._meta.local_fields
        if column.name not in declared.get(model._meta.app_label, {}).get(model.__name__, {})
    ]
    assert missing == []


def run(monkeypatch, address: str, typed: str) -> str:
    monkeypatch.setattr("builtins.input", lambda _question: typed)
    out = StringIO()
    call_command("erase_person", address, stdout=out)
    return out.getvalue()


def test_the_command_asks_for_the_address_again(canary, monkeypatch):
    with pytest.raises(CommandError, match="nothing was erased"):
        run(monkeypatch, canary.person.email, "yes")
    assert Person.objects.filter(email=canary.person.email).exists()


def test_the_command_erases_and_says_how_much(canary, monkeypatch):
    assert "people:" in run(monkeypatch, canary.person.email, canary.person.email)
    assert texts_with(CANARY) == set()


def test_the_command_knows_nobody_by_that_address(db, monkeypatch):
    with pytest.raises(CommandError, match="Nobody here"):
        run(monkeypatch, "niemand@voorbeeld.example", "")
