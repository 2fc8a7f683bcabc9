"""Reading opens no transaction: with SQLite every BEGIN takes the one lock for writing."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.transaction import Atomic
from django.test import override_settings

from tests.permissions.matrix import read_lines
from tests.permissions.objects import GET, OBJECTS, Door, Thing
from tests.permissions.world import World
from tweespraak.people.models import Organisation

pytestmark = pytest.mark.django_db

# Pages on which looking is an act that is written down, and what it writes.
LOOKING_IS_AN_ACT = {
    "people:link": "opening a personal link; in which organisation one is now, in the session",
    "account_activate": "in which organisation one is now, in the session",
    "mfa_activate_totp": "a new key for the app, in the session",
    "insights:cube": "the first time the owner sees the result",
    "insights:flat": "the first time the owner sees the result",
    "insights:print": "the first time the owner sees the result",
    "insights:score": "the first time the owner sees the result",
    "activities:activity": "a colleague sees what somebody shares, once a day",
    "activities:match": "a colleague opens why somebody matches; the participant can read it back",
    "selection:match": "who decides opens the match a candidate shows; they can read it back",
    "assessments:sheet": "the first time the participant opens the information",
    "assessments:read_section": "the first time the participant opens a version of the report",
    "assessments:inspection_part": "answers are looked at together; every opening can be read back",
    "assessments:report_section": "a look at a draft, once a day",
    "assessments:review": "a look at a draft, once a day",
    "assessments:report_version": "a look at a draft, once a day",
    "assessments:report_changes": "a look at a draft, once a day",
    "assessments:report_pdf": "a look at a draft, once a day",
    "assessments:report_material": "a look at scores, once a day",
    "assessments:report_why": "a look at scores, once a day",
}
EVERY_TIME = {
    "people:link",
    "account_activate",
    "activities:match",
    "selection:match",
    "assessments:inspection_part",
    "mfa_activate_totp",
}


class Count:
    """How many transactions were opened."""

    transactions = 0


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Count]:
    """Counts every `atomic`: outside a test each outermost one is a BEGIN."""
    count, enter = Count(), Atomic.__enter__

    def entered(atomic: Any) -> None:
        count.transactions += 1
        enter(atomic)

    with monkeypatch.context() as patch:
        patch.setattr(Atomic, "__enter__", entered)
        yield count


def pages() -> dict[str, tuple[str, Thing, Door]]:
    """Every page that can be read, with somebody who may."""
    found = {}
    for line in read_lines():
        for door in OBJECTS[line.thing].doors:
            if door.method == GET and line.see == "yes":
                found[f"{door.name} · {line.thing}"] = (line.column, OBJECTS[line.thing], door)
    return found


PAGES = pages()


@pytest.mark.slow  # some pages hold every score or every component
@pytest.mark.parametrize("page", PAGES)
def test_reading_opens_no_transaction(
    world: World, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    column, thing, door = PAGES[page]
    Organisation.objects.update(is_demo=thing.in_demo)
    client, url = world.client(column), door.url(world)
    with override_settings(DEMO=thing.in_demo), counted(monkeypatch) as first:
        assert client.get(url).status_code < 400
    with override_settings(DEMO=thing.in_demo), counted(monkeypatch) as second:
        client.get(url)
    assert first.transactions == 0 or door.name in LOOKING_IS_AN_ACT
    assert second.transactions == 0 or door.name in EVERY_TIME


def test_the_meter_sees_an_act(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with counted(monkeypatch) as count:
        world.client("owner").post("/my-data/export/")
    assert count.transactions > 0
