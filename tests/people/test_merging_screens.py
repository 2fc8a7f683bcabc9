"""The same person twice, and another address: what the organisation asks and the person decides."""

from typing import Any

import pytest
from django.test import Client

from tests.cast import THEN, Actor
from tests.people.adding import added, link_in
from tweespraak.audit.models import Entry
from tweespraak.notifications.api import Mail
from tweespraak.people.actions import asking
from tweespraak.people.actions.asking import decline_merge
from tweespraak.people.api import Person, Role
from tweespraak.people.models import AddressChange, PersonalLink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("instruments")]


def same(one: Any, other: Any) -> str:
    return f"/people/{one.pk}/same/{other.pk}/"


def used(who: Actor) -> None:
    """The organisation knows that this account is in use."""
    assert who.person.activated_at


def test_who_has_the_same_name_stands_there_already(chris: Actor, anna: Actor, bram: Actor) -> None:
    twice = added(chris.member.organisation, given_name="Anna", family_name="de Vries")
    page = chris.client.get(f"/people/{anna.member.pk}/same/").content.decode()
    assert same(anna.member, twice) in page
    page = chris.client.get(f"/people/{anna.member.pk}/same/?q=bram").content.decode()
    assert same(anna.member, bram.member) in page


def test_an_account_nobody_uses_is_put_away_at_once(chris: Actor, anna: Actor) -> None:
    twice = added(chris.member.organisation)
    assert "noor@voorbeeld.example" in chris.client.get(same(anna.member, twice)).content.decode()
    assert not Entry.objects.filter(action="people.merged").exists()
    chris.client.post(same(anna.member, twice))
    assert Person.objects.get(pk=twice.person_id).merged_into_id == anna.person.pk
    assert chris.client.get(f"/people/{twice.pk}/").status_code == 404
    assert b"Noor" not in chris.client.get("/people/left/").content


def test_the_account_in_use_is_offered_as_the_one_that_stays(chris: Actor, anna: Actor) -> None:
    twice = added(chris.member.organisation)
    assert chris.client.get(same(twice, anna.member)).url == same(anna.member, twice)


def test_who_uses_the_account_is_asked_and_says_yes(chris: Actor, anna: Actor, bram: Actor) -> None:
    chris.client.post(same(anna.member, bram.member))
    assert not Entry.objects.filter(action="people.merged").exists()
    path = link_in(Mail.objects.get(kind="people.merge_asked"))
    page = bram.client.get(bram.client.get(path).url).content.decode()
    assert anna.person.email in page
    answer = bram.client.post(f"/people/same/{anna.member.pk}/", {"answer": "yes"})
    assert answer.url.startswith("/account/login/")
    assert Person.objects.get(pk=bram.person.pk).merged_into_id == anna.person.pk
    assert bram.client.get("/people/").status_code == 302  # signed out


def test_an_admin_who_lets_their_own_account_go_is_asked_too(chris: Actor, anna: Actor) -> None:
    chris.client.post(same(anna.member, chris.member))
    assert not Entry.objects.filter(action="people.merged").exists()
    assert Mail.objects.get(kind="people.merge_asked").address == chris.person.email


def test_no_changes_nothing(chris: Actor, anna: Actor, bram: Actor) -> None:
    chris.client.post(same(anna.member, bram.member))
    bram.client.post(f"/people/same/{anna.member.pk}/", {"answer": "no"})
    assert bram.client.get(f"/people/same/{anna.member.pk}/").status_code == 404
    assert Entry.objects.filter(action="people.merge_declined").exists()
    assert Person.objects.get(pk=bram.person.pk).merged_into is None


def test_no_said_twice_is_written_down_once(chris: Actor, anna: Actor, bram: Actor) -> None:
    chris.client.post(same(anna.member, bram.member))
    link = PersonalLink.objects.get(slot="people.merge")
    for _click in range(2):
        decline_merge(link=link, at=THEN)
    assert Entry.objects.filter(action="people.merge_declined").count() == 1


def test_nobody_else_can_say_yes(chris: Actor, anna: Actor, bram: Actor, eva: Actor) -> None:
    chris.client.post(same(anna.member, bram.member))
    for who in (chris, anna, eva):
        path = f"/people/same/{anna.member.pk}/"
        assert who.client.post(path, {"answer": "yes"}).status_code == 404
    assert not Entry.objects.filter(action="people.merged").exists()


def test_of_an_account_elsewhere_the_page_says_nothing(
    chris: Actor, anna: Actor, eva: Actor
) -> None:
    """Noor works at Eva's too; the page is word for word that of somebody who does not."""
    here = added(chris.member.organisation)
    there = added(chris.member.organisation, "nina@voorbeeld.example", given_name="Nina")
    added(eva.member.organisation, "nina@voorbeeld.example", roles=[Role.EMPLOYEE])
    pages = [chris.client.get(same(anna.member, one)).content.decode() for one in (here, there)]
    words = [page.split("<main")[1].count("<li>") for page in pages]
    assert words[0] == words[1]
    chris.client.post(same(anna.member, there))
    assert Mail.objects.get(kind="people.merge_asked").address == "nina@voorbeeld.example"


def test_eva_and_who_may_not(chris: Actor, anna: Actor, bram: Actor, eva: Actor) -> None:
    for path in (same(anna.member, chris.member), f"/people/{anna.member.pk}/same/"):
        assert eva.client.get(path).status_code == 404
        assert bram.client.get(path).status_code == 403
    assert chris.client.get(same(anna.member, eva.member)).status_code == 404
    assert (
        bram.client.post(f"/people/{anna.member.pk}/address/", {"email": "x@y.nl"}).status_code
        == 403
    )


def asked(chris: Actor, who: Actor, email: str = "anna@nieuw.example") -> Any:
    return chris.client.post(f"/people/{who.member.pk}/address/", {"email": email})


def test_a_new_address_is_asked_there_and_confirmed_by_its_owner(chris: Actor, anna: Actor) -> None:
    assert asked(chris, anna).status_code == 302
    mail = Mail.objects.get(kind="people.new_address")
    assert mail.address == "anna@nieuw.example"
    anna.person.refresh_from_db()
    assert anna.person.email == "anna@voorbeeld.example"
    target = anna.client.get(link_in(mail)).url
    assert "anna@nieuw.example" in anna.client.get(target).content.decode()
    anna.client.post(target)
    anna.person.refresh_from_db()
    assert anna.person.email == "anna@nieuw.example"
    assert Mail.objects.get(kind="people.address_changed").address == "anna@voorbeeld.example"
    assert anna.client.post(target).status_code == 404  # used up


def test_without_signing_in_the_link_changes_nothing(chris: Actor, anna: Actor) -> None:
    asked(chris, anna)
    stranger = Client()
    stranger.get(link_in(Mail.objects.get(kind="people.new_address")))
    change = AddressChange.objects.get()
    answer = stranger.post(f"/people/address/{change.pk}/")
    assert answer.url.startswith("/account/login/")
    assert chris.client.post(f"/people/address/{change.pk}/").status_code == 404


def test_an_address_somebody_here_has_is_refused(chris: Actor, anna: Actor, bram: Actor) -> None:
    answer = asked(chris, anna, bram.person.email)
    assert "Bram" in str(answer.context["form"].errors["email"])


def test_an_address_taken_meanwhile_is_not_taken_over(
    chris: Actor, anna: Actor, eva: Actor
) -> None:
    asked(chris, anna, eva.person.email)
    change = AddressChange.objects.get()
    anna.client.post(f"/people/address/{change.pk}/")
    anna.person.refresh_from_db()
    assert anna.person.email == "anna@voorbeeld.example"


def test_an_address_taken_at_that_very_moment_is_refused_with_a_sentence(
    chris: Actor, anna: Actor, eva: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(chris, anna, eva.person.email)
    target = anna.client.get(link_in(Mail.objects.get(kind="people.new_address"))).url
    monkeypatch.setattr(asking, "person_by_address", lambda _email: None)  # read just before
    answer = anna.client.post(target, follow=True)
    assert "heeft een ander account dit adres" in answer.content.decode()
    anna.person.refresh_from_db()
    assert anna.person.email == "anna@voorbeeld.example"
    assert not Mail.objects.filter(kind="people.address_changed").exists()


def test_the_newest_question_counts(chris: Actor, anna: Actor) -> None:
    asked(chris, anna, "een@x.example")
    asked(chris, anna, "twee@x.example")
    links = PersonalLink.objects.filter(slot="people.address", revoked_at=None)
    assert links.count() == 1


def test_while_the_account_is_not_in_use_the_address_is_simply_edited(chris: Actor) -> None:
    member = added(chris.member.organisation)
    assert chris.client.get(f"/people/{member.pk}/address/").url == f"/people/{member.pk}/edit/"
