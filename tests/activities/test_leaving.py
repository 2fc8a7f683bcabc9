"""Leaving: what only the leaver leads goes to a colleague with the role; who left is asked nothing."""

from typing import Any

from tests.cast import THEN, Actor
from tests.people.places import SAVE, post
from tweespraak.activities.actions import add_colleague, create_activity
from tweespraak.activities.api import Activity, Participation, Reuse
from tweespraak.activities.queries import led_alone, waiting_invitations
from tweespraak.foundation import clock
from tweespraak.people.api import Membership, Role, change_roles, end_membership

DEVELOPS = [Role.DEVELOPMENT_ADMIN]


def leave(chris: Actor, bram: Actor, heir: Actor | None, **more: Any) -> Any:
    successor = heir.member.pk if heir else ""
    path = f"/people/{bram.member.pk}/leaving/"
    return post(chris.client, path, successor=successor, **more)


def team(activity: Activity) -> list[str]:
    return [one.person.given_name for one in activity.team.select_related("person")]


def gone(who: Actor, heir: Actor | None = None) -> None:
    successor = heir.member if heir else None
    end_membership(member=who.member, successor=successor, by=None, at=clock.now())


def test_nobody_leaves_with_an_activity_only_they_can_open(
    chris: Actor, bram: Actor, dirk: Actor, activity: Activity
) -> None:
    for heir in (None, dirk):
        page = leave(chris, bram, heir, **SAVE)
        assert page.status_code == 200
        assert page.context["is_stopped"]
    assert "Ontwikkeling Admin" in page.content.decode()
    assert activity.name not in page.content.decode()  # who manages people need not know it
    assert Membership.objects.get(pk=bram.member.pk).ended_at is None


def test_a_successor_with_the_role_takes_it_over(
    chris: Actor, bram: Actor, dirk: Actor, activity: Activity
) -> None:
    change_roles(member=dirk.member, roles=DEVELOPS, by=None, at=THEN)
    shown = leave(chris, bram, dirk)
    assert not shown.context["is_stopped"]
    assert "Dirk Smit" in shown.content.decode()
    assert leave(chris, bram, dirk, **SAVE).status_code == 302
    assert team(activity) == ["Dirk"]
    assert dirk.client.get(f"/talent/{activity.pk}/").status_code == 200


def test_where_others_are_on_the_team_nobody_is_added(
    bram: Actor, chris: Actor, dirk: Actor, activity: Activity
) -> None:
    for who in (chris, dirk):
        change_roles(
            member=who.member,
            roles=[*DEVELOPS, Role.ORGANISATION_ADMIN],
            by=None,
            at=THEN,
        )
    add_colleague(activity=activity, colleague=dirk.member, by=bram.person, at=THEN)
    assert not led_alone(bram.member.organisation_id, bram.person.pk).exists()
    gone(bram, chris)
    assert team(activity) == ["Dirk"]


def test_without_a_successor_the_activity_stays_with_who_led_it(
    bram: Actor, activity: Activity
) -> None:
    gone(bram)
    assert team(activity) == ["Bram"]
    assert bram.client.get(f"/talent/{activity.pk}/").status_code == 404


def test_activities_of_another_organisation_stay(
    bram: Actor, eva: Actor, activity: Activity
) -> None:
    theirs = create_activity(
        organisation=eva.member.organisation,
        once=activity.lens_version.lens_id,
        name="Elders",
        purpose="Elders",
        lens_version=activity.lens_version,
        by=eva.person,
        at=THEN,
    )
    gone(bram)
    assert team(theirs) == ["Eva"]


def test_who_left_is_asked_nothing_any_more(anna: Actor, participation: Participation) -> None:
    assert waiting_invitations(anna.person.pk, clock.now()) == [participation]
    path = f"/talent/invitations/{participation.pk}/"
    assert anna.client.get(path).status_code == 200
    gone(anna)
    assert waiting_invitations(anna.person.pk, clock.now()) == []
    assert anna.client.get(path).status_code == 404
    assert anna.client.post(f"{path}consent/").status_code == 404
    assert participation.activity.name not in anna.client.get("/").content.decode()


def test_who_left_still_takes_back_what_they_share(
    anna: Actor, participation: Participation, shared: Reuse
) -> None:
    gone(anna)
    path = f"/talent/invitations/{participation.pk}/"
    page = anna.client.get(path).content.decode()
    assert f"{path}withdrawal/" in page
    assert f"{path}consent/" not in page
    assert anna.client.post(f"{path}consent/").status_code == 404
    after = anna.client.post(f"{path}withdrawal/", follow=True)
    assert after.redirect_chain == [("/my-data/", 302)]
    assert "Je deelt niets meer met deze activiteit" in after.content.decode()
    shared.refresh_from_db()
    assert shared.ended_at is not None
    assert anna.client.get(path).status_code == 404
