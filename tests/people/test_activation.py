"""Personal links and the first password."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.cast import THEN, Actor
from tests.people.adding import PASSWORD, activation_of, added, link_in
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail
from tweespraak.people.api import (
    LinkExpired,
    LinkRevoked,
    LinkUnknown,
    LinkUsed,
    Membership,
    Organisation,
    Person,
    PersonalLink,
    find_link,
    make_link,
    revoke_links,
    use_link,
)
from tweespraak.people.queries import token_of

TWICE = {"password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def noor(voorbeeld: Organisation) -> Membership:
    return added(voorbeeld, at=clock.now())


@pytest.fixture
def path(noor: Membership) -> str:
    """Where Noor chooses her password."""
    return link_in(activation_of(noor)).replace("/people/link/", "/account/activate/")


def test_the_link_leads_to_who_invites_and_a_password(client: Client, noor: Membership) -> None:
    page = client.get(link_in(activation_of(noor)), follow=True)
    assert "Voorbeeld" in page.content.decode()
    assert noor.person.email in page.content.decode()


def test_a_password_activates_signs_in_and_is_hashed_with_argon2(
    client: Client, noor: Membership, path: str
) -> None:
    assert client.post(path, TWICE).url == "/"
    person = Person.objects.get(pk=noor.person_id)
    assert person.password.startswith("argon2")
    assert person.activated_at is not None
    assert EmailAddress.objects.get(user=person).verified
    assert client.session["_auth_user_id"] == str(person.pk)
    assert entries_about(person.pk).filter(action="people.account_activated").count() == 1


def test_a_second_post_has_no_second_effect(noor: Membership, path: str) -> None:
    Client().post(path, TWICE)
    first = Person.objects.get(pk=noor.person_id)
    again = Client().post(
        path, {"password": "een heel ander paard", "again": "een heel ander paard"}, follow=True
    )
    assert again.status_code == 200
    assert "/account/login/" in again.content.decode()
    assert Person.objects.get(pk=noor.person_id).password == first.password
    assert entries_about(first.pk).filter(action="people.account_activated").count() == 1


def test_a_used_link_brings_its_owner_home_and_others_to_sign_in(
    client: Client, noor: Membership, path: str
) -> None:
    client.post(path, TWICE)
    link = link_in(activation_of(noor))
    assert client.get(link).url == "/"
    page = Client().get(link)
    assert page.status_code == 200
    assert "next=%2Fpeople%2Flink%2F" in page.content.decode()


@pytest.mark.parametrize(
    "values",
    [
        {"password": "kort", "again": "kort"},
        {"password": "password1234", "again": "password1234"},
        {"password": "noor@voorbeeld.example", "again": "noor@voorbeeld.example"},
        {"password": PASSWORD, "again": "iets anders dan dat"},
        {"password": "", "again": ""},
        {"password": "x" * 5000, "again": "x" * 5000},
    ],
)
def test_a_weak_password_gets_advice(client: Client, path: str, values: dict[str, str]) -> None:
    page = client.post(path, values)
    assert page.status_code == 200
    assert page.context["form"].errors
    assert Person.objects.filter(activated_at=None).exists()


def test_after_activation_the_way_leads_to_what_waits(
    client: Client, noor: Membership, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tweespraak.foundation import slots

    slot = "sown.thing"
    monkeypatch.setitem(
        slots._slots.setdefault("link.target", {}), "sown",
        (50, lambda **_: [slots.Link("there", "/notifications/")]),
    )  # fmt: skip
    make_link(
        organisation=noor.organisation, person=noor.person, slot=slot, at=clock.now() + timedelta(seconds=1),
        valid_for=timedelta(days=60),
    )  # fmt: skip
    PersonalLink.objects.exclude(slot__in=["account.activation", slot]).delete()
    assert client.post(path, TWICE).url == "/notifications/"


def test_any_personal_link_of_someone_without_a_password_starts_with_it(
    client: Client, noor: Membership
) -> None:
    link = make_link(
        organisation=noor.organisation, person=noor.person, slot="sown.thing", at=clock.now(),
        valid_for=timedelta(days=60),
    )  # fmt: skip
    assert (
        client.get(f"/people/link/{token_of(link)}/").url == f"/account/activate/{token_of(link)}/"
    )


def refusals(noor: Membership) -> dict[str, str]:
    now = clock.now()
    made = {
        name: make_link(
            organisation=noor.organisation, person=noor.person, slot="sown.thing", at=now - timedelta(days=3),
            valid_for=timedelta(days=1 if name == "expired" else 60),
        )
        for name in ("expired", "used", "revoked")
    }  # fmt: skip
    use_link(link=made["used"], at=now)
    PersonalLink.objects.filter(pk=made["revoked"].pk).update(revoked_at=now)
    tokens = {name: token_of(link) for name, link in made.items()}
    return tokens | {"unknown": "made-up", "forged": tokens["used"][:-1] + "A", "wild": "💥"}


def test_a_link_that_opens_nothing_says_what_to_do(client: Client, noor: Membership) -> None:
    for name, token in refusals(noor).items():
        page = client.get(f"/people/link/{token}/")
        assert page.status_code == 404, name
        assert "/account/password/reset/" in page.content.decode(), name
        assert client.get(f"/account/activate/{token}/", follow=True).status_code == 404, name


def test_why_a_link_is_refused(noor: Membership) -> None:
    tokens, now = refusals(noor), clock.now()
    for name, kind in {
        "expired": LinkExpired,
        "used": LinkUsed,
        "revoked": LinkRevoked,
        "unknown": LinkUnknown,
    }.items():
        with pytest.raises(kind):
            find_link(tokens[name], now)


def test_eva_sees_for_annas_link_what_she_sees_for_none(
    eva: Actor, noor: Membership, path: str
) -> None:
    """Somebody else's link and a made-up one: the same bytes, whatever the method."""
    for real, made_up in [
        (link_in(activation_of(noor)), "/people/link/made-up/"),
        (path, "/account/activate/made-up/"),
    ]:
        for method in ("get", "post", "put", "delete", "head", "options"):
            ours, none = getattr(eva.client, method)(real), getattr(eva.client, method)(made_up)
            assert ours.status_code == none.status_code
            assert anonymous(ours.content.decode(), real) == anonymous(
                none.content.decode(), made_up
            )
    assert PersonalLink.objects.filter(opened_at=None).count() == PersonalLink.objects.count()


def anonymous(page: str, path: str) -> str:
    import re

    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.replace(path, ""))


def test_a_taken_back_link_is_over(client: Client, noor: Membership) -> None:
    revoke_links(organisation=noor.organisation_id, person=noor.person_id, at=THEN)
    assert client.get(link_in(activation_of(noor))).status_code == 404


def test_a_copied_link_lets_nobody_into_an_account_of_two_organisations(
    noor: Membership, path: str, eva: Actor
) -> None:
    """HR of one organisation could else choose the password for the other's data."""
    added(eva.member.organisation, noor.person.email, at=clock.now())
    PersonalLink.objects.filter(organisation=noor.organisation).update(copied_at=clock.now())
    before = Mail.objects.count()
    for answer in (Client().get(path), Client().post(path, TWICE), Client().get(path)):
        assert answer.status_code == 200
        assert "form" not in (answer.context or {})
    assert not Person.objects.get(pk=noor.person_id).has_usable_password()
    assert Mail.objects.count() == before + 1  # one private mail, however often it is opened
    private = Mail.objects.latest("created_at")
    assert private.organisation_id is None
    Client().post(link_in(private).replace("/people/link/", "/account/activate/"), TWICE)
    assert Person.objects.get(pk=noor.person_id).has_usable_password()


def test_a_copied_link_is_enough_where_there_is_one_organisation(
    noor: Membership, path: str
) -> None:
    PersonalLink.objects.update(copied_at=THEN)
    Client().post(path, TWICE)
    assert Person.objects.get(pk=noor.person_id).has_usable_password()
    assert not EmailAddress.objects.get(user=noor.person).verified


def test_an_account_opened_by_a_copied_link_closes_when_a_second_organisation_trusts_it(
    noor: Membership, path: str, eva: Actor
) -> None:
    PersonalLink.objects.update(copied_at=THEN)
    whoever = Client()
    whoever.post(path, TWICE)
    member = added(eva.member.organisation, noor.person.email, at=clock.now())
    assert whoever.get("/notifications/").status_code == 302
    owner = Client()
    owner.post(link_in(activation_of(member)).replace("/people/link/", "/account/activate/"), TWICE)
    assert owner.get("/notifications/").status_code == 200
    assert Membership.objects.filter(person=noor.person, ended_at=None).count() == 2


def test_the_second_of_two_clicks_lets_in_as_well(path: str, noor: Membership) -> None:
    Client().post(path, TWICE)
    second = Client()
    second.post(path, TWICE)
    assert second.get("/").status_code == 200


def test_another_password_or_a_later_click_lets_nobody_in(path: str, noor: Membership) -> None:
    Client().post(path, TWICE)
    stranger = Client()
    stranger.post(
        path, {"password": "iets heel anders dan dat", "again": "iets heel anders dan dat"}
    )
    assert stranger.get("/").status_code == 302
    Person.objects.filter(pk=noor.person_id).update(activated_at=clock.now() - timedelta(minutes=2))
    stranger.post(path, TWICE)
    assert stranger.get("/").status_code == 302
