"""Leaving: access ends at once, others take over, what was can come back."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import PASSWORD, THEN, Actor, actor
from tests.insights.results_fixture import finished
from tests.people.adding import activation_of, added, link_in, post_add
from tests.people.places import SAVE, department, later, placed, post, today
from tweespraak.foundation import clock, slots
from tweespraak.notifications.api import Mail, MailStatus, queue_mail
from tweespraak.notifications.documents import Letter
from tweespraak.people.actions import (
    AddressOfLeaver,
    ManagerCircle,
    NotYourself,
    OtherOrganisation,
    TooLate,
    take_leaving_back,
)
from tweespraak.people.api import (
    AddressAlreadyHere,
    Handover,
    LastAdmin,
    Membership,
    Organisation,
    Role,
    change_roles,
    edit_member,
    end_membership,
    give_stand_in,
    manager_of,
    members_of,
    memberships_of,
    roles_of,
    stand_ins_for,
    unit_of,
)
from tweespraak.people.models import AddressChange, Person


def leave(chris: Actor, who: Membership, **given: Any) -> Any:
    return post(chris.client, f"/people/{who.pk}/leaving/", **({"successor": ""} | given))


def gone(who: Actor | Membership, successor: Actor | None = None) -> Membership:
    member = who.member if isinstance(who, Actor) else who
    heir = successor.member if successor else None
    return end_membership(member=member, successor=heir, by=None, at=clock.now())


def test_what_happens_is_shown_first_and_done_then(chris: Actor, anna: Actor) -> None:
    shown = leave(chris, anna.member)
    assert shown.status_code == 200
    assert anna.member in members_of(anna.member.organisation_id)
    day = (clock.now() + timedelta(days=28)).day
    assert str(day) in shown.content.decode()
    assert leave(chris, anna.member, **SAVE).status_code == 302
    left = Membership.objects.get(pk=anna.member.pk)
    assert left.ended_at is not None
    assert left not in members_of(left.organisation_id)
    assert roles_of(left) == frozenset()


def test_access_ends_at_the_next_request(chris: Actor) -> None:
    dora = actor(chris.member.organisation, "Dora", "", Role.ORGANISATION_ADMIN)
    assert dora.client.get("/people/").status_code == 200
    gone(dora)
    assert dora.client.get("/people/").status_code == 404
    assert dora.client.get("/").status_code == 200


def test_links_and_waiting_mails_stop(voorbeeld: Organisation, client: Client) -> None:
    noor = added(voorbeeld)
    link = link_in(activation_of(noor))
    gone(noor)
    assert client.get(link).status_code in {404, 410}
    assert not Mail.objects.filter(person_id=noor.person_id, status=MailStatus.QUEUED).exists()


def test_mails_of_another_organisation_go_on(anna: Actor, eva: Actor) -> None:
    letter = Letter(language="nl", subject="Elders", text="x", html="x")
    theirs = eva.member.organisation_id
    queue_mail(
        kind="x.y",
        address=anna.person.email,
        letter=letter,
        organisation=theirs,
        person=anna.person.pk,
        at=THEN,
    )
    gone(anna)
    assert Mail.objects.get().organisation_id == theirs


def test_leaving_twice_is_leaving_once(anna: Actor) -> None:
    first = gone(anna).ended_at
    assert gone(anna).ended_at == first


def test_the_people_get_another_manager_and_the_heir_the_one_above(
    chris: Actor, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    unit = department(bram.member.organisation)
    placed(bram, chris, days=-30)
    placed(anna, bram, unit, days=-30)
    placed(dirk, bram, days=-30)
    page = chris.client.get(f"/people/{bram.member.pk}/leaving/").content.decode()
    assert "Anna de Vries" in page
    shown = leave(chris, bram.member, reports_to=dirk.member.pk)
    assert [role.name for role in shown.context["new_manager"].given] == ["Leidinggevende"]
    leave(chris, bram.member, reports_to=dirk.member.pk, **SAVE)
    day = today(anna.member)
    assert manager_of(anna.member, day) == dirk.member
    assert unit_of(anna.member, day) == unit
    assert manager_of(anna.member, later(anna.member, -1)) == bram.member
    assert manager_of(dirk.member, day) == chris.member
    assert manager_of(bram.member, day) is None
    assert Role.MANAGER in roles_of(Membership.objects.get(pk=dirk.member.pk))


def test_nobody_yet_leaves_the_people_without_a_manager(anna: Actor, bram: Actor) -> None:
    placed(anna, bram)
    gone(bram)
    assert manager_of(anna.member, today(anna.member)) is None


def test_planned_lines_to_who_leaves_go_to_the_heir(
    anna: Actor, bram: Actor, dirk: Actor, chris: Actor
) -> None:
    placed(anna, dirk)
    placed(anna, bram, days=20)
    gone(bram, chris)
    assert manager_of(anna.member, today(anna.member)) == dirk.member
    assert manager_of(anna.member, later(anna.member, 20)) == chris.member


def test_an_heir_further_below_would_make_a_circle(
    chris: Actor, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    placed(dirk, bram)
    placed(anna, dirk)
    with pytest.raises(ManagerCircle):
        gone(bram, anna)
    page = leave(chris, bram.member, reports_to=anna.member.pk, **SAVE)
    assert "Dirk Smit → Anna de Vries → Dirk Smit" in str(page.context["form"].errors)
    assert Membership.objects.get(pk=bram.member.pk).ended_at is None


def test_who_stands_in_is_asked_about(chris: Actor, anna: Actor, bram: Actor, dirk: Actor) -> None:
    until = later(bram.member, 10)
    row = give_stand_in(
        absent=bram.member,
        stand_in=anna.member,
        since_on=today(bram.member),
        until_on=until,
        by=None,
        at=THEN,
    )
    page = chris.client.get(f"/people/{anna.member.pk}/leaving/")
    field = f"stand_in_{row.pk.hex}"
    assert field in page.context["form"].fields
    assert bram.member not in page.context["form"].fields[field].queryset
    leave(chris, anna.member, **{field: dirk.member.pk}, **SAVE)
    [now] = stand_ins_for(bram.member, today(bram.member))
    assert (now.stand_in, now.until_on) == (dirk.member, until)
    gone(dirk)
    assert stand_ins_for(bram.member, today(bram.member)) == []


def test_the_last_admin_stays(chris: Actor, anna: Actor) -> None:
    with pytest.raises(LastAdmin):
        gone(chris)
    assert change_roles(member=anna.member, roles=[Role.ORGANISATION_ADMIN], by=None, at=THEN)
    gone(chris)


def test_nobody_lets_themselves_leave(chris: Actor, anna: Actor) -> None:
    change_roles(member=anna.member, roles=[Role.ORGANISATION_ADMIN], by=None, at=THEN)
    with pytest.raises(NotYourself):
        end_membership(member=chris.member, successor=None, by=chris.person, at=THEN)
    assert leave(chris, chris.member, **SAVE).status_code == 302
    assert Membership.objects.get(pk=chris.member.pk).ended_at is None


def test_a_successor_is_a_colleague(anna: Actor, eva: Actor, chris: Actor) -> None:
    for heir in (eva.member, anna.member):
        with pytest.raises(OtherOrganisation):
            end_membership(member=anna.member, successor=heir, by=None, at=THEN)
    with pytest.raises(OtherOrganisation):
        end_membership(
            member=anna.member, successor=None, by=None, at=THEN, handover=Handover(eva.member)
        )
    assert leave(chris, anna.member, successor=eva.member.pk, **SAVE).status_code == 200


def test_who_left_is_listed_with_the_date_of_deletion(chris: Actor, anna: Actor) -> None:
    assert chris.client.get("/people/left/").status_code == 200
    gone(anna)
    [row] = chris.client.get("/people/left/").context["rows"]
    assert row["deletable_at"] - row["member"].ended_at == timedelta(days=28)
    assert row["can_be_taken_back"]


def test_the_address_somebody_took_after_leaving_stays_unknown(
    chris: Actor, anna: Actor, eva: Actor
) -> None:
    """It may be that of their next employer."""
    gone(anna)
    after = clock.now() + timedelta(seconds=1)
    AddressChange.objects.create(
        organisation=eva.member.organisation, person=anna.person, email="anna@elders.example",
        asked_at=after, confirmed_at=after,
    )  # fmt: skip
    Person.objects.filter(pk=anna.person.pk).update(email="anna@elders.example")
    for path in ("/people/left/", "/people/?state=left", "/people/?state=left&q=anna"):
        page = chris.client.get(path).content.decode()
        assert "Anna" in page
        assert "elders" not in page
    assert "Anna de" not in chris.client.get("/people/?state=left&q=elders").content.decode()
    answer = chris.client.post("/people/export/?state=left", {"kind": "csv"})
    assert "Anna" in answer.content.decode()
    assert "elders" not in answer.content.decode()


def test_a_slip_is_taken_back_with_roles_place_and_links(
    chris: Actor, bram: Actor, voorbeeld: Organisation, client: Client
) -> None:
    noor = added(voorbeeld)
    link = link_in(activation_of(noor))
    placed(noor, bram, department(voorbeeld), days=-5)
    gone(noor)
    for _ in range(2):
        assert chris.client.post(f"/people/{noor.pk}/leaving/back/").status_code in {302, 404}
    back = Membership.objects.get(pk=noor.pk)
    assert back.ended_at is None
    assert roles_of(back) == {Role.EMPLOYEE}
    assert manager_of(back, today(back)) == bram.member
    assert client.get(link).status_code == 302


def test_taking_back_has_an_end(anna: Actor) -> None:
    left = gone(anna)
    with pytest.raises(TooLate):
        take_leaving_back(member=left, by=None, at=clock.now() + timedelta(minutes=11))


def test_who_left_is_added_again_as_the_member_they_were(
    chris: Actor, bram: Actor, voorbeeld: Organisation
) -> None:
    noor = added(voorbeeld, roles=[])
    placed(noor, bram, days=-5)
    gone(noor)
    once = str(uuid.uuid4())
    for _ in range(2):
        answer = post_add(chris, once=once, given_name="Noor", family_name="Bos")
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/people/{noor.pk}/"
    back = Membership.objects.get(person=noor.person)
    assert (back.pk, back.full_name, back.ended_at) == (noor.pk, "Noor Bos", None)
    assert roles_of(back) == {Role.EMPLOYEE}
    assert back.posts.count() == 1  # where they worked before
    assert Mail.objects.filter(kind="people.activation").count() == 1


def test_who_comes_back_with_an_account_in_use_gets_a_mail_and_goes_on(
    anna: Actor, voorbeeld: Organisation
) -> None:
    gone(anna)
    assert anna.client.get("/").status_code == 200
    back = added(voorbeeld, anna.person.email, roles=[Role.ORGANISATION_ADMIN])
    assert back.pk == anna.member.pk
    assert activation_of(back).address == anna.person.email
    assert anna.client.get("/people/").status_code == 200
    with pytest.raises(AddressAlreadyHere):
        added(voorbeeld, anna.person.email)


def test_an_address_is_not_corrected_into_that_of_who_left(
    chris: Actor, anna: Actor, voorbeeld: Organisation
) -> None:
    gone(anna)
    noor = added(voorbeeld)
    values = {
        "given_name": "Noor",
        "family_name": "",
        "job_title": "",
        "language": "nl",
        "roles": ["employee"],
        "email": anna.person.email,
        "step": "save",
    }
    page = chris.client.post(f"/people/{noor.pk}/edit/", values)
    assert "Anna de Vries" in str(page.context["form"].errors["email"])
    with pytest.raises(AddressOfLeaver):
        edit_member(
            member=noor,
            given_name="Noor",
            family_name="",
            job_title="",
            language="nl",
            email=anna.person.email,
            by=None,
            at=THEN,
        )


PATHS = ["/people/{}/leaving/", "/people/{}/move/", "/people/{}/stand-in/"]


@pytest.mark.parametrize("path", PATHS)
def test_eva_sees_nothing(path: str, anna: Actor, eva: Actor) -> None:
    assert eva.client.get(path.format(anna.member.pk)).status_code == 404
    assert post(eva.client, path.format(anna.member.pk), **SAVE).status_code == 404


def test_eva_finds_no_leaver_and_takes_nobody_back(anna: Actor, eva: Actor, chris: Actor) -> None:
    gone(anna)
    assert eva.client.get("/people/left/").context["rows"] == []
    assert eva.client.post(f"/people/{anna.member.pk}/leaving/back/").status_code == 404
    assert chris.client.get(f"/people/{anna.member.pk}/").status_code == 404
    assert chris.client.get(f"/people/{anna.member.pk}/leaving/").status_code == 404


def test_a_colleague_without_the_right_lets_nobody_leave(anna: Actor, bram: Actor) -> None:
    assert leave(bram, anna.member, **SAVE).status_code == 403
    assert bram.client.get("/people/left/").status_code == 403


# Who belongs to no organisation any more


@pytest.fixture
def alone(anna: Actor) -> Actor:
    """Anna after she left: in no organisation any more."""
    cache.clear()
    anna.person.set_password(PASSWORD)
    anna.person.save(update_fields=["password"])
    gone(anna)
    assert not memberships_of(anna.person.pk).exists()
    return anna


def test_who_left_still_signs_in(alone: Actor, client: Client) -> None:
    answer = client.post("/account/login/", {"login": alone.person.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/").status_code == 200


def test_home_says_kindly_what_is_left(alone: Actor) -> None:
    alone.client.force_login(alone.person)
    alone.client.cookies["django_language"] = "en"
    page = alone.client.get("/").content.decode()
    assert "You do not belong to an organisation now" in page
    assert "/my-data/" in page
    assert "Voorbeeld" not in page


def test_every_page_of_the_navigation_opens_and_names_no_organisation(
    alone: Actor, instruments: Any
) -> None:
    finished(alone.person)
    alone.client.force_login(alone.person)
    seen = {"/"}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        answer = alone.client.get(path)
        assert answer.status_code == 200, path
        page = answer.content.decode()
        if path != "/my-data/":  # there she reads who still keeps what of her
            assert "Voorbeeld" not in page, path
        for link in navigation_of(answer):
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    assert {"/my-data/", "/insights/"} <= seen


def navigation_of(answer: Any) -> set[str]:
    """The addresses of the main menu and of the menu under one's name."""
    request = answer.wsgi_request
    found = slots.items("frame.navigation", request=request)
    found += slots.items("frame.me", request=request)
    return {link.url for link in found if not link.post}


@pytest.mark.parametrize(
    "path", ["/people/", "/people/team/", "/people/units/", "/talent/", "/notifications/"]
)
def test_nothing_of_any_organisation_opens(path: str, alone: Actor) -> None:
    alone.client.force_login(alone.person)
    assert alone.client.get(path).status_code in {403, 404}
