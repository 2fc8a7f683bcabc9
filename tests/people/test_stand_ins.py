"""Standing in: from a day until another, seen by both, and nothing more than My team."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import THEN, Actor
from tests.people.places import SAVE, later, placed, post, today
from tweespraak.audit.api import entries_of_object
from tweespraak.people.actions import AlreadyReplaced, BackBeforeAway, OwnStandIn
from tweespraak.people.api import (
    OtherOrganisation,
    Role,
    StandIn,
    end_stand_in,
    give_stand_in,
    roles_of,
    stand_ins_for,
)
from tweespraak.people.queries import standing_in_for


def given_to(absent: Actor, who: Actor, first: int = 0, back: int = 10) -> StandIn:
    return give_stand_in(
        absent=absent.member,
        stand_in=who.member,
        since_on=later(absent.member, first),
        until_on=later(absent.member, back),
        by=None,
        at=THEN,
    )


def name(
    client: Any, absent: Actor, who: Actor, first: int = 0, back: int = 10, **more: Any
) -> Any:
    days = {"since_on": later(absent.member, first), "until_on": later(absent.member, back)}
    wanted = {"stand_in": who.member.pk} | days | more
    return post(client, f"/people/{absent.member.pk}/stand-in/", **wanted)


def test_naming_shows_first_and_saves_then(chris: Actor, bram: Actor, anna: Actor) -> None:
    placed(anna, bram)
    shown = name(chris.client, bram, anna)
    assert shown.context["people"] == 1
    assert not StandIn.objects.exists()
    assert (
        name(chris.client, bram, anna, **SAVE).headers["Location"] == f"/people/{bram.member.pk}/"
    )
    [row] = stand_ins_for(bram.member, today(bram.member))
    assert row.stand_in == anna.member
    assert [one.action for one in entries_of_object("stand_in", row.pk)] == [
        "people.stand_in_given"
    ]
    page = chris.client.get(f"/people/{bram.member.pk}/").content.decode()
    assert "Anna de Vries" in page
    assert "Bram Bakker" in chris.client.get(f"/people/{anna.member.pk}/").content.decode()


def test_one_press_or_two_is_one_stand_in(bram: Actor, anna: Actor, chris: Actor) -> None:
    once = "0f0f0f0f-1111-4222-8333-444444444444"
    for _ in range(2):
        assert name(chris.client, bram, anna, once=once, **SAVE).status_code == 302
    assert StandIn.objects.count() == 1


def test_a_manager_says_so_themselves(bram: Actor, anna: Actor) -> None:
    path = f"/people/{bram.member.pk}/stand-in/"
    assert bram.client.get(path).status_code == 200
    assert name(bram.client, bram, anna, **SAVE).headers["Location"] == "/people/team/"
    assert "Anna de Vries" in bram.client.get("/people/team/").content.decode()


def test_it_holds_until_the_day_of_coming_back(bram: Actor, anna: Actor) -> None:
    given_to(bram, anna, 1, 3)
    held = [bool(stand_ins_for(bram.member, later(bram.member, n))) for n in range(5)]
    assert held == [False, True, True, False, False]
    assert [row.absent for row in standing_in_for(anna.member, later(anna.member, 2))] == [
        bram.member
    ]


def test_nobody_stands_in_for_themselves(chris: Actor, bram: Actor) -> None:
    with pytest.raises(OwnStandIn):
        given_to(bram, bram)
    assert name(chris.client, bram, bram, **SAVE).context["form"].errors["stand_in"]


def test_back_comes_after_away(chris: Actor, bram: Actor, anna: Actor) -> None:
    with pytest.raises(BackBeforeAway):
        given_to(bram, anna, 3, 3)
    for first, back in ((3, 3), (-9, -3), (0, 4000)):
        assert name(chris.client, bram, anna, first, back).context["form"].errors["until_on"]


def test_two_at_once_are_refused_with_who_and_when(
    chris: Actor, bram: Actor, anna: Actor, dirk: Actor
) -> None:
    given_to(bram, anna, 0, 10)
    with pytest.raises(AlreadyReplaced):
        given_to(bram, dirk, 9, 12)
    page = name(chris.client, bram, dirk, 5, 20, **SAVE)
    assert "Anna de Vries" in str(page.context["form"].errors)
    given_to(bram, dirk, 10, 12)


def test_a_stand_in_who_is_away_too_is_said_on_the_screen(
    chris: Actor, bram: Actor, anna: Actor, dirk: Actor
) -> None:
    given_to(anna, dirk, 5, 8)
    shown = name(chris.client, bram, anna)
    assert [row.stand_in for row in shown.context["away"]] == [dirk.member]
    assert "Dirk Smit" in shown.content.decode()
    assert not name(chris.client, bram, anna, 8, 12).context["away"]


def test_standing_in_does_not_go_further(bram: Actor, anna: Actor, dirk: Actor) -> None:
    placed(dirk, bram)
    given_to(bram, anna)
    given_to(anna, dirk)
    assert [row.absent for row in standing_in_for(dirk.member, today(dirk.member))] == [anna.member]


def test_no_role_goes_over(bram: Actor, anna: Actor) -> None:
    given_to(bram, anna)
    assert roles_of(anna.member) == {Role.DEVELOPMENT_MEMBER}
    assert anna.client.get("/people/team/").status_code == 200
    assert anna.client.get("/people/").status_code == 403


def test_ending_it_twice_ends_it_once(bram: Actor, anna: Actor, chris: Actor) -> None:
    row = given_to(bram, anna)
    path = f"/people/{bram.member.pk}/stand-in/{row.pk}/end/"
    assert chris.client.post(path).status_code == 302
    assert chris.client.post(path).status_code == 404
    end_stand_in(stand_in=row, by=None, at=THEN)
    assert entries_of_object("stand_in", row.pk).count() == 2
    assert anna.client.get("/people/team/").status_code == 403
    given_to(bram, anna)


def test_who_is_back_ends_it_themselves(bram: Actor, anna: Actor) -> None:
    row = given_to(bram, anna)
    path = f"/people/{bram.member.pk}/stand-in/{row.pk}/end/"
    assert anna.client.post(path).status_code == 403
    assert bram.client.post(path).headers["Location"] == "/people/team/"


def test_eva_neither_stands_in_nor_sees_it(chris: Actor, bram: Actor, eva: Actor) -> None:
    with pytest.raises(OtherOrganisation):
        given_to(bram, eva)
    assert name(chris.client, bram, eva, **SAVE).context["form"].errors["stand_in"]
    assert eva.client.get(f"/people/{bram.member.pk}/stand-in/").status_code == 404
    row = given_to(bram, chris)
    path = f"/people/{bram.member.pk}/stand-in/{row.pk}/end/"
    assert eva.client.post(path).status_code == 404
    assert "Bram" not in eva.client.get("/people/team/").content.decode()


def test_a_member_names_nobody_for_a_colleague_or_without_a_team(anna: Actor, bram: Actor) -> None:
    assert anna.client.get(f"/people/{bram.member.pk}/stand-in/").status_code == 403
    assert anna.client.get(f"/people/{anna.member.pk}/stand-in/").status_code == 403
    assert bram.client.get(f"/people/{anna.member.pk}/stand-in/").status_code == 403


SPANS = st.lists(st.tuples(st.integers(0, 12), st.integers(-1, 6)), max_size=8)


@pytest.mark.slow
@given(SPANS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_never_two_on_one_day(bram: Actor, anna: Actor, spans: list[tuple[int, int]]) -> None:
    StandIn.objects.all().delete()
    for first, length in spans:
        try:
            given_to(bram, anna, first, first + length)
        except (AlreadyReplaced, BackBeforeAway):
            continue
    for n in range(20):
        assert len(stand_ins_for(bram.member, later(bram.member, n))) <= 1
    assert all(isinstance(row.since_on, date) for row in StandIn.objects.all())
