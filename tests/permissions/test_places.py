"""Where one is sent, and what a page may be used for, by whoever means harm."""

from collections.abc import Mapping

import pytest
from django.test import Client, override_settings

from tests.cast import PASSWORD, Actor
from tests.permissions.matrix import ask, changers
from tests.permissions.test_reading import PAGES
from tests.permissions.world import World
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Person

pytestmark = pytest.mark.django_db

ELSEWHERES = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "http:///evil.example/",
    "javascript:alert(1)",
    " https://evil.example/",
    "https:evil.example",
    "/\t/evil.example/",
]


def with_password(who: Actor) -> Person:
    who.person.set_password(PASSWORD)
    who.person.save(update_fields=["password"])
    return who.person


@pytest.mark.parametrize("url", ELSEWHERES)
def test_signing_in_leads_nowhere_else(anna: Actor, url: str) -> None:
    answer = Client().post(
        "/account/login/",
        {"login": with_password(anna).email, "password": PASSWORD, "next": url},
    )
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert answer["Location"].startswith("/")


@pytest.mark.parametrize("url", ELSEWHERES)
@pytest.mark.parametrize("path", ["/account/logout/", "/account/language/"])
def test_no_other_page_leads_elsewhere(anna: Actor, url: str, path: str) -> None:
    answer = anna.client.post(path, {"next": url, "language": "nl"})
    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
    assert answer["Location"].startswith("/")


def test_a_mail_points_at_the_public_address_whatever_the_request_says(anna: Actor) -> None:
    with_password(anna)
    Client().post(
        "/account/password/reset/", {"email": anna.person.email}, headers={"host": "127.0.0.1:666"}
    )
    mail = Mail.objects.get(kind="people.password_reset")
    assert "http://localhost:8000/account/password/reset/key/" in mail.text
    assert "127.0.0.1" not in mail.text + mail.html


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost:80@evil"])
def test_a_host_we_do_not_serve_gets_a_plain_refusal(anna: Actor, host: str) -> None:
    for path in ("/", "/account/login/", "/healthz"):
        answer = anna.client.get(path, headers={"host": host})
        assert answer.status_code == 400
        assert b"evil" not in answer.content
        assert b"Traceback" not in answer.content


# The colours and the logo of an organisation: of nobody, with a version in the address.
OF_NOBODY = {"people:brand_css", "people:brand_proof", "people:logo"}


@pytest.fixture(scope="module")
def told(world: World) -> dict[str, Mapping[str, str]]:
    """What every page says besides its words."""
    return {
        page: ask(world, thing, door, column).headers
        for page, (column, thing, door) in PAGES.items()
    }


@pytest.mark.slow  # every page
def test_no_page_of_a_person_is_kept_by_a_browser_or_proxy(
    told: dict[str, Mapping[str, str]],
) -> None:
    kept = [
        page
        for page, headers in told.items()
        if PAGES[page][2].name not in OF_NOBODY
        and "no-store" not in headers.get("Cache-Control", "")
    ]
    assert kept == []


@pytest.mark.slow  # every page, when it is the only one
def test_every_page_is_fenced_in(told: dict[str, Mapping[str, str]]) -> None:
    for page, headers in told.items():
        if PAGES[page][2].name == "home:mailbox_html":
            continue  # a mail, in a sandbox with a policy of its own
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, page
        assert "frame-ancestors 'none'" in policy, page
        assert "unsafe" not in policy, page
        assert headers["X-Frame-Options"] == "DENY", page
        assert headers["X-Content-Type-Options"] == "nosniff", page
        assert headers["Referrer-Policy"] == "same-origin", page


@pytest.mark.parametrize("path", ["/nowhere/", "/people/"])
def test_error_pages_are_fenced_in_too(anna: Actor, path: str) -> None:
    headers = anna.client.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.slow  # every POST
def test_every_post_needs_the_token_of_a_page_of_ours(world: World) -> None:
    open_to_forgery = []
    for key, (column, thing, door) in changers().items():
        client = Client(enforce_csrf_checks=True)
        client.cookies.update(world.client(column).cookies)
        with override_settings(DEMO=thing.in_demo):
            if client.post(door.url(world), door.data(world)).status_code != 403:
                open_to_forgery.append(key)
    assert open_to_forgery == []
