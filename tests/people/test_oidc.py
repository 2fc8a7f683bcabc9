"""Single sign-on of one organisation, against a real provider on this computer."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from tests.cast import Actor
from tests.people.adding import added
from tests.people.keys_fixture import is_in, told
from tests.people.provider import running_provider, settings_for, vouch
from tweespraak.foundation import clock
from tweespraak.people.api import Membership, Organisation, Person, Role

START = "/account/oidc/sso/"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A provider that vouches for whoever the test says."""
    with running_provider() as address:
        yield address


@pytest.fixture(autouse=True)
def _sign_on(provider: str, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = settings_for(provider)
    settings.OIDC_ORGANISATION = "voorbeeld"


def come_back(
    client: Client,
    provider: str,
    email: str,
    *,
    verified: Any = True,
    sub: str = "",
    path: str = START,
) -> Any:
    """Go to the provider, sign in there, and come back with what it vouches for."""
    subject = sub or email
    vouch(provider, subject, email, verified)
    away = client.post(path)
    assert away["Location"].startswith(provider)
    there = requests.post(away["Location"], data={"sub": subject}, allow_redirects=False, timeout=5)
    return client.get(urljoin("http://testserver", there.headers["Location"]))


def refused(answer: Any, why: str) -> bool:
    return bool(answer.url == f"/account/oidc/refused/{why}/")


def test_the_sign_in_page_shows_the_button_and_the_policy_lets_it_go(
    client: Client, anna: Actor
) -> None:
    assert "Inloggen bij Voorbeeld" in client.get("/account/login/").content.decode()


def test_a_member_with_a_verified_address_gets_in(
    client: Client, anna: Actor, provider: str
) -> None:
    come_back(client, provider, anna.person.email)
    assert is_in(client, anna.person)
    assert told(anna.person) == ["Je account is gekoppeld aan de inlog van je organisatie"]
    again = Client()
    come_back(again, provider, anna.person.email)
    assert is_in(again, anna.person)
    assert SocialAccount.objects.count() == 1


def test_the_first_time_activates_the_account(
    client: Client, voorbeeld: Organisation, provider: str
) -> None:
    member = added(voorbeeld)
    come_back(client, provider, member.person.email)
    person = Person.objects.get(pk=member.person_id)
    assert person.activated_at is not None
    assert not person.has_usable_password()
    assert is_in(client, person)
    assert SocialAccount.objects.get().user == person


def test_nobody_is_created(client: Client, voorbeeld: Organisation, provider: str) -> None:
    assert refused(come_back(client, provider, "vreemd@voorbeeld.example"), "nobody")
    assert not Person.objects.exists()
    assert client.get("/account/oidc/refused/nobody/").status_code == 200


@pytest.mark.parametrize("verified", [False, None, "false", 0])
def test_an_address_the_provider_does_not_vouch_for_opens_nothing(
    client: Client, anna: Actor, provider: str, verified: Any
) -> None:
    answer = come_back(client, provider, anna.person.email, verified=verified)
    assert refused(answer, "nobody")
    assert not is_in(client, anna.person)


def test_a_member_of_another_organisation_does_not_get_in(
    client: Client, anna: Actor, eva: Actor, provider: str
) -> None:
    assert refused(come_back(client, provider, eva.person.email), "nobody")
    assert not is_in(client, eva.person)


def test_an_address_of_two_organisations_is_not_taken_over(
    client: Client, anna: Actor, eva: Actor, provider: str
) -> None:
    added(eva.member.organisation, anna.person.email, roles=[Role.EMPLOYEE])
    assert refused(come_back(client, provider, anna.person.email), "elsewhere")
    assert not is_in(client, anna.person)
    assert not SocialAccount.objects.exists()


def test_the_same_holds_for_who_left_the_other_one(
    client: Client, anna: Actor, eva: Actor, provider: str
) -> None:
    member = added(eva.member.organisation, anna.person.email, roles=[Role.EMPLOYEE])
    Membership.objects.filter(pk=member.pk).update(ended_at=clock.now())
    assert refused(come_back(client, provider, anna.person.email), "elsewhere")


def test_who_connects_it_themselves_gets_in_with_both(
    client: Client, anna: Actor, eva: Actor, provider: str
) -> None:
    added(eva.member.organisation, anna.person.email, roles=[Role.EMPLOYEE])
    path = f"{START}?process=connect"
    come_back(anna.client, provider, anna.person.email, path=path)
    assert SocialAccount.objects.get().user == anna.person
    come_back(client, provider, anna.person.email)
    assert is_in(client, anna.person)


def test_a_connection_from_before_a_second_organisation_opens_no_more(
    client: Client, anna: Actor, eva: Actor, provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_back(client, provider, anna.person.email)
    later = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    added(eva.member.organisation, anna.person.email, roles=[Role.EMPLOYEE])
    other = Client()
    assert refused(come_back(other, provider, anna.person.email), "elsewhere")
    anna.client.force_login(anna.person)
    come_back(anna.client, provider, anna.person.email, path=f"{START}?process=connect")
    again = Client()
    come_back(again, provider, anna.person.email)
    assert is_in(again, anna.person)


def test_who_left_the_organisation_does_not_get_in_any_more(
    client: Client, anna: Actor, provider: str
) -> None:
    come_back(Client(), provider, anna.person.email)
    Membership.objects.filter(pk=anna.member.pk).update(ended_at=clock.now())
    assert refused(come_back(client, provider, anna.person.email), "nobody")


def test_nobody_connects_what_belongs_to_another(
    anna: Actor, bram: Actor, eva: Actor, provider: str
) -> None:
    path = f"{START}?process=connect"
    come_back(anna.client, provider, anna.person.email, path=path)
    assert refused(come_back(bram.client, provider, anna.person.email, path=path), "nobody")
    assert refused(come_back(eva.client, provider, eva.person.email, path=path), "nobody")
    assert SocialAccount.objects.get().user == anna.person


def test_connecting_asks_for_a_fresh_proof(
    anna: Actor, provider: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = clock.now() + timedelta(minutes=10)
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = anna.client.post(f"{START}?process=connect")
    assert answer.url.startswith("/account/confirm/")


def test_connecting_and_undoing_it_is_told(
    anna: Actor, provider: str, django_capture_on_commit_callbacks: Any
) -> None:
    come_back(anna.client, provider, anna.person.email, path=f"{START}?process=connect")
    assert "Koppeling verbreken" in anna.client.get("/account/security/").content.decode()
    anna.client.post("/account/oidc/disconnect/")
    assert not SocialAccount.objects.exists()
    assert len(told(anna.person)) == 2


def test_a_stolen_answer_of_the_provider_opens_nothing(
    client: Client, anna: Actor, provider: str
) -> None:
    answer = client.get(f"{START}callback/?code=x&state=y")
    assert refused(answer, "failed")


def test_without_an_organisation_nobody_gets_in(
    client: Client, anna: Actor, provider: str, settings: Any
) -> None:
    settings.OIDC_ORGANISATION = ""
    assert refused(come_back(client, provider, anna.person.email), "nobody")


def test_a_provider_that_is_gone_is_said(client: Client, anna: Actor, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"] = {
        "server_url": "http://localhost:9"
    }
    assert refused(client.post(START), "failed")


def test_what_only_the_provider_vouched_for_closes_when_a_second_organisation_trusts_it(
    client: Client, voorbeeld: Organisation, eva: Actor, provider: str
) -> None:
    """Whoever runs the provider of one organisation could else wait under the address of another's."""
    member = added(voorbeeld, "later@elders.example")
    come_back(client, provider, "later@elders.example")
    added(eva.member.organisation, "later@elders.example")
    assert Person.objects.get(pk=member.person_id).activated_at is None
    assert not SocialAccount.objects.exists()
    assert client.get("/notifications/").status_code == 302
