"""Two presses at the same moment, on a real database with real threads: one effect, no failure."""

import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.cast import Actor, actor, organisation
from tests.people.adding import PASSWORD, activation_of, added, link_in, typed
from tweespraak.audit.api import entries_about
from tweespraak.foundation import clock
from tweespraak.notifications.api import Mail
from tweespraak.people.api import (
    LastAdmin,
    Membership,
    Person,
    Role,
    change_roles,
    members_with_role,
    roles_of,
)

# Real commits: the tables are emptied after each test, which takes longer than a rollback.
pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def chris(transactional_db: None) -> Actor:
    return actor(organisation(), "Chris", "Jansen", Role.ORGANISATION_ADMIN)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Several acts by as many threads, all let go at the same moment."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        try:
            gate.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def twice(client: Client, path: str, values: dict[str, Any]) -> list[int]:
    """The same form, posted by two tabs of one browser."""

    def post() -> int:
        tab = Client()
        tab.cookies = client.cookies.copy()
        return tab.post(path, values).status_code

    return at_once(post, post)


def test_adding_twice_adds_once(chris: Actor) -> None:
    assert twice(chris.client, "/people/add/", typed(roles=["employee"])) == [302, 302]
    assert Membership.objects.filter(person__email="noor@voorbeeld.example").count() == 1
    assert Mail.objects.filter(kind="people.activation").count() == 1


def test_two_organisations_adding_the_same_unknown_address_share_one_person(chris: Actor) -> None:
    elsewhere = organisation("Elders", "elders")
    both = at_once(
        lambda: added(chris.member.organisation, "nieuw@voorbeeld.example"),
        lambda: added(elsewhere, "nieuw@voorbeeld.example"),
    )
    assert both[0].person_id == both[1].person_id


def test_correcting_an_address_twice_mails_once(chris: Actor) -> None:
    member = added(chris.member.organisation, "nor@voorbeeld.example")
    values = typed(roles=["employee"])
    assert twice(chris.client, f"/people/{member.pk}/edit/", values) == [302, 302]
    assert Mail.objects.filter(address="noor@voorbeeld.example").count() == 1
    assert roles_of(Membership.objects.get(pk=member.pk)) == {Role.EMPLOYEE}


def test_sending_again_twice_sends_once(chris: Actor) -> None:
    member = added(chris.member.organisation)
    path = f"/people/{member.pk}/mails/{activation_of(member).pk}/again/"
    assert twice(chris.client, path, {"once": str(uuid.uuid4())}) == [302, 302]
    assert Mail.objects.filter(kind="people.activation").count() == 2


def test_activating_twice_activates_once(chris: Actor) -> None:
    member = added(chris.member.organisation)
    path = link_in(activation_of(member)).replace("/people/link/", "/account/activate/")
    answers = twice(Client(), path, {"password": PASSWORD, "again": PASSWORD})
    assert sorted(answers) in ([200, 302], [302, 302])
    acts = entries_about(member.person_id).filter(action="people.account_activated")
    assert acts.count() == 1
    assert Person.objects.get(pk=member.person_id).check_password(PASSWORD)


def test_two_admins_cannot_take_the_role_from_each_other(chris: Actor) -> None:
    other = actor(chris.member.organisation, "Petra", "Post", Role.ORGANISATION_ADMIN)

    def take(member: Membership, by: Person) -> str:
        try:
            change_roles(member=member, roles=[], by=by, at=clock.now())
        except LastAdmin:
            return "last"
        return "taken"

    told = at_once(
        lambda: take(chris.member, other.person), lambda: take(other.member, chris.person)
    )
    assert sorted(told) == ["last", "taken"]
    admins = members_with_role(chris.member.organisation_id, Role.ORGANISATION_ADMIN)
    assert admins.count() == 1
