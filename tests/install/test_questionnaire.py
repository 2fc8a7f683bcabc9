"""The built personality bank: 108 items, the right ones, keyed as the field keys them."""

import copy
import json
from collections import Counter

import pytest
from ipipneo.reverse import IPIP_NEO_ITEMS_REVERSED_120

import questionnaire

FULL_ORDER = questionnaire.FACETS * 4
KEPT_NUMBERS = [
    number
    for number, facet in enumerate(FULL_ORDER, start=1)
    if facet not in questionnaire.LEFT_OUT
]


@pytest.fixture(scope="module")
def bank():
    assert questionnaire.BANK.exists(), "make run or make test builds the questionnaire first"
    return json.loads(questionnaire.BANK.read_text())


@pytest.fixture
def overrides():
    return json.loads(questionnaire.OVERRIDES.read_text())


@pytest.fixture
def package():
    """A package of the same shape, with texts of its own."""
    rows = [
        {
            "id": f"item-{number}",
            "text": f"Do thing {number}",
            "keyed": "minus" if number in IPIP_NEO_ITEMS_REVERSED_120 else "plus",
            "domain": facet[0],
            "facet": int(facet[1]),
        }
        for number, facet in enumerate(FULL_ORDER, start=1)
    ]
    return {"nl": copy.deepcopy(rows), "en": rows}


@pytest.fixture
def no_overrides():
    return {"version": "none", "package_version": "1", "items": []}


def test_it_has_108_items_four_per_facet(bank):
    assert [item["position"] for item in bank["items"]] == list(range(1, 109))
    assert set(Counter(item["facet"] for item in bank["items"]).values()) == {4}
    assert len({item["key"] for item in bank["items"]}) == 108


def test_no_health_and_no_political_item_is_in_it(bank):
    assert {"N3", "N5", "O6"}.isdisjoint(item["facet"] for item in bank["items"])


def test_facets_and_keying_are_those_of_an_independent_scorer(bank):
    expected = [
        (FULL_ORDER[number - 1], -1 if number in IPIP_NEO_ITEMS_REVERSED_120 else 1)
        for number in KEPT_NUMBERS
    ]
    assert [(item["facet"], item["keyed"]) for item in bank["items"]] == expected


def test_every_item_follows_the_stem_in_both_languages(bank):
    for item in bank["items"]:
        assert set(item["text"]) == {"nl", "en"}
        for text in item["text"].values():
            assert text[0].islower()
            assert text == text.strip().rstrip(".")
            assert text.split()[0] not in {"ik", "i"}


def test_our_wording_replaces_the_faulty_items_only(bank, overrides):
    ours = {(row["key"], row["lang"]): row["text"] for row in overrides["items"]}
    shown = {(i["key"], lang): i["text"][lang] for i in bank["items"] for lang in i["overridden"]}
    assert shown == ours
    assert len(ours) <= 12


def test_every_replaced_item_says_why_and_keeps_its_direction(bank, overrides):
    items = {item["key"]: item for item in bank["items"]}
    for row in overrides["items"]:
        assert row["why"]
        assert (row["facet"], row["keyed"]) == tuple(
            items[row["key"]][k] for k in ("facet", "keyed")
        )


def test_the_bank_says_which_package_it_was_made_from(bank):
    assert bank["integrity"].startswith("sha512-")
    assert (bank["package_version"], bank["overrides_version"]) == ("1.3.3", "ours.2")


def test_the_bank_is_made_again_when_our_wording_changes(bank):
    assert bank["made_from"] == questionnaire._fingerprint()


def test_languages_that_differ_in_keying_are_refused(package, no_overrides):
    package["nl"][7]["keyed"] = "minus"
    with pytest.raises(questionnaire.Unsound, match="differ between the languages"):
        questionnaire.build(package, no_overrides, "1")


def test_an_item_without_text_is_refused(package, no_overrides):
    package["nl"][7]["text"] = " "
    with pytest.raises(questionnaire.Unsound, match="no text"):
        questionnaire.build(package, no_overrides, "1")


def test_wording_for_an_item_that_is_not_asked_is_refused(package, no_overrides):
    left_out = FULL_ORDER.index("N3") + 1
    row = {"key": f"item-{left_out}", "lang": "nl", "facet": "N3", "keyed": 1, "text": "zit ermee"}
    with pytest.raises(questionnaire.Unsound, match="not in the questionnaire"):
        questionnaire.build(package, {**no_overrides, "items": [row]}, "1")


def test_wording_written_for_the_other_direction_is_refused(package, no_overrides):
    row = {"key": "item-1", "lang": "nl", "facet": "N1", "keyed": -1, "text": "ben nooit bezorgd"}
    with pytest.raises(questionnaire.Unsound, match="another facet or direction"):
        questionnaire.build(package, {**no_overrides, "items": [row]}, "1")


def test_wording_for_another_version_of_the_package_is_refused(package, no_overrides):
    with pytest.raises(questionnaire.Unsound, match="written for 1, not 2"):
        questionnaire.build(package, no_overrides, "2")


@pytest.mark.parametrize("text", ["Ik waardeer mezelf", "I like it", "I'm fine"])
def test_an_item_that_repeats_the_stem_is_refused(text):
    with pytest.raises(questionnaire.Unsound, match="repeats the word of the stem"):
        questionnaire.after_the_stem(text)
