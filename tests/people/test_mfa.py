"""A code by mail, two steps, recovery codes, and what the person is told about it."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.cast import Actor
from tests.people.adding import added
from tests.people.keys_fixture import (
    app_code,
    code_of,
    is_in,
    sign_in,
    switch_on_two_steps,
    told,
    with_password,
)
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail
from tweespraak.people.actions import add_passkey, remove_passkey
from tweespraak.people.actions.accounts import doubt_unproven
from tweespraak.people.adapters import KeysAdapter
from tweespraak.people.api import Organisation


@pytest.fixture
def known(anna: Actor) -> Actor:
    return with_password(anna)


def ask_code(client: Client, email: str) -> Any:
    return client.post("/account/login/code/", {"email": email}, follow=True)


def test_a_mailed_code_lets_in_without_a_password(client: Client, anna: Actor) -> None:
    ask_code(client, anna.person.email)
    client.post("/account/login/code/confirm/", {"code": code_of(anna.person)})
    assert is_in(client, anna.person)


def test_the_code_works_only_in_the_browser_that_asked_for_it(anna: Actor) -> None:
    ask_code(Client(), anna.person.email)
    thief = Client()
    thief.post("/account/login/code/confirm/", {"code": code_of(anna.person)})
    assert not is_in(thief, anna.person)


def test_an_unknown_address_sees_the_same(anna: Actor) -> None:
    ours, none = (
        ask_code(Client(), email) for email in (anna.person.email, "niemand@elders.example")
    )
    assert ours.redirect_chain == none.redirect_chain
    assert _plain(ours) == _plain(none)
    assert not Mail.objects.filter(address="niemand@elders.example").exists()


def _plain(page: Any) -> str:
    import re

    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.content.decode())


def test_whose_account_waits_gets_a_new_link_instead(
    client: Client, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld)
    ask_code(client, member.person.email)
    assert Mail.objects.filter(kind="people.activation", person_id=member.person_id).count() == 2
    assert not Mail.objects.filter(kind="people.sign_in_code").exists()


def test_two_steps_are_asked_after_password_and_after_code(known: Actor) -> None:
    secret, _recovery = switch_on_two_steps(known)
    browser = Client()
    assert sign_in(browser, known.person).url == "/account/login/second-step/"
    assert not is_in(browser, known.person)
    browser.post("/account/login/second-step/", {"code": "000000"})
    assert not is_in(browser, known.person)
    browser.post("/account/login/second-step/", {"code": app_code(secret)})
    assert is_in(browser, known.person)
    by_code = Client()
    ask_code(by_code, known.person.email)
    by_code.post("/account/login/code/confirm/", {"code": code_of(known.person)})
    assert not is_in(by_code, known.person)


def test_a_code_of_the_app_works_once(known: Actor) -> None:
    secret, _recovery = switch_on_two_steps(known)
    code = app_code(secret)
    for number in range(2):
        browser = Client()
        sign_in(browser, known.person)
        browser.post("/account/login/second-step/", {"code": code})
        assert is_in(browser, known.person) is (number == 0)


def test_a_recovery_code_works_once(known: Actor) -> None:
    _secret, recovery = switch_on_two_steps(known)
    assert len(recovery) == 10
    for number in range(2):
        browser = Client()
        sign_in(browser, known.person)
        browser.post("/account/login/second-step/", {"code": recovery[0]})
        assert is_in(browser, known.person) is (number == 0)


def test_recovery_codes_are_shown_once(known: Actor) -> None:
    _secret, recovery = switch_on_two_steps(known)
    again = known.client.get("/account/recovery-codes/").content.decode()
    assert not [code for code in recovery if code in again]
    fresh = known.client.post("/account/recovery-codes/new/", follow=True).content.decode()
    assert "data:text/plain" in fresh
    assert not [code for code in recovery if code in fresh]


def test_the_screens_show_key_and_picture_without_a_site_elsewhere(known: Actor) -> None:
    page = known.client.get("/account/two-steps/on/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert known.client.session["mfa.totp.secret"] in page


def test_every_change_mails_the_person_and_stands_in_the_log(
    known: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    for change in (
        lambda: switch_on_two_steps(known),
        lambda: known.client.post("/account/recovery-codes/new/"),
        lambda: known.client.post("/account/two-steps/off/"),
    ):
        with django_capture_on_commit_callbacks(execute=True):
            change()
    assert told(known.person) == [
        "Inloggen gaat nu in twee stappen",
        "Nieuwe herstelcodes",
        "Inloggen gaat weer in één stap",
    ]
    actions = set(entries_about(known.person.pk).values_list("action", flat=True))
    assert {"people.key_app_on", "people.key_app_off", "people.key_recovery_codes"} <= actions
    assert not Authenticator.objects.filter(user=known.person).exists()


def test_secrets_cannot_be_read_from_the_database_alone(known: Actor) -> None:
    secret, recovery = switch_on_two_steps(known)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not [code for code in recovery if code in kept]
    assert KeysAdapter().decrypt(KeysAdapter().encrypt("geheim")) == "geheim"


def test_a_passkey_alone_asks_no_second_step(known: Actor) -> None:
    """Who adds a passkey on one device still signs in with the password on another."""
    data = {"name": "Telefoon", "credential": {}}
    Authenticator.objects.create(user=known.person, type="webauthn", data=data)
    browser = Client()
    assert sign_in(browser, known.person).url == "/"
    assert is_in(browser, known.person)


def test_passkeys_are_renamed_and_removed_by_their_owner_only(known: Actor, bram: Actor) -> None:
    data = {"name": "Telefoon", "credential": {}}
    passkey = Authenticator.objects.create(user=known.person, type="webauthn", data=data)
    path = f"/account/passkeys/{passkey.pk}"
    assert bram.client.post(f"{path}/rename/", {"name": "Van mij"}).status_code == 404
    assert bram.client.post(f"{path}/remove/").status_code == 404
    known.client.post(f"{path}/rename/", {"name": "Werktelefoon"})
    assert "Werktelefoon" in known.client.get("/account/security/").content.decode()
    known.client.post(f"{path}/remove/")
    assert not Authenticator.objects.filter(pk=passkey.pk).exists()
    assert told(known.person) == ["Er is een passkey van je account verwijderd"]
    acts = set(entries_about(known.person.pk).values_list("action", flat=True))
    assert {"people.key_passkey_renamed", "people.key_passkey_removed"} <= acts


def test_recovery_codes_that_stand_for_nothing_go_with_the_last_passkey(known: Actor) -> None:
    data = {"name": "Telefoon", "credential": {}}
    passkey = Authenticator.objects.create(user=known.person, type="webauthn", data=data)
    Authenticator.objects.create(user=known.person, type="recovery_codes", data={})
    remove_passkey(passkey=passkey, at=clock.now())
    assert not Authenticator.objects.filter(user=known.person).exists()


def test_a_key_that_cannot_be_told_is_not_added(
    known: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_letter: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("tweespraak.people.actions.keys.queue_mail", fail)
    with pytest.raises(RuntimeError):
        add_passkey(person=known.person, name="Telefoon", credential={}, at=clock.now())
    assert not Authenticator.objects.filter(user=known.person).exists()


def test_a_passkey_that_was_not_made_for_our_challenge_is_none(known: Actor) -> None:
    for credential in ("", "{}", '{"id": "x"}', "null", "[]", '"x"', "no json"):
        values = {"name": "Telefoon", "credential": credential}
        assert known.client.post("/account/passkeys/add/", values).status_code == 200, credential
        assert Client().post("/account/login/passkey/", values).status_code in (200, 302)
    assert not Authenticator.objects.exists()


def test_keys_somebody_else_may_have_added_go_with_the_doubt(known: Actor) -> None:
    """The account was opened through a link that somebody else held in their hands."""
    from allauth.account.models import EmailAddress

    switch_on_two_steps(known)
    address = {"user": known.person, "email": known.person.email}
    EmailAddress.objects.create(**address, verified=False, primary=True)
    doubt_unproven(person=known.person, at=clock.now())
    assert not Authenticator.objects.filter(user=known.person).exists()
    assert known.client.get("/account/security/").status_code == 302


def test_a_security_key_that_was_found_proves_nothing_by_itself(anna: Actor) -> None:
    """Every challenge wants its owner: one that did not could be answered on the sign-in page too."""
    for browser in (Client(), anna.client):
        challenge = browser.post("/account/passkeys/challenge/").json()["publicKey"]
        assert challenge["userVerification"] == "required"
