"""Sessions, passwords and links: the keys of a house, and where they may not lie about."""

import logging
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils.module_loading import import_string

from tests.cast import PASSWORD, Actor
from tests.permissions.world import AT, World
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Membership, Person
from tweespraak.people.models import Grant

pytestmark = pytest.mark.django_db


def with_password(who: Actor) -> Person:
    who.person.set_password(PASSWORD)
    who.person.save(update_fields=["password"])
    return who.person


def test_signing_in_gives_a_new_session_key(anna: Actor) -> None:
    client = Client()
    client.get("/account/login/")
    session = client.session
    session["planted"] = "by an attacker"
    session.save()
    client.cookies["sessionid"] = session.session_key
    client.post("/account/login/", {"login": with_password(anna).email, "password": PASSWORD})
    assert client.session.get("_auth_user_id") == str(anna.person.pk)
    assert client.session.session_key != session.session_key


def test_activating_gives_a_new_session_key(world: World) -> None:
    client = Client()
    session = client.session
    session["planted"] = "by an attacker"
    session.save()
    client.cookies["sessionid"] = session.session_key
    words = {"password": "vier stille reigers", "again": "vier stille reigers"}
    client.post(f"/account/activate/{world.finns_token}/", words)
    assert client.session.get("_auth_user_id") == str(world.finn.person_id)
    assert client.session.session_key != session.session_key


def test_a_new_password_ends_the_other_sessions(anna: Actor) -> None:
    with_password(anna)
    assert anna.client.get("/").status_code == 302


def test_a_reset_link_works_once(anna: Actor) -> None:
    with_password(anna)
    client = Client()
    client.post("/account/password/reset/", {"email": anna.person.email})
    mail = Mail.objects.get(kind="people.password_reset")
    path = next(word for word in mail.text.split() if "/reset/key/" in word).split("8000")[1]
    form = client.get(path, follow=True)
    new = {"password1": "zes rustige zwanen", "password2": "zes rustige zwanen"}
    client.post(form.request["PATH_INFO"], new)
    anna.person.refresh_from_db()
    assert anna.person.check_password("zes rustige zwanen")
    again = Client()
    other = {"password1": "zeven boze ganzen", "password2": "zeven boze ganzen"}
    form = again.get(path, follow=True)
    again.post(form.request["PATH_INFO"], other)
    anna.person.refresh_from_db()
    assert anna.person.check_password("zes rustige zwanen")


def test_who_left_sees_nothing_of_the_organisation_any_more(world: World) -> None:
    Membership.objects.filter(person=world.bram.person).update(ended_at=AT)
    client = Client()
    client.force_login(world.bram.person)
    for path in (
        "/people/",
        "/talent/",
        f"/talent/{world.ours.pk}/",
        "/lenses/",
        "/notifications/",
    ):
        assert client.get(path).status_code == 404, path


def test_a_role_that_was_taken_is_gone_at_the_next_click(chris: Actor) -> None:
    assert chris.client.get("/people/").status_code == 200
    Grant.objects.filter(membership=chris.member).update(taken_at=AT)
    assert chris.client.get("/people/").status_code == 403


def test_a_link_cannot_be_made_up(world: World) -> None:
    key, _, signature = world.finns_token.partition(".")
    other = uuid.uuid4().hex
    assert len(signature) >= 43  # 256 bits
    for token in (
        key,
        f"{key}.",
        f"{other}.{signature}",
        f"{key}.{signature[:-1]}",
        f"{key}.ø",
        ".",
    ):
        assert Client().get(f"/people/link/{token}/").status_code == 404, token
        assert Client().get(f"/account/activate/{token}/").status_code == 404, token


@pytest.mark.parametrize("column", ["nobody", "elsewhere", "owner"])
def test_a_link_never_stands_in_a_log(
    world: World, column: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client = world.client(column)
        client.handler.enforce_csrf_checks = True
        for start in ("/people/link/", "/account/activate/"):
            client.get(f"{start}{world.finns_token}/")
            client.post(f"{start}{world.finns_token}/", {})
        client.get("/account/password/reset/key/abc-secret-key/")
        client.post("/account/password/reset/key/abc-secret-key/", {})
    console = settings.LOGGING["handlers"]["console"]
    assert "discreet" in console.get("filters", [])
    filters = _filters(settings.LOGGING, console)
    told = []
    for record in caplog.records:
        for each in filters:
            each.filter(record)
        told.append(record.getMessage())
    assert any("link" in line for line in told if "Not Found" in line) or column == "nobody"
    assert not [line for line in told if world.finns_token in line or "secret-key" in line]


def _filters(config: dict[str, Any], handler: dict[str, Any]) -> list[Any]:
    return [import_string(config["filters"][name]["()"])() for name in handler["filters"]]
