"""Slots: lower contexts name a place, higher ones fill it."""

from collections.abc import Iterator

import pytest

from tweespraak.foundation import slots


@pytest.fixture(autouse=True)
def empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_slots", {})


def link(label: str) -> slots.Provider:
    def provide(**_arguments: object) -> Iterator[slots.Link]:
        yield slots.Link(label, f"/{label}/")

    return provide


def labels(slot: str) -> list[str]:
    return [item.label for item in slots.items(slot)]


def test_an_empty_slot_is_empty() -> None:
    assert slots.items("nowhere") == []


def test_items_come_in_order_and_then_by_key() -> None:
    slots.fill("menu", "b", link("b"))
    slots.fill("menu", "a", link("a"))
    slots.fill("menu", "z", link("z"), order=1)
    assert labels("menu") == ["z", "a", "b"]


def test_filling_again_under_the_same_key_replaces() -> None:
    slots.fill("menu", "a", link("old"))
    slots.fill("menu", "a", link("new"))
    assert labels("menu") == ["new"]


def test_a_provider_may_have_nothing_to_say() -> None:
    slots.fill("menu", "a", lambda **_: None)
    assert labels("menu") == []


def test_a_row_finds_its_provider_by_key() -> None:
    provider = link("a")
    slots.fill("notice.line", "activities", provider)
    assert slots.by_key("notice.line", "activities") is provider
    assert slots.by_key("notice.line", "nobody") is None
