"""The audit log is added to and never changed."""

import uuid

import pytest
from django.db import transaction

from tests.cast import THEN
from tweespraak.audit.actions import OutsideTransaction, record
from tweespraak.audit.models import AppendOnly, Entry
from tweespraak.audit.queries import entries_about, entries_of_object

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def entry(**changes: object) -> Entry:
    values: dict[str, object] = {
        "action": "session.finished",
        "object_type": "session",
        "object_id": uuid.uuid4(),
        "at": THEN,
        "by": None,
    }
    with transaction.atomic():
        return record(**(values | changes))  # type: ignore[arg-type]


def test_a_row_cannot_be_changed() -> None:
    row = entry()
    row.action = "something.else"
    with pytest.raises(AppendOnly):
        row.save()
    with pytest.raises(AppendOnly):
        Entry.objects.filter(pk=row.pk).update(action="something.else")


def test_a_row_cannot_be_deleted() -> None:
    row = entry()
    with pytest.raises(AppendOnly):
        row.delete()
    with pytest.raises(AppendOnly):
        Entry.objects.all().delete()


def test_rows_are_found_by_person_and_by_object() -> None:
    anna, session = uuid.uuid4(), uuid.uuid4()
    first = entry(about=anna, object_id=session, action="session.started")
    last = entry(about=anna, object_id=session)
    entry(about=uuid.uuid4())
    assert list(entries_about(anna)) == [last, first]
    assert list(entries_of_object("session", session)) == [first, last]


@pytest.mark.django_db(transaction=True)
def test_an_act_and_its_row_stand_or_fall_together() -> None:
    with pytest.raises(OutsideTransaction):
        record(action="a", object_type="b", object_id="c", at=THEN, by=None)
