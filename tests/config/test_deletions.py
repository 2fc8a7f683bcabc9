"""What was deleted stays deleted when a backup is put back."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction

from config import deletions
from tests.cast import THEN, Actor
from tweespraak.audit.api import entries_of_object, record
from tweespraak.foundation import clock
from tweespraak.foundation.personal_data import Rule
from tweespraak.privacy.actions import erase_everything, work_off_terms
from tweespraak.privacy.models import Sweep

pytestmark = pytest.mark.django_db


def buried(key: object, organisation: object = None) -> None:
    with transaction.atomic():
        record(
            action="privacy.term_ended", object_type="application", object_id=str(key), at=THEN,
            by=None, organisation=organisation, state_to="28_days",
        )  # fmt: skip


def test_T31_the_log_of_deletions_goes_along_and_all_is_looked_at_again(bram: Actor) -> None:
    work_off_terms()
    buried("known")
    away = deletions.told()
    lost = {**away[0], "object_id": str(uuid4())}
    assert deletions.carry_over([*away, lost]) == 1
    assert deletions.carry_over([*away, lost]) == 0
    [row] = entries_of_object("application", lost["object_id"])
    assert (row.at, row.state_to, row.action) == (THEN, "28_days", "privacy.term_ended")
    due_at = Sweep.objects.get().due_at
    assert due_at
    assert due_at <= clock.now()


def test_nothing_new_changes_nothing(bram: Actor) -> None:
    work_off_terms()
    buried("known")
    before = Sweep.objects.get().due_at
    assert deletions.carry_over(deletions.told()) == 0
    assert Sweep.objects.get().due_at == before


def test_T31_who_was_erased_on_request_and_came_back_is_erased_again(bram: Actor) -> None:
    person, address = bram.person, bram.person.email
    erase_everything(person=person, rule=Rule.ON_REQUEST, by=None, at=THEN)
    type(person).objects.filter(pk=person.pk).update(email=address, given_name="Bram")
    work_off_terms()
    person.refresh_from_db()
    assert person.is_erased
    at = clock.now() + timedelta(days=1)
    Sweep.objects.update(due_at=at - timedelta(days=1))
    work_off_terms()
    assert entries_of_object("person", person.pk).filter(action="privacy.erased").count() == 2


def test_where_there_is_no_database_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has its databases on a server")
    monkeypatch.setitem(connection.settings_dict, "NAME", tmp_path / "none.sqlite3")
    assert deletions.told() == []
    assert not (tmp_path / "none.sqlite3").exists()
