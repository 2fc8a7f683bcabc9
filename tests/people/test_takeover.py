"""Ways into somebody else's account, by who manages people of one organisation: all of them closed."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Actor
from tests.people.adding import PASSWORD, added, link_in
from tests.people.keys_fixture import code_of, is_in
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock
from tweespraak.notifications.models import Mail
from tweespraak.people.actions import activate_account, edit_member
from tweespraak.people.actions.asking import ask_new_address
from tweespraak.people.actions.links import make_link
from tweespraak.people.actions.merging import merge
from tweespraak.people.models import AddressChange, Membership, Person, PersonalLink
from tweespraak.people.queries import LinkRevoked, person_by_address
from tweespraak.people.queries.links import ACTIVATION, token_of
from tweespraak.people.rules import as_kept

NEW = "zeven lange winters geleden"
TWICE = {"password": PASSWORD, "again": PASSWORD}


def opened_by_copy(member: Membership) -> Person:
    """Whoever manages people copied the link and chose the password."""
    PersonalLink.objects.filter(person=member.person).update(copied_at=clock.now())
    link = PersonalLink.objects.get(person=member.person, slot=ACTIVATION)
    return activate_account(link=link, password=PASSWORD, at=clock.now())


def asked(member: Membership, chris: Actor, email: str = "anders@voorbeeld.example") -> Mail:
    ask_new_address(member=member, email=email, by=chris.person, at=clock.now())
    return Mail.objects.get(kind="people.new_address")


def has_password(person: Person) -> bool:
    return Person.objects.get(pk=person.pk).has_usable_password()


def test_a_question_to_a_new_address_opens_no_closed_account(chris: Actor, eva: Actor) -> None:
    noor = added(chris.member.organisation)
    opened_by_copy(noor)
    link = link_in(asked(noor, chris))
    added(eva.member.organisation, noor.person.email)  # closes what was opened by a copied link
    stranger = Client()
    for path in (link, link.replace("/people/link/", "/account/activate/")):
        stranger.get(path)
        stranger.post(path, TWICE)
    assert not has_password(noor.person)


def test_only_who_opened_the_mail_to_the_new_address_confirms_it(chris: Actor, anna: Actor) -> None:
    mail = asked(anna.member, chris, "eva@elders-later.example")
    path = f"/people/address/{AddressChange.objects.get().pk}/"
    assert anna.client.get(path).status_code == 404
    assert anna.client.post(path).status_code == 404
    activation = make_link(
        organisation=anna.member.organisation, person=anna.person, slot=ACTIVATION, at=clock.now(),
        valid_for=timedelta(days=1),
    )  # fmt: skip
    anna.client.get(f"/people/link/{token_of(activation)}/")
    assert anna.client.post(path).status_code == 404
    anna.client.get(link_in(mail))
    assert anna.client.post(path).status_code == 302
    assert EmailAddress.objects.get(user=anna.person).verified


def test_the_question_goes_to_no_other_address_than_the_new_one(chris: Actor, anna: Actor) -> None:
    mail = asked(anna.member, chris)
    chris.client.post(f"/people/{anna.member.pk}/mails/{mail.pk}/again/")
    sent = Mail.objects.filter(kind="people.new_address")
    assert [one.address for one in sent] == ["anders@voorbeeld.example"] * 2


def test_a_copied_question_proves_no_address(chris: Actor, anna: Actor, eva: Actor) -> None:
    """Else somebody waits under another's address until a second organisation adds it."""
    mail = asked(anna.member, chris, "later@elders.example")
    chris.client.post(f"/people/{anna.member.pk}/mails/{mail.pk}/link/")
    anna.client.get(link_in(mail))
    anna.client.post(f"/people/address/{AddressChange.objects.get().pk}/")
    assert not EmailAddress.objects.get(user=anna.person, email="later@elders.example").verified
    added(eva.member.organisation, "later@elders.example")
    assert Person.objects.get(pk=anna.person.pk).activated_at is None


def sign_in_by_code(person: Person) -> Client:
    browser = Client()
    browser.post("/account/login/code/", {"email": person.email})
    browser.post("/account/login/code/confirm/", {"code": code_of(person)})
    assert is_in(browser, person)
    return browser


def new_password_by_mail(person: Person) -> None:
    browser = Client()
    browser.post("/account/password/reset/", {"email": person.email})
    mail = Mail.objects.filter(kind="people.password_reset").latest("created_at")
    found = re.search(r"/account/password/reset/key/\S+", mail.text)
    assert found
    form = browser.get(found[0])["Location"]
    browser.post(form, {"password1": NEW, "password2": NEW})
    person.refresh_from_db()
    assert person.check_password(NEW)


def test_a_mailed_code_does_not_prove_the_password_somebody_else_chose(
    chris: Actor, eva: Actor
) -> None:
    noor = added(chris.member.organisation)
    sign_in_by_code(opened_by_copy(noor))
    added(eva.member.organisation, noor.person.email)
    assert not has_password(noor.person)
    [act] = [one for one in entries_about(noor.person_id) if one.action == "people.account_doubted"]
    assert (act.organisation_id, act.actor_id) == (None, None)


def test_a_new_password_by_mail_does_not_prove_the_passkey_somebody_else_added(
    chris: Actor, eva: Actor
) -> None:
    noor = added(chris.member.organisation)
    person = opened_by_copy(noor)
    Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    new_password_by_mail(person)
    added(eva.member.organisation, noor.person.email)
    assert not has_password(noor.person)
    assert not Authenticator.objects.exists()


def test_a_new_password_by_mail_proves_the_address_when_nothing_else_opens_the_account(
    chris: Actor, eva: Actor
) -> None:
    noor = added(chris.member.organisation)
    new_password_by_mail(opened_by_copy(noor))
    added(eva.member.organisation, noor.person.email)
    assert has_password(noor.person)


def test_a_new_address_does_not_prove_the_password_somebody_else_chose(
    chris: Actor, eva: Actor
) -> None:
    noor = added(chris.member.organisation)
    browser = sign_in_by_code(opened_by_copy(noor))
    browser.get(link_in(asked(noor, chris)))
    browser.post(f"/people/address/{AddressChange.objects.get().pk}/")
    added(eva.member.organisation, "anders@voorbeeld.example")
    assert not has_password(noor.person)


def test_a_link_mailed_to_the_account_that_went_opens_not_the_one_that_stays(
    chris: Actor, eva: Actor
) -> None:
    here = chris.member.organisation
    known = added(here, "noor@elders.example", roles=[])
    added(eva.member.organisation, "noor@elders.example")
    mine = added(here, "nog-een@voorbeeld.example", roles=[])
    link = make_link(
        organisation=here, person=mine.person, slot="planted.thing", at=clock.now(),
        valid_for=timedelta(days=9),
    )  # fmt: skip
    merge(kept=known, gone=mine, by=chris.person, at=clock.now())
    stranger = Client()
    stranger.post(f"/account/activate/{token_of(link)}/", TWICE)
    assert not has_password(known.person)


def test_an_account_opened_by_a_copied_link_closes_when_one_of_two_organisations_joins_it(
    chris: Actor, eva: Actor
) -> None:
    here = chris.member.organisation
    kept, gone = added(here), added(here, "noor@elders.example")
    opened_by_copy(kept)
    added(eva.member.organisation, "noor@elders.example")
    merge(kept=kept, gone=gone, by=gone.person, at=clock.now())
    assert not has_password(kept.person)
    assert Mail.objects.filter(organisation_id=None, address=kept.person.email).count() == 1


def test_who_got_the_mail_by_mistake_is_too_late_once_the_address_is_corrected(
    chris: Actor,
) -> None:
    """Their form was already on its way; the account is that of the right address now."""
    noor = added(chris.member.organisation, "verkeerd@voorbeeld.example")
    link = PersonalLink.objects.get(person=noor.person, slot=ACTIVATION)
    edit_member(
        member=noor, given_name="Noor", family_name="Haddad", job_title="", language="nl",
        email="goed@voorbeeld.example", by=chris.person, at=clock.now(),
    )  # fmt: skip
    with pytest.raises(LinkRevoked):
        activate_account(link=link, password=PASSWORD, at=clock.now())
    assert not has_password(noor.person)


def test_an_address_that_only_looks_the_same_in_capitals_is_another(anna: Actor) -> None:
    """A dotless ı becomes an I in capitals."""
    assert person_by_address(" ANNA@Voorbeeld.example ") == anna.person
    assert as_kept("mıke@voorbeeld.example") != as_kept("MIKE@voorbeeld.example")
    with CaptureQueriesContext(connection) as asked_:
        person_by_address("anna@voorbeeld.example")
    assert "UPPER" not in asked_[0]["sql"]
    assert "LIKE" not in asked_[0]["sql"]


def test_what_somebody_left_elsewhere_is_theirs_too(chris: Actor, eva: Actor) -> None:
    """A copied link opens no account in which the data of a former organisation wait."""
    noor = added(chris.member.organisation)
    added(eva.member.organisation, noor.person.email)
    Membership.objects.exclude(pk=noor.pk).filter(person=noor.person).update(ended_at=clock.now())
    link = PersonalLink.objects.get(organisation=noor.organisation, person=noor.person)
    PersonalLink.objects.update(copied_at=clock.now())
    Client().post(f"/account/activate/{token_of(link)}/", TWICE)
    assert not has_password(noor.person)


@pytest.mark.parametrize("path", ["/account/signup/", "/account/3rdparty/signup/"])
def test_nobody_signs_up(path: str, client: Client, db: None) -> None:
    client.post(path, {"email": "x@y.example", "password1": PASSWORD})
    assert not Person.objects.exists()
