"""The bank of 108 statements that set-up built, held against outside authorities."""

import json
from collections import Counter

import pytest
from ipipneo.reverse import IPIP_NEO_ITEMS_REVERSED_120

from tweespraak.instruments.api import InstrumentVersion
from tweespraak.instruments.queries.release import BUILT

# Johnson's order: N1 E1 O1 A1 C1 N2 …, four rounds of thirty.
FACETS = [f"{domain}{number}" for number in range(1, 7) for domain in "NEOAC"]


def built() -> list[dict]:
    return json.loads(BUILT.read_text(encoding="utf-8"))["items"]


@pytest.fixture
def stored(instruments: InstrumentVersion) -> list[dict]:
    return InstrumentVersion.objects.get(pk=instruments.pk).content["items"]


@pytest.fixture(params=["file", "database"])
def items(request: pytest.FixtureRequest) -> list[dict]:
    return built() if request.param == "file" else request.getfixturevalue("stored")


def test_it_has_108_items_four_per_facet(items: list[dict]):
    assert len(items) == 108
    assert set(Counter(item["facet"] for item in items).values()) == {4}


def test_health_and_political_opinion_are_not_in_it(items: list[dict]):
    assert not {"O6", "N3", "N5"} & {item["facet"] for item in items}


def test_each_item_is_keyed_as_johnson_keys_it(items: list[dict]):
    rounds: Counter[str] = Counter()
    for item in items:
        original = rounds[item["facet"]] * 30 + FACETS.index(item["facet"]) + 1
        rounds[item["facet"]] += 1
        assert item["keyed"] == (-1 if original in IPIP_NEO_ITEMS_REVERSED_120 else 1), original


def test_every_item_has_its_text_in_both_languages(items: list[dict]):
    assert all(item["text"]["nl"].strip() and item["text"]["en"].strip() for item in items)
    assert len({item["text"]["nl"] for item in items}) == 108
    assert len({item["text"]["en"] for item in items}) == 108


def test_the_database_holds_what_the_file_says(stored: list[dict]):
    assert stored == built()
