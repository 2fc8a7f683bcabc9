"""Sign in, sign out, a forgotten password, language, another organisation."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.cast import PASSWORD as CAST_PASSWORD
from tests.cast import THEN, Actor
from tests.people.adding import activation_of, added
from tweespraak.audit.api import entries_about
from tweespraak.notifications.api import Mail
from tweespraak.people.api import Membership, Organisation, Person, Role

NEW = "zeven lange winters geleden"


@pytest.fixture
def known(anna: Actor) -> Actor:
    """Anna, with a password."""
    anna.person.set_password(CAST_PASSWORD)
    anna.person.save(update_fields=["password"])
    anna.client.force_login(anna.person)
    return anna


def sign_in(client: Client, email: str, password: str = CAST_PASSWORD) -> Any:
    return client.post("/account/login/", {"login": email, "password": password})


def test_address_and_password_let_in_in_the_persons_language(client: Client, known: Actor) -> None:
    Person.objects.update(language="en")
    answer = sign_in(client, "Anna@Voorbeeld.example")
    assert answer.url == "/"
    assert answer.cookies["django_language"].value == "en"
    assert entries_about(known.person.pk).filter(action="people.signed_in").exists()


def test_a_wrong_password_says_the_same_as_an_unknown_address(client: Client, known: Actor) -> None:
    wrong = sign_in(client, known.person.email, "niet dit wachtwoord")
    unknown = sign_in(client, "niemand@voorbeeld.example")
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_guessing_is_slowed_down(client: Client, known: Actor) -> None:
    answers = [sign_in(client, known.person.email, f"gok nummer {n}") for n in range(7)]
    assert answers[-1].status_code == 200
    assert answers[-1].context["form"].errors != answers[0].context["form"].errors
    assert not client.session.get("_auth_user_id")


def test_who_left_comes_in_and_who_is_not_activated_does_not(client: Client, known: Actor) -> None:
    Membership.objects.update(ended_at=THEN)
    assert sign_in(client, known.person.email).url == "/"
    Person.objects.update(activated_at=None)
    assert sign_in(Client(), known.person.email).url == "/account/inactive/"
    assert client.get("/account/inactive/").status_code in {200, 302}
    assert known.client.get("/notifications/").status_code == 302


def test_signing_out_takes_a_post(known: Actor) -> None:
    assert known.client.get("/account/logout/").status_code == 200
    assert known.client.get("/notifications/").status_code == 200
    assert known.client.post("/account/logout/").url == "/account/login/"
    assert known.client.get("/notifications/").status_code == 302


@pytest.mark.django_db
def test_nobody_signs_up(client: Client) -> None:
    values = {"email": "x@example.org", "password1": NEW, "password2": NEW}
    assert client.get("/account/signup/").status_code == 200
    assert client.post("/account/signup/", values).status_code == 405
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "path",
    ["email/", "confirm-email/", "reauthenticate/", "2fa/", "confirm-email/x/", "3rdparty/"],
)
def test_pages_of_allauth_we_do_not_use_do_not_exist(anna: Actor, path: str) -> None:
    assert anna.client.get(f"/account/{path}").status_code == 404


def test_a_forgotten_password_is_replaced_through_the_outbox(client: Client, known: Actor) -> None:
    EmailAddress.objects.create(
        user=known.person, email=known.person.email, verified=False, primary=True
    )
    assert client.post("/account/password/reset/", {"email": known.person.email}).url.endswith(
        "/done/"
    )
    mail = Mail.objects.get(kind="people.password_reset")
    assert (mail.address, mail.organisation_id) == (known.person.email, None)
    path = re.search(r"http://[^/]+(/account/password/reset/key/\S+/)", mail.text)[1]  # type: ignore[index]
    form = client.get(path).url
    assert client.post(form, {"password1": "kort", "password2": "kort"}).context["form"].errors
    client.post(form, {"password1": NEW, "password2": NEW})
    assert sign_in(Client(), known.person.email, NEW).url == "/"
    assert EmailAddress.objects.get(user=known.person).verified
    assert Mail.objects.filter(kind="people.password_changed").count() == 1
    assert "werkt niet" in Client().get(path).content.decode()


def test_an_unknown_address_sees_the_same_and_gets_nothing(client: Client, known: Actor) -> None:
    ours = client.post("/account/password/reset/", {"email": known.person.email})
    none = client.post("/account/password/reset/", {"email": "niemand@voorbeeld.example"})
    assert (ours.status_code, ours.url) == (none.status_code, none.url)
    assert not Mail.objects.filter(address="niemand@voorbeeld.example").exists()


def test_whose_account_waits_gets_a_new_link_that_way(
    client: Client, voorbeeld: Organisation
) -> None:
    member = added(voorbeeld)
    client.post("/account/password/reset/", {"email": member.person.email})
    assert Mail.objects.filter(kind="people.activation").count() == 2
    assert activation_of(member).organisation_id is None


def test_who_has_no_role_gets_no_account_that_way(client: Client, voorbeeld: Organisation) -> None:
    member = added(voorbeeld, roles=[])
    client.post("/account/password/reset/", {"email": member.person.email})
    assert Mail.objects.count() == 0


def test_the_password_is_changed_by_who_knows_it(known: Actor) -> None:
    page = known.client.get("/account/password/change/")
    assert "http" not in page.context["form"].fields["oldpassword"].help_text
    wrong = {"oldpassword": "fout", "password1": NEW, "password2": NEW}
    assert known.client.post("/account/password/change/", wrong).context["form"].errors
    assert (
        known.client.post("/account/password/change/", wrong | {"oldpassword": CAST_PASSWORD}).url
        == "/account/security/"
    )
    assert sign_in(Client(), known.person.email, NEW).url == "/"


def test_who_has_no_password_is_led_to_the_mail(anna: Actor) -> None:
    answer = anna.client.get("/account/password/change/", follow=True)
    assert answer.redirect_chain[-1][0] == "/account/password/reset/"


def test_switching_language_is_remembered_with_the_account(anna: Actor, client: Client) -> None:
    answer = anna.client.post("/account/language/", {"language": "en", "next": "/notifications/"})
    assert answer.url == "/notifications/"
    assert Person.objects.get().language == "en"
    anna.client.post("/account/language/", {"language": "klingon"})
    assert Person.objects.get().language == "en"
    assert (
        client.post("/account/language/", {"language": "nl", "next": "https://evil.example/"}).url
        == "/"
    )


def test_one_works_in_one_organisation_at_a_time(anna: Actor, eva: Actor) -> None:
    member = added(eva.member.organisation, anna.person.email, roles=[Role.ORGANISATION_ADMIN])
    assert anna.client.get("/people/").status_code == 403
    assert "Elders" in anna.client.get("/notifications/").content.decode()
    assert anna.client.post(f"/people/organisations/{member.organisation_id}/enter/").url == "/"
    assert anna.client.get("/people/").status_code == 200
    assert "Eva Mulder" in anna.client.get("/people/").content.decode()


def test_nobody_enters_an_organisation_they_do_not_belong_to(anna: Actor, eva: Actor) -> None:
    path = f"/people/organisations/{eva.member.organisation_id}/enter/"
    assert anna.client.post(path).status_code == 404
    assert anna.client.get(path).status_code == 405
