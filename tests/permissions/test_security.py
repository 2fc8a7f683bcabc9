"""What an attacker would try: each attempt here came from reading the code with bad intentions."""

import logging
import uuid
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, override_settings

from tests.cast import PASSWORD, Actor
from tests.permissions.matrix import ask, read_lines
from tests.permissions.objects import OBJECTS, POST
from tests.permissions.test_reading import PAGES
from tests.permissions.world import AT, World
from tweespraak.activities.api import Activity, TeamMember
from tweespraak.activities.models import Participation
from tweespraak.notifications.api import Mail, compose, notify
from tweespraak.people.api import Membership, Organisation, Person, Role
from tweespraak.people.models import Grant

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
MARKUP = "<img src=x onerror=alert(1)>\"'{{ 7|add:35 }}{% now 'Y' %}"
CONTROL = "a\x01b\x0bc\x1bd\u202ee"


@pytest.fixture(autouse=True)
def _fresh_limits() -> None:
    cache.clear()


def with_password(who: Actor) -> Person:
    who.person.set_password(PASSWORD)
    who.person.save(update_fields=["password"])
    return who.person


# --- where one is sent -------------------------------------------------------------------------


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


# --- what a page may be used for ---------------------------------------------------------------


@pytest.mark.slow  # every page
def test_no_page_of_a_person_is_kept_by_a_browser_or_proxy(world: World) -> None:
    kept = [
        page
        for page, (column, thing, door) in PAGES.items()
        if "no-store" not in ask(world, thing, door, column).headers.get("Cache-Control", "")
    ]
    assert kept == []


@pytest.mark.slow  # every page
def test_every_page_is_fenced_in(world: World) -> None:
    for page, (column, thing, door) in PAGES.items():
        if door.name == "home:mailbox_html":
            continue  # a mail, in a sandbox with a policy of its own
        headers = ask(world, thing, door, column).headers
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
    for line in read_lines():
        thing = OBJECTS[line.thing]
        if line.change != "yes" or thing.in_demo:
            continue
        for door in (door for door in thing.doors if door.method == POST):
            client = Client(enforce_csrf_checks=True)
            client.cookies.update(world.client(line.column).cookies)
            if client.post(door.url(world), door.data(world)).status_code != 403:
                open_to_forgery.append(f"{door.name} as {line.column}")
    assert open_to_forgery == []


# --- what people write themselves --------------------------------------------------------------


@pytest.fixture
def marked(world: World) -> World:
    """Everything a person can write holds markup and template code."""
    Organisation.objects.filter(pk=world.voorbeeld.pk).update(
        name=MARKUP, contact_name=MARKUP, contact_email="a@b.example"
    )
    Membership.objects.filter(organisation=world.voorbeeld).update(
        given_name=MARKUP, family_name=MARKUP[:80], job_title=MARKUP
    )
    Person.objects.update(given_name=MARKUP, family_name=MARKUP)
    Activity.objects.update(name=MARKUP, purpose=MARKUP, kept_lines=MARKUP)
    Mail.objects.update(subject=MARKUP, error=MARKUP)
    return world


@pytest.mark.slow  # every page
def test_what_people_write_stays_text_on_every_page(marked: World) -> None:
    shown = 0
    for page, (column, thing, door) in PAGES.items():
        if door.name == "home:mailbox_html":
            continue
        body = ask(marked, thing, door, column).content.decode()
        assert "<img src=x" not in body, page
        assert "onerror=alert(1)>" not in body, page
        assert "42" + "{% now" not in body, page
        assert "add:35" in body or "img" not in body, page
        shown += "&lt;img src=x" in body
    assert shown > 20


@pytest.mark.slow  # every POST
def test_what_people_write_stays_text_after_every_post(marked: World) -> None:
    for line in read_lines():
        for door in OBJECTS[line.thing].doors:
            if line.change == "yes" and door.method == POST:
                answer = ask(marked, OBJECTS[line.thing], door, line.column)
                if answer.headers.get("Content-Type") == "application/json":
                    continue
                assert b"<img src=x" not in getattr(answer, "content", b""), door.name


def test_what_people_write_stays_text_in_a_mail() -> None:
    letter = compose(
        language="nl",
        subject=MARKUP,
        greeting=MARKUP,
        paragraphs=[MARKUP, "</mj-text></mj-column><mj-raw><script>alert(1)</script></mj-raw>"],
        button=(MARKUP, "http://localhost:8000/?a=1&b=\"'><b>"),
        sender=MARKUP,
        contact=MARKUP,
    )
    assert "<img src=x" not in letter.html
    assert "<script" not in letter.html
    assert '"><b>' not in letter.html


def test_control_codes_in_a_mail_break_nothing() -> None:
    letter = compose(
        language="nl",
        subject=CONTROL,
        greeting=CONTROL,
        paragraphs=[CONTROL],
        button=(CONTROL, "http://localhost:8000/"),
        sender=CONTROL,
        contact=CONTROL,
    )
    assert letter.html


@pytest.mark.parametrize("field", ["name", "purpose"])
@pytest.mark.parametrize("words", [CONTROL, "a\r\nBcc: eva@elders.example\r\n\r\nb", "\ud83d"])
def test_an_activity_with_control_codes_breaks_no_invitation(
    world: World, field: str, words: str
) -> None:
    client = world.client("development_admin")
    thing = OBJECTS["new activity"]
    [door] = [door for door in thing.doors if door.method == POST]
    try:
        made = client.post(door.url(world), {**door.data(world), field: words})
    except UnicodeEncodeError:
        pytest.skip("a browser cannot send this")
    if made.status_code == 200:
        return  # refused with a sentence
    address = made["Location"].replace("candidates/", "participations/")
    pasted = {"lines": f"{CONTROL} <noor@voorbeeld.example>", "language": "nl"}
    assert client.post(address, pasted).status_code == 302
    for mail in Mail.objects.filter(address="noor@voorbeeld.example"):
        assert "\n" not in mail.subject
        assert "\r" not in mail.subject


@pytest.mark.parametrize("path", ["/people/?q=a%00b", "/people/?role=%00", "/people/?page=%00"])
def test_a_search_with_nothing_sensible_in_it_finds_nothing(chris: Actor, path: str) -> None:
    answer = chris.client.get(path)
    assert answer.status_code == 200
    assert b"\x00" not in answer.content


# --- sessions and keys -------------------------------------------------------------------------


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
    handler = logging.getLogger().handlers
    assert handler
    from django.conf import settings

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
    from django.utils.module_loading import import_string

    return [import_string(config["filters"][name]["()"])() for name in handler["filters"]]


# --- what one organisation may learn of another ------------------------------------------------


def test_adding_someone_known_elsewhere_tells_nothing(chris: Actor, eva: Actor) -> None:
    """The language one knows of a person is the language one gave, whatever it is elsewhere."""
    Person.objects.filter(pk=eva.person.pk).update(language="nl")

    def added(email: str) -> tuple[str, str]:
        chris.client.post(
            "/people/add/",
            {
                "once": str(uuid.uuid4()),
                "given_name": "Noor",
                "family_name": "Haddad",
                "email": email,
                "language": "en",
                "roles": ["development_member"],
                "step": "save",
            },
        )
        member = Membership.objects.get(person__email=email, organisation=chris.member.organisation)
        pages = "".join(
            chris.client.get(f"/people/{member.pk}/{page}").content.decode()
            for page in ("", "edit/")
        )
        subjects = sorted(mail.subject for mail in Mail.objects.filter(person_id=member.person_id))
        chosen = 'value="en" selected' in pages
        return "|".join(subjects), str(chosen)

    assert added(eva.person.email) == added("noor@voorbeeld.example")


def test_who_left_a_team_is_told_nothing_more_by_old_notices(world: World) -> None:
    client = world.client("development_admin")
    me = world.by_role["development_admin"].person
    notify(
        organisation=world.voorbeeld.pk,
        person=me.pk,
        kind="activities.finished",
        object_id=world.ours_anna.pk,
        at=AT,
    )
    assert b"Doorstroom" in client.get("/notifications/").content
    TeamMember.objects.filter(activity=world.ours, person=me).delete()
    page = client.get("/notifications/").content
    assert b"Doorstroom" not in page
    assert b"Anna" not in page


def test_a_key_of_another_organisation_makes_no_activity_and_no_error(world: World) -> None:
    thing = OBJECTS["new activity"]
    [door] = [door for door in thing.doors if door.method == POST]
    answer = world.client("elsewhere").post(
        door.url(world), {**door.data(world), "once": str(world.ours.pk), "name": "Gekaapt"}
    )
    assert answer.status_code in (200, 404)
    assert not Activity.objects.filter(name="Gekaapt").exists()


# --- more than was asked -----------------------------------------------------------------------


@pytest.mark.parametrize("role", ["operator", "candidate", "root"])
def test_a_role_nobody_gives_by_hand_cannot_be_posted(chris: Actor, role: str) -> None:
    answer = chris.client.post(
        "/people/add/",
        {
            "once": str(uuid.uuid4()),
            "given_name": "Noor",
            "email": "noor@voorbeeld.example",
            "language": "nl",
            "roles": [role],
            "step": "save",
        },
    )
    assert answer.status_code == 200
    assert not Person.objects.filter(email="noor@voorbeeld.example").exists()


def test_what_is_posted_beside_the_form_changes_nothing(chris: Actor, eva: Actor) -> None:
    elsewhere = eva.member.organisation
    chris.client.post(
        "/people/add/",
        {
            "once": str(uuid.uuid4()),
            "given_name": "Noor",
            "email": "noor@voorbeeld.example",
            "language": "nl",
            "roles": [],
            "step": "save",
            "organisation": str(elsewhere.pk),
            "organisation_id": str(elsewhere.pk),
            "activated_at": "2026-01-01",
            "is_superuser": "1",
            "by": str(eva.person.pk),
        },
    )
    member = Membership.objects.get(person__email="noor@voorbeeld.example")
    assert member.organisation == chris.member.organisation
    assert member.person.activated_at is None


def test_inviting_gives_the_role_of_development_member_and_no_other(world: World) -> None:
    client = world.client("development_admin")
    client.post(
        f"/talent/{world.ours.pk}/participations/",
        {
            "lines": "Noor <noor@voorbeeld.example>",
            "language": "nl",
            "roles": ["organisation_admin"],
            "role": "organisation_admin",
        },
    )
    given = Grant.objects.filter(membership__person__email="noor@voorbeeld.example")
    assert [grant.role for grant in given] == [Role.DEVELOPMENT_MEMBER]


def test_nobody_shares_the_result_of_another(world: World) -> None:
    """Finn was invited too and posts Anna's result as his own."""
    participation = Participation.objects.create(
        activity=world.ours, person=world.by_role["development_member"].person, invited_at=AT
    )
    client = world.client("development_member")
    answer = client.post(
        f"/talent/invitations/{participation.pk}/consent/",
        {"read": "x" * 64, "results": [str(world.session.result.pk)]},
    )
    assert answer.status_code == 422
    assert not participation.reuses.exists()


# --- the demo ----------------------------------------------------------------------------------


def test_in_the_demo_only_its_own_people_can_be_chosen(anna: Actor) -> None:
    """A person of a real organisation is none of the demo's, even where both would stand together."""
    client = Client()
    with override_settings(DEMO=True):
        client.post("/demo/sign-in/", {"person": str(anna.person.pk)})
    assert "_auth_user_id" not in client.session


def test_beside_real_data_the_demo_does_not_exist(anna: Actor) -> None:
    with override_settings(DEMO=True):
        for path in ("/demo/mailbox/", "/components/"):
            assert Client().get(path).status_code == 404
