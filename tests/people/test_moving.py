"""Posts with dates: placing, moving, planning, and no circles."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cast import THEN, Actor, actor
from tests.people.adding import added
from tests.people.places import SAVE, department, later, placed, post, today
from tweespraak.audit.api import entries_of_object
from tweespraak.foundation import events, slots
from tweespraak.foundation.slots import Link
from tweespraak.notifications.api import Mail
from tweespraak.people.actions import (
    ManagerCircle,
    OtherOrganisation,
    PostHasBegun,
    call_off,
    place,
)
from tweespraak.people.api import (
    MemberMoved,
    Membership,
    Organisation,
    Post,
    Role,
    change_roles,
    manager_of,
    members_of,
    reports_of,
    roles_of,
    unit_of,
)
from tweespraak.people.queries import places_on


def move(chris: Actor, who: Actor, **given: Any) -> Any:
    wanted = {"unit": "", "manager": "", "on": today(who.member)} | given
    return post(chris.client, f"/people/{who.member.pk}/move/", **wanted)


@pytest.fixture
def heard() -> Any:
    """Every MemberMoved that is announced."""
    told: list[MemberMoved] = []
    events.listen(MemberMoved)(told.append)
    yield told
    events._listeners[MemberMoved].remove(told.append)


def test_who_becomes_a_manager_keeps_a_role_that_was_given_meanwhile(
    chris: Actor, anna: Actor, bram: Actor
) -> None:
    read_before = members_of(anna.member.organisation_id).get(pk=anna.member.pk)
    change_roles(
        member=anna.member,
        roles=roles_of(anna.member) | {Role.PSYCHOLOGIST},
        by=chris.person,
        at=THEN,
    )
    placed(bram, Actor(anna.person, read_before, anna.client))
    fresh = Membership.objects.get(pk=anna.member.pk)
    assert {Role.PSYCHOLOGIST, Role.MANAGER} <= roles_of(fresh)


def test_before_anyone_is_placed_the_page_says_so(chris: Actor, anna: Actor) -> None:
    assert manager_of(anna.member, today(anna.member)) is None
    assert unit_of(anna.member, today(anna.member)) is None
    page = chris.client.get(f"/people/{anna.member.pk}/").content.decode()
    assert f"/people/{anna.member.pk}/move/" in page


def test_moving_shows_first_and_saves_then(chris: Actor, anna: Actor, bram: Actor) -> None:
    unit = department(chris.member.organisation)
    wanted = {"unit": unit.pk, "manager": bram.member.pk}
    shown = move(chris, anna, **wanted)
    assert shown.status_code == 200
    assert not Post.objects.exists()
    assert "Bram Bakker" in shown.content.decode()
    assert move(chris, anna, **wanted, **SAVE).status_code == 302
    assert manager_of(anna.member, today(anna.member)) == bram.member
    assert unit_of(anna.member, today(anna.member)) == unit
    assert list(reports_of(bram.member, today(anna.member))) == [anna.member]
    page = chris.client.get(f"/people/{anna.member.pk}/").content.decode()
    assert "Logistiek" in page
    assert "Bram Bakker" in page
    acts = [row.action for row in entries_of_object("membership", anna.member.pk)]
    assert acts == ["people.placed"]


def test_saving_twice_is_once(chris: Actor, anna: Actor, bram: Actor) -> None:
    for _ in range(2):
        move(chris, anna, manager=bram.member.pk, **SAVE)
    assert Post.objects.count() == 1
    assert entries_of_object("membership", anna.member.pk).count() == 1
    assert "reads" not in move(chris, anna, manager=bram.member.pk).headers
    assert move(chris, anna, manager=bram.member.pk).status_code == 302  # nothing to save


def test_history_stays_and_a_line_may_start_later(
    chris: Actor, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    placed(anna, bram, days=-40)
    placed(anna, dirk, days=20)
    assert manager_of(anna.member, later(anna.member, -41)) is None
    assert manager_of(anna.member, later(anna.member, 19)) == bram.member
    assert manager_of(anna.member, later(anna.member, 20)) == dirk.member
    page = chris.client.get(f"/people/{anna.member.pk}/").content.decode()
    assert "Dirk Smit" in page


def test_a_move_today_leaves_a_planned_one_planned(
    chris: Actor, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    placed(anna, bram, days=-40)
    placed(anna, dirk, days=20)
    shown = move(chris, anna, manager=chris.member.pk)
    assert shown.context["move"].after.manager == dirk.member
    placed(anna, chris)
    assert manager_of(anna.member, later(anna.member, 19)) == chris.member
    assert manager_of(anna.member, later(anna.member, 21)) == dirk.member


def test_a_planned_move_is_called_off_and_what_was_goes_on(
    chris: Actor, anna: Actor, bram: Actor, dirk: Actor
) -> None:
    placed(anna, bram, days=-40)
    planned = placed(anna, dirk, days=20)
    path = f"/people/{anna.member.pk}/move/{planned.pk}/off/"
    assert chris.client.post(path).status_code == 302
    assert anna.member.posts.count() == 1
    assert manager_of(anna.member, later(anna.member, 25)) == bram.member
    assert chris.client.post(path).status_code == 404


def test_what_has_begun_is_not_called_off(anna: Actor, bram: Actor) -> None:
    begun = placed(anna, bram)
    with pytest.raises(PostHasBegun):
        call_off(post=begun, by=None, at=THEN, today=today(anna.member))


def test_calling_off_makes_no_circle(anna: Actor, bram: Actor, dirk: Actor) -> None:
    placed(anna, bram)
    planned = placed(anna, dirk, days=10)
    placed(bram, anna, days=15)
    with pytest.raises(ManagerCircle):
        call_off(post=planned, by=None, at=THEN, today=today(anna.member))


def test_the_same_place_around_a_day_is_one_post(anna: Actor, bram: Actor, dirk: Actor) -> None:
    placed(anna, bram, days=-10)
    placed(anna, dirk, days=-5)
    placed(anna, bram, days=-5)
    assert anna.member.posts.count() == 1
    placed(anna, bram, days=-20)
    assert anna.member.posts.get().since_on == later(anna.member, -20)


def test_a_circle_is_refused_with_the_names(chris: Actor, anna: Actor, bram: Actor) -> None:
    placed(anna, bram)
    page = move(chris, bram, manager=anna.member.pk, **SAVE)
    assert "Bram Bakker → Anna de Vries → Bram Bakker" in str(page.context["form"].errors)
    with pytest.raises(ManagerCircle) as refused:
        placed(bram, anna, days=100)
    assert refused.value.names == ("Bram Bakker", "Anna de Vries", "Bram Bakker")


def test_a_circle_in_the_future_is_refused_today(anna: Actor, bram: Actor) -> None:
    placed(anna, bram, days=30)
    with pytest.raises(ManagerCircle):
        placed(bram, anna)


def test_lines_that_follow_each_other_make_no_circle(anna: Actor, bram: Actor, dirk: Actor) -> None:
    placed(anna, bram)
    placed(anna, dirk, days=30)
    placed(bram, dirk)
    placed(bram, anna, days=30)
    assert manager_of(bram.member, later(anna.member, 30)) == anna.member


def test_nobody_is_offered_or_made_their_own_manager(chris: Actor, anna: Actor) -> None:
    page = chris.client.get(f"/people/{anna.member.pk}/move/")
    assert anna.member not in page.context["form"].fields["manager"].queryset
    with pytest.raises(ManagerCircle):
        placed(anna, anna)


def test_who_becomes_a_manager_gets_the_role_and_that_is_shown(
    chris: Actor, anna: Actor, dirk: Actor
) -> None:
    shown = move(chris, anna, manager=dirk.member.pk)
    assert [role.name for role in shown.context["move"].new_manager.given] == ["Leidinggevende"]
    move(chris, anna, manager=dirk.member.pk, **SAVE)
    assert roles_of(Membership.objects.get(pk=dirk.member.pk)) == {Role.PSYCHOLOGIST, Role.MANAGER}


def test_a_manager_without_an_account_gets_one_and_the_screen_says_so(
    chris: Actor, anna: Actor, voorbeeld: Organisation
) -> None:
    noor = added(voorbeeld, roles=[])
    shown = move(chris, anna, manager=noor.pk)
    assert shown.context["move"].new_manager.mails
    assert not Mail.objects.exists()
    move(chris, anna, manager=noor.pk, **SAVE)
    assert Mail.objects.get().kind == "people.activation"


def test_a_move_is_announced_with_both_managers(
    anna: Actor, bram: Actor, dirk: Actor, heard: list[MemberMoved]
) -> None:
    placed(anna, bram, days=-3)
    placed(anna, dirk)
    assert [(one.former_manager_id, one.manager_id) for one in heard] == [
        (None, bram.member.pk),
        (bram.member.pk, dirk.member.pk),
    ]
    assert heard[1].on == today(anna.member)


def test_what_others_ask_at_a_move_is_shown_before_saving(
    chris: Actor, anna: Actor, bram: Actor
) -> None:
    def ask(*, membership: Membership, manager: Membership, **_more: Any) -> list[Link]:
        return [Link(f"Gesprekken van {membership.given_name} met {manager.given_name}", "")]

    slots.fill("person.move", "test", ask)
    try:
        page = move(chris, anna, manager=bram.member.pk).content.decode()
    finally:
        slots._slots.pop("person.move")
    assert "Gesprekken van Anna met Bram" in page


def test_a_day_too_far_is_refused(chris: Actor, anna: Actor, bram: Actor) -> None:
    for on in ("2126-01-01", "1066-01-01", "morgen", ""):
        page = move(chris, anna, manager=bram.member.pk, on=on)
        assert page.context["form"].errors["on"]


def test_others_of_elsewhere_are_no_choice(chris: Actor, anna: Actor, eva: Actor) -> None:
    page = move(chris, anna, manager=eva.member.pk, **SAVE)
    assert page.context["form"].errors["manager"]
    theirs = department(eva.member.organisation)
    assert move(chris, anna, unit=theirs.pk, **SAVE).context["form"].errors["unit"]
    for wanted in ({"unit": theirs, "manager": None}, {"unit": None, "manager": eva.member}):
        with pytest.raises(OtherOrganisation):
            place(member=anna.member, on=today(anna.member), by=None, at=THEN, **wanted)


def test_places_of_a_page_of_people_take_one_query(
    anna: Actor, bram: Actor, dirk: Actor, django_assert_num_queries: Any
) -> None:
    for who in (anna, dirk):
        placed(who, bram, department(anna.member.organisation, who.member.given_name))
    with django_assert_num_queries(1):
        found = places_on([anna.member, bram.member, dirk.member], today(anna.member))
        assert found[anna.member.pk].manager == bram.member
        assert str(found[dirk.member.pk].unit) == "Dirk"


def test_eva_sees_nothing(chris: Actor, anna: Actor, bram: Actor, eva: Actor) -> None:
    planned = placed(anna, bram, days=10)
    path = f"/people/{anna.member.pk}/move/"
    assert eva.client.get(path).status_code == 404
    assert move(eva, anna, **SAVE).status_code == 404
    assert eva.client.post(f"{path}{planned.pk}/off/").status_code == 404


def test_a_colleague_without_the_right_moves_nobody(anna: Actor, bram: Actor) -> None:
    planned = placed(anna, bram, days=10)
    path = f"/people/{anna.member.pk}/move/"
    assert bram.client.get(path).status_code == 403
    assert bram.client.post(f"{path}{planned.pk}/off/").status_code == 403


STEPS = st.lists(
    st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3), st.integers(-3, 6)), max_size=8
)


@pytest.mark.slow
@given(STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_placed_in_whatever_order(
    voorbeeld: Organisation, steps: list[tuple[int, int | None, int]]
) -> None:
    """Never two posts on one day, never a circle on any day, and the asked-for day is as asked."""
    Post.objects.all().delete()
    names = ("Ada", "Ben", "Cas", "Dee")
    people = [
        Membership.objects.filter(given_name=name).first()
        or actor(voorbeeld, name, "", Role.MANAGER).member
        for name in names
    ]
    for who, manager, days in steps:
        try:
            wanted = people[manager] if manager is not None else None
            on = later(people[who], days)
            place(member=people[who], unit=None, manager=wanted, on=on, by=None, at=THEN)
        except ManagerCircle:
            continue
        assert manager_of(people[who], on) == wanted
    first = today(people[0]) - timedelta(days=4)
    for n in range(12):
        on = first + timedelta(days=n)
        for one in people:
            held = [
                p
                for p in one.posts.all()
                if p.since_on <= on and (not p.until_on or p.until_on > on)
            ]
            assert len(held) <= 1
            above, seen = manager_of(one, on), {one}
            while above is not None:
                assert above not in seen
                seen.add(above)
                above = manager_of(above, on)
