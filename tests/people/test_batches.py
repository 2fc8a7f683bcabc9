"""People by a file: what the worker does with the rows, once, and what is undone."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from tests.cast import Actor
from tests.people.adding import activation_of, link_in
from tests.people.files import at_address, kept, outcomes, worked_off
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail, MailStatus
from tweespraak.people.actions import batch_work
from tweespraak.people.actions.batch_rows import work_row
from tweespraak.people.actions.batch_undo import undo_row
from tweespraak.people.actions.batch_work import work_off_batches
from tweespraak.people.actions.batches import (
    TooLateToUndo,
    confirm_batch,
    send_batch_now,
    undo_batch,
)
from tweespraak.people.api import Role, roles_of
from tweespraak.people.models import (
    Batch,
    BatchState,
    Grant,
    Membership,
    Person,
    PersonalLink,
    Post,
    Unit,
)
from tweespraak.people.queries import today_in, unit_of
from tweespraak.people.queries.batches import judged_batch
from tweespraak.people.rules.rows import Outcome
from tweespraak.testing.models import Assignment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("instruments")]


def later(monkeypatch: pytest.MonkeyPatch, **how_long: float) -> None:
    moment = clock.now() + timedelta(**how_long)
    monkeypatch.setattr(clock, "now", lambda: moment)


def counts() -> dict[str, int]:
    kinds = (Person, Membership, Grant, Post, Unit, PersonalLink, Mail, Assignment)
    return {kind.__name__: kind._default_manager.count() for kind in kinds}


def test_everyone_in_the_file_is_added_with_place_and_manager(chris: Actor) -> None:
    batch = worked_off(
        chris,
        "Noor;Haddad;noor@voorbeeld.example;Medewerker;Zorg;Nacht;Verpleegkundige;olaf@voorbeeld.example",
        "Olaf;Prins;olaf@voorbeeld.example;;Zorg;;;",
    )
    assert batch.state == BatchState.DONE
    assert outcomes(batch) == {2: "new", 3: "new"}
    noor = at_address(batch.organisation, "noor@voorbeeld.example")
    olaf = at_address(batch.organisation, "olaf@voorbeeld.example")
    assert noor
    assert olaf
    post = noor.posts.get()
    assert (str(post.unit), str(post.unit.parent), post.manager) == ("Nacht", "Zorg", olaf)
    assert roles_of(olaf) == {Role.MANAGER}
    assert noor.job_title == "Verpleegkundige"


def test_a_bad_row_stops_no_good_one(chris: Actor) -> None:
    batch = worked_off(chris, "Noor;;geen adres;;;;;", "Olaf;;olaf@voorbeeld.example;;;;;")
    assert outcomes(batch) == {2: "wrong", 3: "new"}


def test_the_mails_wait_ten_minutes_and_then_go(
    chris: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = worked_off(chris, "Noor;;noor@voorbeeld.example;Ontwikkeling Lid;;;;")
    mails = Mail.objects.filter(organisation_id=batch.organisation_id)
    assert {mail.kind for mail in mails} == {"people.activation", "testing.invitation"}
    assert {mail.due_at for mail in mails} == {batch.done_at + timedelta(minutes=10)}


def test_undo_leaves_no_trace_of_who_was_added(chris: Actor) -> None:
    before = counts()
    batch = worked_off(
        chris,
        "Noor;;noor@voorbeeld.example;Ontwikkeling Lid;Zorg;Nacht;;olaf@voorbeeld.example",
        "Olaf;;olaf@voorbeeld.example;Medewerker;Zorg;;;chris@voorbeeld.example",
    )
    assert counts() != before
    undo_batch(batch=batch, by=chris.person, at=clock.now())
    work_off_batches()
    batch.refresh_from_db()
    assert batch.state == BatchState.UNDONE
    assert counts() | {"Grant": 0} == before | {"Grant": 0}
    assert roles_of(chris.member) == {Role.ORGANISATION_ADMIN}


def test_undo_puts_back_what_was_changed(chris: Actor, anna: Actor, bram: Actor) -> None:
    worked_off(chris, "Anna;;anna@voorbeeld.example;;Zorg;Nacht;Hulp;bram@voorbeeld.example")
    before = list(Post.objects.values())
    batch = worked_off(
        chris, "Anna;;anna@voorbeeld.example;Medewerker;Bouw;;Chef;chris@voorbeeld.example"
    )
    anna.member.refresh_from_db()
    assert anna.member.job_title == "Chef"
    assert str(unit_of(anna.member, today_in(anna.member.organisation))) == "Bouw"
    undo_batch(batch=batch, by=chris.person, at=clock.now())
    work_off_batches()
    anna.member.refresh_from_db()
    assert anna.member.job_title == "Hulp"
    assert roles_of(anna.member) == {Role.DEVELOPMENT_MEMBER}
    assert list(Post.objects.values()) == before
    assert not Unit.objects.filter(name="Bouw").exists()


def undone(batch: Batch, chris: Actor) -> Batch:
    undo_batch(batch=batch, by=chris.person, at=clock.now())
    work_off_batches()
    batch.refresh_from_db()
    return batch


def test_two_files_are_undone_in_whichever_order(chris: Actor, anna: Actor) -> None:
    """What the second file would put back, the first had made and has taken away."""
    row = "Anna;;anna@voorbeeld.example;;{};;;{}"
    olaf = "Olaf;;olaf@voorbeeld.example;;;;;"
    first = worked_off(chris, row.format("Zorg", "olaf@voorbeeld.example"), olaf)
    second = worked_off(chris, row.format("Finance", "chris@voorbeeld.example"))
    assert undone(first, chris).state == BatchState.UNDONE
    assert not Unit.objects.filter(name="Zorg").exists()
    assert undone(second, chris).state == BatchState.UNDONE
    connection.check_constraints()
    assert not Unit.objects.exists()
    assert not anna.member.posts.exclude(unit=None, manager=None).exists()


def test_who_is_forgotten_between_reading_and_doing_is_new_and_can_be_undone(
    chris: Actor, anna: Actor
) -> None:
    Membership.objects.filter(pk=anna.member.pk).update(ended_at=clock.now())
    batch = kept(chris, "Anna;;anna@voorbeeld.example;;;;;")
    [row] = judged_batch(batch)
    assert row.outcome == Outcome.BACK
    Person.objects.filter(pk=anna.person.pk).update(email="weg@voorbeeld.example")
    done = work_row(batch, row, chris.person)
    assert done["outcome"] == Outcome.NEW
    undo_row(batch, done, chris.person)
    assert done["undone"]
    assert at_address(batch.organisation, "anna@voorbeeld.example") is None


def test_who_uses_the_account_already_is_not_undone(chris: Actor) -> None:
    batch = worked_off(chris, "Noor;;noor@voorbeeld.example;Medewerker;;;;")
    noor = at_address(batch.organisation, "noor@voorbeeld.example")
    assert noor
    path = link_in(activation_of(noor))
    token = path.split("/")[-2]
    from django.test import Client

    answer = Client().post(
        f"/account/activate/{token}/",
        {
            "password": "drie rustige zwanen op de vijver",
            "again": "drie rustige zwanen op de vijver",
        },
    )
    assert answer.status_code == 302
    undo_batch(batch=batch, by=chris.person, at=clock.now())
    work_off_batches()
    batch.refresh_from_db()
    assert [one["undone"] for one in batch.outcomes] == [False]
    assert at_address(batch.organisation, "noor@voorbeeld.example")
    page = chris.client.get(f"/people/batches/{batch.pk}/").content.decode()
    assert "Alles is weer zoals het was" not in page
    assert "Verder is iedereen" in page


def test_after_ten_minutes_nothing_is_undone(chris: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = worked_off(chris, "Noor;;noor@voorbeeld.example;Medewerker;;;;")
    later(monkeypatch, minutes=10, seconds=1)
    with pytest.raises(TooLateToUndo):
        undo_batch(batch=batch, by=chris.person, at=clock.now())


def test_sending_now_ends_the_time_to_undo(chris: Actor) -> None:
    batch = worked_off(chris, "Noor;;noor@voorbeeld.example;Medewerker;;;;")
    at = clock.now()
    send_batch_now(batch=batch, by=chris.person, at=at)
    assert Mail.objects.get(kind="people.activation").due_at == at
    with pytest.raises(TooLateToUndo):
        undo_batch(batch=batch, by=chris.person, at=at)


def test_a_killed_worker_is_followed_by_the_next_and_nobody_comes_twice(
    chris: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_work, "SLICE", 1)
    batch = kept(chris, *[f"P{n};;p{n}@voorbeeld.example;Medewerker;;;;" for n in range(3)])
    confirm_batch(batch=batch, by=chris.person, at=clock.now())
    real, seen = batch_work.work_row, []

    def dies(*arguments: object) -> object:
        seen.append(1)
        if len(seen) == 3:
            raise OperationalError("killed")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(batch_work, "work_row", dies)
    with pytest.raises(OperationalError):
        work_off_batches()
    batch.refresh_from_db()
    assert len(batch.outcomes) == 2
    assert work_off_batches() == 0  # the lease still runs
    later(monkeypatch, minutes=6)
    assert work_off_batches() == 1
    batch.refresh_from_db()
    assert batch.state == BatchState.DONE
    assert set(outcomes(batch).values()) == {"new"}
    assert Mail.objects.filter(kind="people.activation", status=MailStatus.QUEUED).count() == 3


def test_confirming_twice_is_once(chris: Actor) -> None:
    batch = worked_off(chris, "Noor;;noor@voorbeeld.example;;;;;")
    confirm_batch(batch=batch, by=chris.person, at=clock.now())
    assert Batch.objects.get().state == BatchState.DONE
    acts = [entry.action for entry in entries_of_object("batch", batch.pk)]
    assert acts == ["people.batch_confirmed", "people.batch_done"]


def test_who_left_comes_back_and_goes_again_when_undone(chris: Actor, anna: Actor) -> None:
    from tweespraak.people.actions import end_membership

    end_membership(member=anna.member, successor=None, by=chris.person, at=clock.now())
    anna.member.refresh_from_db()
    left = anna.member.ended_at
    batch = worked_off(chris, ";;anna@voorbeeld.example;Medewerker;;;;")
    assert outcomes(batch) == {2: "back"}
    anna.member.refresh_from_db()
    assert anna.member.ended_at is None
    assert anna.member.full_name == "Anna de Vries"
    undo_batch(batch=batch, by=chris.person, at=clock.now())
    work_off_batches()
    anna.member.refresh_from_db()
    assert anna.member.ended_at == left


def test_who_goes_again_when_undone_keeps_nothing_that_was_given_since(
    chris: Actor, anna: Actor
) -> None:
    from tweespraak.people.actions import change_roles, end_membership
    from tweespraak.people.actions.links import make_link

    end_membership(member=anna.member, successor=None, by=chris.person, at=clock.now())
    batch = worked_off(chris, ";;anna@voorbeeld.example;Medewerker;;;;")
    back = Membership.objects.get(pk=anna.member.pk)
    change_roles(member=back, roles=[Role.EMPLOYEE, Role.PLANNER], by=None, at=clock.now())
    make_link(
        organisation=back.organisation, person=anna.person, slot="planted.thing", at=clock.now(),
        valid_for=timedelta(days=1),
    )  # fmt: skip
    undo_batch(batch=batch, by=chris.person, at=clock.now())
    work_off_batches()
    assert Membership.objects.get(pk=back.pk).ended_at
    assert not Grant.objects.filter(membership=back, taken_at=None).exists()
    assert not PersonalLink.objects.filter(slot="planted.thing", revoked_at=None).exists()


@pytest.mark.slow
def test_two_hundred_rows_take_seconds(chris: Actor) -> None:
    """Slow: two hundred people with their mails."""
    batch = worked_off(
        chris,
        *[f"P{n};;p{n}@voorbeeld.example;Ontwikkeling Lid;Zorg;T{n % 9};;" for n in range(200)],
    )
    assert len(batch.outcomes) == 200
    assert Mail.objects.count() == 400
