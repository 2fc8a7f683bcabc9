"""My team: who works for me now, for whom I stand in, and nothing about results."""

from typing import Any
from uuid import UUID

import pytest

from tests.cast import Actor, actor
from tests.people.places import department, placed
from tests.people.test_stand_ins import given_to
from tweespraak.foundation import slots
from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, Role


def names(page: Any) -> list[list[str]]:
    """Who stands in each table."""
    return [[row.post.membership.given_name for row in team.rows] for team in page.context["teams"]]


def test_an_empty_team_says_what_to_do(bram: Actor) -> None:
    page = bram.client.get("/people/team/")
    assert page.status_code == 200
    assert names(page) == [[]]


def test_a_manager_sees_who_works_for_them_now(
    bram: Actor, anna: Actor, dirk: Actor, chris: Actor
) -> None:
    placed(anna, bram, department(bram.member.organisation), days=-30)
    placed(dirk, bram, days=-30)
    placed(dirk, chris, days=-1)
    placed(chris, bram, days=5)
    page = bram.client.get("/people/team/")
    assert names(page) == [["Anna"]]
    assert "Logistiek" in page.content.decode()


def test_when_somebody_goes_is_told(bram: Actor, anna: Actor, dirk: Actor) -> None:
    placed(anna, bram, days=-30)
    placed(anna, dirk, days=12)
    [team] = bram.client.get("/people/team/").context["teams"]
    assert team.rows[0].post.until_on is not None


def test_one_searches_by_name_whatever_the_accents(bram: Actor, anna: Actor, dirk: Actor) -> None:
    for who in (anna, dirk):
        placed(who, bram)
    assert names(bram.client.get("/people/team/?q=DE+Vriés")) == [["Anna"]]
    assert names(bram.client.get("/people/team/?q=nobody")) == [[]]
    assert names(bram.client.get("/people/team/?q=%00")) == [["Dirk", "Anna"]]


def test_who_stands_in_sees_that_team_marked_with_for_whom(
    bram: Actor, anna: Actor, dirk: Actor
) -> None:
    placed(anna, bram)
    given_to(bram, dirk)
    page = dirk.client.get("/people/team/")
    assert names(page) == [["Anna"]]
    [team] = page.context["teams"]
    assert team.stand_in.absent == bram.member
    assert "Bram Bakker" in page.content.decode()
    assert "/people/team/" in dirk.client.get("/").content.decode()


def test_a_manager_who_stands_in_sees_both(
    bram: Actor, anna: Actor, dirk: Actor, voorbeeld: Any
) -> None:
    mehmet = actor(voorbeeld, "Mehmet", "", Role.MANAGER)
    placed(anna, bram)
    placed(dirk, mehmet)
    given_to(bram, mehmet)
    assert names(mehmet.client.get("/people/team/")) == [["Dirk"], ["Anna"]]


def test_a_stand_in_of_later_or_before_sees_nothing(bram: Actor, dirk: Actor) -> None:
    given_to(bram, dirk, 3, 5)
    given_to(bram, dirk, -5, -3)
    assert dirk.client.get("/people/team/").status_code == 403
    assert "/people/team/" not in dirk.client.get("/").content.decode()


def test_what_later_contexts_add_stands_beside_the_name_and_is_asked_once(
    bram: Actor, anna: Actor, dirk: Actor, voorbeeld: Any
) -> None:
    mehmet = actor(voorbeeld, "Mehmet", "", Role.MANAGER)
    placed(anna, bram)
    placed(dirk, mehmet)
    given_to(mehmet, bram)
    asked: list[list[str]] = []

    def add(*, memberships: list[Membership], **_more: Any) -> list[tuple[UUID, Link]]:
        asked.append([one.given_name for one in memberships])
        return [(one.pk, Link(f"Gesprek met {one.given_name}", "/x/")) for one in memberships]

    slots.fill("team.member", "test", add)
    try:
        page = bram.client.get("/people/team/").content.decode()
    finally:
        slots._slots["team.member"].pop("test")
    assert [sorted(names) for names in asked] == [["Anna", "Dirk"]]
    assert "Gesprek met Anna" in page
    assert "Gesprek met Dirk" in page


@pytest.mark.parametrize("size", [2, 30])
def test_the_number_of_queries_does_not_grow(
    bram: Actor, voorbeeld: Any, django_assert_max_num_queries: Any, size: int
) -> None:
    for n in range(size):
        placed(actor(voorbeeld, f"P{n}", "", Role.EMPLOYEE), bram)
    with django_assert_max_num_queries(15):
        assert bram.client.get("/people/team/").status_code == 200


def test_eva_sees_nothing_and_who_leads_nobody_is_refused(
    bram: Actor, anna: Actor, eva: Actor
) -> None:
    placed(anna, bram)
    page = eva.client.get("/people/team/")
    assert names(page) == [[]]
    assert "Anna" not in page.content.decode()
    assert anna.client.get("/people/team/").status_code == 403
