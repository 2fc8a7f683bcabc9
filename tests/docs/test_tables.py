"""The tables of events and slots say what the code says: nothing missing, nothing invented."""

import pytest

from tests.docs import house
from tests.docs.pages import coded, table

pytestmark = pytest.mark.slow  # the first test of these reads the whole source tree
EVENTS, SLOTS = "docs/events.md", "docs/slots.md"


def test_every_event_stands_in_the_table_and_nothing_else():
    assert set(table(EVENTS, "event")) == set(house.events())


def test_the_table_of_events_names_the_fields():
    rows = table(EVENTS, "event")
    assert {event: coded(rows[event][1]) for event in house.events()} == house.events()


def test_the_table_of_events_names_who_listens():
    rows, found = table(EVENTS, "event"), house.listeners()
    said = {event: coded(rows[event][2]) for event in house.events()}
    assert said == {event: found.get(event.partition(".")[2], set()) for event in said}


def test_every_event_is_announced_by_its_own_context():
    assert set(house.events()) == house.announced()


def test_every_slot_stands_in_the_table_and_nothing_else():
    assert set(table(SLOTS, "slot")) == set(house.places()) | set(house.fillers())


@pytest.mark.parametrize(("column", "who"), [(0, house.places), (4, house.fillers)])
def test_the_table_of_slots_names_who_asks_and_who_fills(column, who):
    rows, found = table(SLOTS, "slot"), who()
    assert {slot: coded(cells[column]) for slot, cells in rows.items()} == {
        slot: found.get(slot, set()) for slot in rows
    }


def test_what_is_filled_is_shown_somewhere():
    assert set(house.fillers()) - set(house.places()) == set()


@pytest.mark.parametrize(("table_of", "page"), [(house.events, EVENTS), (house.places, SLOTS)])
def test_the_code_is_really_read(table_of, page):
    assert len(table_of()) >= 6, f"too little found to compare {page} with"
