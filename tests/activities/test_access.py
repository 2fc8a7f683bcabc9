"""Whose activity it is: the team's. For everyone else, and for Eva always, it does not exist."""

import uuid

import pytest
from django.urls import reverse

from tests.cast import THEN, Actor, actor
from tweespraak.activities.api import (
    Activity,
    LastColleague,
    NotDevelopmentAdmin,
    Reuse,
    add_colleague,
    remove_colleague,
)
from tweespraak.people.api import Role, change_roles

METHODS = ("get", "post", "put", "patch", "delete", "head", "options")


def addresses(shared: Reuse) -> dict[str, str]:
    """Every page with an id of the team's side and of Anna's side."""
    activity, one = shared.participation.activity, shared.participation
    member = activity.team.get()
    team = ("activity", "candidates", "kept", "participations", "team")
    return {
        **{name: reverse(f"activities:{name}", args=[activity.pk]) for name in team},
        "removal": reverse("activities:removal", args=[activity.pk, member.pk]),
        **{
            name: reverse(f"activities:{name}", args=[activity.pk, one.pk])
            for name in ("match", "mail", "link")
        },
        **{
            name: reverse(f"activities:{name}", args=[one.pk])
            for name in ("invitation", "consent", "withdrawal")
        },
    }


def nowhere(address: str) -> str:
    """The same address with ids that do not exist."""
    parts = [str(uuid.uuid4()) if len(part) == 36 else part for part in address.split("/")]
    return "/".join(parts)


def bytes_of(who: Actor, method: str, address: str) -> tuple[int, bytes]:
    answer = getattr(who.client, method)(address)
    return answer.status_code, answer.content.replace(address.encode(), b"")


@pytest.mark.slow  # every page, every method
def test_eva_gets_the_same_bytes_as_for_what_does_not_exist(eva: Actor, shared: Reuse):
    for address in addresses(shared).values():
        other = nowhere(address)
        for method in METHODS:
            assert bytes_of(eva, method, address) == bytes_of(eva, method, other), (method, address)
    assert Reuse.objects.get().ended_at is None


def test_eva_finds_none_of_it_on_her_own_pages(eva: Actor, shared: Reuse):
    for address in ("/talent/", "/", "/notifications/"):
        assert "Nieuwe teamleider" not in eva.client.get(address).content.decode()


def test_a_colleague_who_is_not_on_the_team_does_not_find_it(bram: Actor, shared: Reuse):
    karin = actor(bram.member.organisation, "Karin", "Pot", Role.DEVELOPMENT_ADMIN)
    for name, address in addresses(shared).items():
        method = (
            "get" if name in {"activity", "candidates", "team", "match", "invitation"} else "post"
        )
        assert getattr(karin.client, method)(address).status_code == 404, name
    assert "Nieuwe teamleider" not in karin.client.get("/talent/").content.decode()


def test_without_the_role_the_team_member_is_refused(bram: Actor, activity: Activity):
    change_roles(member=bram.member, roles={Role.MANAGER}, by=None, at=THEN)
    assert bram.client.get(reverse("activities:activity", args=[activity.pk])).status_code == 403
    assert bram.client.get("/talent/").status_code == 403


@pytest.mark.parametrize("address", ["/talent/", "/talent/new/"])
def test_only_development_admins_make_activities(
    anna: Actor, chris: Actor, dirk: Actor, address: str
):
    for someone in (anna, chris, dirk):
        assert someone.client.get(address).status_code == 403


def test_a_participant_sees_their_own_invitation_and_never_the_teams_side(
    anna: Actor, shared: Reuse
):
    pages = addresses(shared)
    assert anna.client.get(pages["invitation"]).status_code == 200
    assert anna.client.get(pages["activity"]).status_code == 404
    assert anna.client.get(pages["match"]).status_code == 404


def test_the_team_cannot_open_the_participants_side(bram: Actor, shared: Reuse):
    assert bram.client.get(addresses(shared)["invitation"]).status_code == 404


def test_a_participation_of_another_activity_is_not_found_under_this_one(
    bram: Actor, shared: Reuse
):
    address = reverse("activities:match", args=[shared.participation.activity_id, uuid.uuid4()])
    assert bram.client.get(address).status_code == 404


def test_a_colleague_with_the_role_can_join_and_then_sees_it(bram: Actor, shared: Reuse):
    karin = actor(bram.member.organisation, "Karin", "Pot", Role.DEVELOPMENT_ADMIN)
    team = reverse("activities:team", args=[shared.participation.activity_id])
    for _time in range(2):
        bram.client.post(team, {"colleague": str(karin.member.pk)})
    assert shared.participation.activity.team.count() == 2
    assert karin.client.get(addresses_of_activity(shared)).status_code == 200


def addresses_of_activity(shared: Reuse) -> str:
    return reverse("activities:activity", args=[shared.participation.activity_id])


def test_without_the_role_a_colleague_cannot_join(bram: Actor, chris: Actor, activity: Activity):
    with pytest.raises(NotDevelopmentAdmin):
        add_colleague(activity=activity, colleague=chris.member, by=bram.person, at=THEN)
    team = reverse("activities:team", args=[activity.pk])
    assert bram.client.post(team, {"colleague": str(chris.member.pk)}).status_code == 200
    assert activity.team.count() == 1


def test_eva_cannot_be_added_to_a_team(bram: Actor, eva: Actor, activity: Activity):
    with pytest.raises(NotDevelopmentAdmin):
        add_colleague(activity=activity, colleague=eva.member, by=bram.person, at=THEN)


def test_the_last_colleague_cannot_leave(bram: Actor, activity: Activity):
    with pytest.raises(LastColleague):
        remove_colleague(member=activity.team.get(), by=bram.person, at=THEN)
    address = reverse("activities:removal", args=[activity.pk, activity.team.get().pk])
    text = bram.client.post(address, follow=True).content.decode()
    assert "Je bent de laatste in dit team" in text


def test_a_colleague_who_leaves_does_not_find_it_any_more(bram: Actor, activity: Activity):
    karin = actor(bram.member.organisation, "Karin", "Pot", Role.DEVELOPMENT_ADMIN)
    member = add_colleague(activity=activity, colleague=karin.member, by=bram.person, at=THEN)
    address = reverse("activities:removal", args=[activity.pk, member.pk])
    assert karin.client.post(address).url == "/talent/"
    assert karin.client.get(reverse("activities:activity", args=[activity.pk])).status_code == 404


def test_signed_out_every_page_asks_to_sign_in(client, shared: Reuse):
    for address in addresses(shared).values():
        answer = client.get(address)
        assert answer.status_code in (302, 405), address
