"""Where one is signed in: seen, ended one by one or all at once, and by a new password."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from tests.cast import PASSWORD, Actor
from tests.people.keys_fixture import is_in, sign_in, told, with_password
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock
from tweespraak.people.queries.keys import devices_of
from tweespraak.people.rules.proof import device_of
from tweespraak.people.tasks import drain_sessions

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
NEW = "zeven lange winters geleden"


@pytest.fixture
def known(anna: Actor) -> Actor:
    return with_password(anna)


@pytest.fixture
def laptop(known: Actor) -> Client:
    browser = Client(headers={"user-agent": FIREFOX})
    sign_in(browser, known.person)
    return browser


def page(who: Actor) -> str:
    return who.client.get("/account/security/").content.decode()


def test_every_device_is_listed_and_this_one_is_marked(known: Actor, laptop: Client) -> None:
    text = page(known)
    assert "Firefox op Linux" in text
    assert text.count("dit apparaat") == 1
    devices = known.client.get("/account/security/").context["devices"]
    assert [device.is_current for device in devices] == [True, False]


def test_one_device_is_signed_out(known: Actor, laptop: Client) -> None:
    [other] = [
        device
        for device in known.client.get("/account/security/").context["devices"]
        if not device.is_current
    ]
    known.client.post(f"/account/sessions/{other.session.pk}/end/")
    assert not is_in(laptop, known.person)
    assert "Firefox op Linux" not in page(known)


def test_all_others_are_signed_out_and_the_person_is_told(known: Actor, laptop: Client) -> None:
    known.client.post("/account/sessions/end/")
    assert not is_in(laptop, known.person)
    assert is_in(known.client, known.person)
    assert told(known.person) == ["Je bent uitgelogd op je andere apparaten"]
    known.client.post("/account/sessions/end/")  # nowhere else any more: nothing to tell
    assert len(told(known.person)) == 1
    acts = [entry.action for entry in entries_about(known.person.pk)]
    assert acts.count("people.sessions_ended") == 1


def test_who_signs_out_leaves_no_trace_of_the_device(known: Actor, laptop: Client) -> None:
    laptop.post("/account/logout/")
    assert UserSession.objects.filter(user=known.person).count() == 1


def test_what_ended_by_itself_is_not_listed_and_is_forgotten(known: Actor, laptop: Client) -> None:
    ended = Session.objects.filter(session_key=laptop.session.session_key)
    ended.update(expire_date=clock.now() - timedelta(minutes=1))
    assert "Firefox op Linux" not in page(known)
    assert drain_sessions() == 1
    assert not ended.exists()
    assert UserSession.objects.filter(user=known.person).count() == 1
    assert drain_sessions() == 0


def test_the_page_asks_as_much_for_many_devices_as_for_one(
    known: Actor, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        sign_in(Client(), known.person)
    with django_assert_max_num_queries(1):
        assert len(devices_of(known.person, None)) == 6


def test_nobody_ends_the_session_of_another(known: Actor, laptop: Client, bram: Actor) -> None:
    for device in known.client.get("/account/security/").context["devices"]:
        path = f"/account/sessions/{device.session.pk}/end/"
        assert bram.client.post(path).status_code == 404
    assert is_in(laptop, known.person)


def test_a_new_password_signs_out_the_others(known: Actor, laptop: Client) -> None:
    new = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    known.client.post("/account/password/change/", new)
    assert known.client.get("/account/security/").status_code == 200
    assert laptop.get("/account/security/").status_code == 302
    assert len(known.client.get("/account/security/").context["devices"]) == 1
    acts = [entry.action for entry in entries_about(known.person.pk)]
    assert acts.count("people.password_changed") == 1


@pytest.mark.parametrize(
    ("agent", "named"),
    [
        (FIREFOX, ("Firefox", "Linux")),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537.36 Edg/140", ("Edge", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604", ("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile Safari/537", ("Chrome", "Android")),
        ("curl/8", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_device_is_called_by_its_browser_and_system(agent: str, named: tuple[str, str]) -> None:
    assert device_of(agent) == named
