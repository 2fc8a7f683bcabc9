"""Departments and teams: seen, counted, added, renamed, closed."""

import uuid
from typing import Any

import pytest

from tests.cast import THEN, Actor
from tests.people.places import department, placed, post
from tweespraak.audit.api import entries_of_object
from tweespraak.people.actions import TeamsOpen, TeamUnderTeam
from tweespraak.people.api import (
    NameTaken,
    OtherOrganisation,
    Unit,
    add_unit,
    close_unit,
    manager_of,
    today_in,
    unit_of,
    units_of,
)
from tweespraak.people.queries import counted_units


def test_without_departments_the_page_says_what_to_do(chris: Actor) -> None:
    page = chris.client.get("/people/units/").content.decode()
    assert "/people/units/add/" in page


def test_a_department_is_added_once_however_often_one_clicks(chris: Actor) -> None:
    once = uuid.uuid4()
    for _ in range(2):
        assert post(chris.client, "/people/units/add/", name="Zorg", once=once).status_code == 302
    unit = Unit.objects.get()
    assert (unit.name, unit.parent) == ("Zorg", None)
    assert [row.action for row in entries_of_object("unit", unit.pk)] == ["people.unit_added"]


def test_two_departments_with_one_name_are_refused_with_a_sentence(chris: Actor) -> None:
    department(chris.member.organisation, "Zorg")
    page = post(chris.client, "/people/units/add/", name="  zórg ")
    assert page.context["form"].errors["name"] == [
        "Er is al een afdeling met deze naam. Kies een andere naam."
    ]


def test_teams_of_two_departments_may_share_a_name(chris: Actor) -> None:
    care = department(chris.member.organisation, "Zorg")
    work = department(chris.member.organisation, "Techniek")
    for unit in (care, work):
        assert post(chris.client, f"/people/units/{unit.pk}/add/", name="Noord").status_code == 302
    again = post(chris.client, f"/people/units/{care.pk}/add/", name="Noord")
    assert "Zorg" in str(again.context["form"].errors["name"])
    names = {unit.full_name for unit in units_of(chris.member.organisation_id)}
    assert names == {"Zorg", "Zorg › Noord", "Techniek", "Techniek › Noord"}


def test_a_team_stands_under_a_department_only(chris: Actor) -> None:
    ours = chris.member.organisation
    team = add_unit(organisation=ours, name="Noord", parent=department(ours), by=None, at=THEN)
    with pytest.raises(TeamUnderTeam):
        add_unit(organisation=ours, name="A", parent=team, by=None, at=THEN)
    assert post(chris.client, f"/people/units/{team.pk}/add/", name="A").status_code == 200


def test_people_are_counted_per_unit_and_departments_count_their_teams(
    chris: Actor, anna: Actor, dirk: Actor
) -> None:
    ours = chris.member.organisation
    care = department(ours)
    team = add_unit(organisation=ours, name="Noord", parent=care, by=None, at=THEN)
    placed(anna, unit=team)
    placed(dirk, unit=care)
    placed(chris, unit=care, days=5)
    [counted] = counted_units(ours.pk, today_in(ours))
    assert (counted.here, counted.people, counted.teams[0].people) == (1, 2, 1)


def test_the_page_takes_the_same_queries_however_many_units(
    chris: Actor, anna: Actor, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    ours = chris.member.organisation
    for name in "abcdef":
        unit = department(ours, name)
        add_unit(organisation=ours, name="x", parent=unit, by=None, at=THEN)
        placed(anna, unit=unit)
    with django_assert_num_queries(2):
        counted_units(ours.pk, today_in(ours))
    with django_assert_max_num_queries(10):
        assert chris.client.get("/people/units/").status_code == 200


def test_renaming_keeps_everyone_where_they_are(chris: Actor, anna: Actor) -> None:
    unit, other = department(chris.member.organisation), department(anna.member.organisation, "HR")
    placed(anna, unit=unit)
    assert post(chris.client, f"/people/units/{unit.pk}/name/", name="Vervoer").status_code == 302
    found = unit_of(anna.member, today_in(chris.member.organisation))
    assert found is not None
    assert found.name == "Vervoer"
    taken = post(chris.client, f"/people/units/{unit.pk}/name/", name=other.name)
    assert taken.context["form"].errors["name"]
    same = post(chris.client, f"/people/units/{unit.pk}/name/", name="Vervoer")
    assert same.status_code == 302


def test_closing_sends_its_people_where_one_chooses_with_the_same_manager(
    chris: Actor, anna: Actor, bram: Actor
) -> None:
    ours = chris.member.organisation
    unit, other = department(ours), department(ours, "HR")
    placed(anna, bram, unit, days=-30)
    path = f"/people/units/{unit.pk}/closing/"
    assert "Anna de Vries" in chris.client.get(path).content.decode()
    assert post(chris.client, path, to=other.pk).status_code == 302
    assert unit_of(anna.member, today_in(ours)) == other
    assert manager_of(anna.member, today_in(ours)) == bram.member
    assert list(units_of(ours.pk)) == [other]
    assert anna.member.posts.count() == 2  # where she was, stays known
    close_unit(unit=unit, to=None, by=None, at=THEN)
    assert unit_of(anna.member, today_in(ours)) == other


def test_what_was_planned_in_a_closed_unit_is_planned_elsewhere(chris: Actor, anna: Actor) -> None:
    ours = chris.member.organisation
    unit = department(ours)
    placed(anna)
    placed(anna, unit=unit, days=10)
    close_unit(unit=unit, to=None, by=None, at=THEN)
    assert not anna.member.posts.filter(unit=unit).exists()


def test_a_department_closes_after_its_teams(chris: Actor) -> None:
    ours = chris.member.organisation
    unit = department(ours)
    team = add_unit(organisation=ours, name="Noord", parent=unit, by=None, at=THEN)
    with pytest.raises(TeamsOpen):
        close_unit(unit=unit, to=None, by=None, at=THEN)
    page = chris.client.get(f"/people/units/{unit.pk}/closing/").content.decode()
    assert f"/people/units/{team.pk}/closing/" in page
    assert post(chris.client, f"/people/units/{unit.pk}/closing/", to="").status_code == 200


def test_a_closed_name_is_free_again(chris: Actor) -> None:
    ours = chris.member.organisation
    close_unit(unit=department(ours), to=None, by=None, at=THEN)
    assert department(ours).closed_at is None
    with pytest.raises(NameTaken):
        department(ours)


def test_a_unit_of_elsewhere_is_no_parent(chris: Actor, eva: Actor) -> None:
    theirs = department(eva.member.organisation)
    with pytest.raises(OtherOrganisation):
        add_unit(organisation=chris.member.organisation, name="A", parent=theirs, by=None, at=THEN)


@pytest.mark.parametrize("what", ["add", "name", "closing"])
def test_eva_sees_nothing(what: str, chris: Actor, eva: Actor) -> None:
    unit = department(chris.member.organisation, "Alleen van ons")
    path = f"/people/units/{unit.pk}/{what}/"
    assert eva.client.get(path).status_code == 404
    assert post(eva.client, path, name="x").status_code == 404
    assert "Alleen van ons" not in eva.client.get("/people/units/").content.decode()


def test_who_only_sees_people_changes_nothing(anna: Actor, chris: Actor) -> None:
    unit = department(chris.member.organisation)
    assert anna.client.get("/people/units/").status_code == 403
    assert post(anna.client, f"/people/units/{unit.pk}/name/", name="x").status_code == 403
