"""The bell: one line per thing that happened, for one person."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from tests.cast import THEN, Actor
from tweespraak.foundation import slots
from tweespraak.foundation.personal_data import Rule
from tweespraak.notifications import personal_data
from tweespraak.notifications.api import Letter, notify, notify_all, queue_mail, unread_count
from tweespraak.notifications.models import Digest, Mail, Notice
from tweespraak.notifications.rules import AT_ONCE


def ring(actor: Actor, kind: str = "planted.thing") -> Notice:
    return notify(
        organisation=actor.member.organisation_id, person=actor.person.pk, kind=kind,
        object_id=uuid.uuid4(), at=THEN,
    )  # fmt: skip


@pytest.fixture
def _line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody above says what a notice of this kind means."""

    def lines(*, notices: list[Notice], **_more: object) -> list[tuple[uuid.UUID, slots.Link]]:
        return [(notice.pk, slots.Link("Bram heeft gedeeld", "/ergens/")) for notice in notices]

    monkeypatch.setitem(slots._slots.setdefault("notice.line", {}), "planted", (50, lines))


@pytest.mark.usefixtures("_line")
def test_the_bell_counts_and_the_page_reads(anna: Actor) -> None:
    ring(anna)
    page = anna.client.get("/notifications/").content.decode()
    assert "Bram heeft gedeeld" in page
    assert "1 nieuw" in page
    assert unread_count(anna.person.pk, anna.member.organisation_id) == 0
    assert "1 nieuw" not in anna.client.get("/notifications/").content.decode()


def test_the_same_thing_rings_once(anna: Actor) -> None:
    thing = uuid.uuid4()
    for _ in range(2):
        notify(
            organisation=anna.member.organisation_id, person=anna.person.pk, kind="planted.thing",
            object_id=thing, at=THEN,
        )  # fmt: skip
    assert Notice.objects.count() == 1


def test_a_notice_whose_subject_is_gone_says_so(anna: Actor) -> None:
    ring(anna, "nobody.knows")
    assert anna.client.get("/notifications/").status_code == 200


@pytest.mark.usefixtures("_line")
def test_eva_hears_nothing_of_it(anna: Actor, eva: Actor) -> None:
    notice = ring(anna)
    assert "Bram heeft gedeeld" not in eva.client.get("/notifications/").content.decode()
    notice.refresh_from_db()
    assert notice.read_at is None


def test_a_visitor_is_asked_to_sign_in(client: object, db: None) -> None:
    assert client.get("/notifications/").status_code == 302  # type: ignore[attr-defined]


def test_many_notices_come_in_pages(anna: Actor) -> None:
    for _ in range(25):
        ring(anna)
    assert len(anna.client.get("/notifications/").context["lines"]) == 20
    assert len(anna.client.get("/notifications/", {"page": "2"}).context["lines"]) == 5


def test_reading_leaves_what_came_later(anna: Actor) -> None:
    from tweespraak.notifications.actions import mark_read

    ring(anna)
    mark_read(
        person=anna.person.pk, organisation=anna.member.organisation_id, at=THEN - timedelta(days=1)
    )
    assert unread_count(anna.person.pk, anna.member.organisation_id) == 1


def test_every_field_is_declared_exported_and_erased(anna: Actor, eva: Actor) -> None:
    for model in apps.get_app_config("notifications").get_models():
        fields = {field.name for field in model._meta.concrete_fields}
        assert fields == set(personal_data.FIELDS[model.__name__])
    ring(anna)
    ring(eva)
    queue_mail(
        kind="x.y", address="anna@voorbeeld.example", letter=Letter("S", "t", "h", "nl"),
        person=anna.person.pk, at=THEN,
    )  # fmt: skip
    told = personal_data.export(anna.person)
    assert (len(told["mails"]), len(told["notifications"])) == (1, 1)
    assert personal_data.erase(anna.person, Rule.ON_REQUEST) == 3
    assert not Mail.objects.exists()
    assert Notice.objects.count() == 1


def test_a_whole_organisation_hears_it_once_in_a_few_queries(
    anna: Actor, django_assert_max_num_queries: Any
) -> None:
    own, what = anna.member.organisation_id, uuid.uuid4()
    everyone = [anna.person.pk, *(uuid.uuid4() for _other in range(AT_ONCE))]
    for _twice in range(2):
        with django_assert_max_num_queries(20):
            notify_all(
                organisation=own, persons=everyone, kind="planted.news", object_id=what, at=THEN
            )
    assert Notice.objects.filter(kind="planted.news").count() == len(everyone)
    assert Digest.objects.filter(due_at=THEN).count() == len(everyone)
    assert unread_count(anna.person.pk, own) == 1


def test_a_bell_has_the_worker_look_also_where_it_is_looking_now(anna: Actor) -> None:
    ring(anna)
    Digest.objects.update(due_at=THEN - timedelta(minutes=1), leased_until=THEN)
    ring(anna, "planted.more")
    assert Digest.objects.get().due_at == THEN


def test_who_wants_no_mail_is_left_alone(anna: Actor) -> None:
    ring(anna)
    Digest.objects.update(rhythm="never", due_at=None)
    ring(anna, "planted.more")
    assert Digest.objects.get().due_at is None
