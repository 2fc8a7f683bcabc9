"""Whom to ask stands on every page of a test, every report and every other page of an organisation."""

import re
from collections.abc import Iterator

import pytest

from tests.permissions.matrix import read_lines
from tests.permissions.objects import GET, OBJECTS, Door
from tests.permissions.world import World
from tweespraak.people.api import Organisation

WHOM = "Fatima Yıldız"
# What is for everyone alike, for a program, a part of a page, or so that it says nothing of anybody.
WITHOUT = re.compile(
    r"^(home:help|home:healthz|account_|mfa_|openid_|set_language|people:link|conversations:table)"
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def pages() -> Iterator[tuple[str, str, Door]]:
    for line in read_lines():
        thing = OBJECTS[line.thing]
        if line.see == "yes" and line.column not in ("elsewhere", "nobody") and not thing.in_demo:
            for door in thing.doors:
                if door.method == GET and not WITHOUT.match(door.name):
                    yield door.name, line.column, door


PAGES = {name: (column, door) for name, column, door in pages()}


@pytest.fixture
def named(world: World) -> World:
    Organisation.objects.update(contact_name=WHOM, contact_email="fatima@voorbeeld.example")
    return world


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_whom_to_ask(named: World, name: str) -> None:
    column, door = PAGES[name]
    answer = named.client(column).get(door.url(named))
    if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
        assert WHOM in answer.content.decode()


def test_the_pages_of_a_test_are_among_them() -> None:
    assert {"testing:item", "testing:summary", "testing:tour", "insights:print"} <= set(PAGES)
