"""What may be a pattern, and what helps with a page: values in, values out (practice §5.6)."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tweespraak.selection.documents.own_space import REASONS
from tweespraak.selection.rules.book import (
    LEAST,
    NEVER,
    WINDOW,
    Help,
    Item,
    Told,
    help_with,
    is_same_organisation,
    patterns,
)

DAY = date(2026, 9, 1)
MADE = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)


def page(number: int, organisation: str, *codes: str, days: int | None = None) -> Item:
    """A page; the higher its number, the newer it is."""
    day = DAY + timedelta(days=number if days is None else days)
    reasons = tuple(Told(code, f"{code} van {organisation}") for code in codes)
    return Item(UUID(int=number), organisation, day, MADE + timedelta(minutes=number), reasons)


names = st.sampled_from(["Ster", "Maan", "Zon", "STER B.V.", "Máán"])
items = st.lists(
    st.builds(
        page,
        st.integers(0, 40),
        names,
        st.sampled_from(["", *REASONS]),
        st.sampled_from(["", *REASONS]),
    ),
    max_size=9,
    unique_by=lambda one: one.page,
)


@given(items)
def test_a_pattern_is_never_more_than_the_rule_allows(found: list[Item]) -> None:
    newest = sorted([one for one in found if one.reasons], key=lambda one: one.page)[-WINDOW:]
    for pattern in patterns(found):
        assert pattern.code not in NEVER | {""}
        assert pattern.organisations >= LEAST
        assert pattern.of == len(newest)
        assert {one.page for one in pattern.sentences} <= {one.page for one in newest}
        assert all(one.words.startswith(pattern.code) for one in pattern.sentences)


@given(items, st.randoms(use_true_random=False))
def test_in_which_order_pages_come_does_not_matter(found: list[Item], random: object) -> None:
    other = list(found)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert patterns(found) == patterns(other)


@given(items)
def test_older_pages_change_nothing(found: list[Item]) -> None:
    recent = [one for one in found if one.reasons]
    if len(recent) >= WINDOW:
        older = Item(UUID(int=99), "Elders", date(2000, 1, 1), MADE, (Told("EXPR", "oud"),))
        assert patterns([*found, older]) == patterns(found)


@given(items, st.text(max_size=12))
def test_one_organisation_alone_is_no_pattern(found: list[Item], name: str) -> None:
    alike = [Item(one.page, name, one.received_on, one.made_at, one.reasons) for one in found]
    assert not patterns(alike)


def test_two_organisations_that_say_the_same_may_be_a_pattern() -> None:
    found = patterns([page(1, "Ster", "EXPR"), page(2, "Maan", "INTV"), page(3, "Zon", "EXPR")])
    assert [(one.code, one.organisations, one.of) for one in found] == [("EXPR", 2, 3)]
    assert [one.words for one in found[0].sentences] == ["EXPR van Zon", "EXPR van Ster"]


@pytest.mark.parametrize("code", sorted(NEVER))
def test_what_says_nothing_about_somebody_is_never_a_pattern(code: str) -> None:
    assert not patterns([page(number, f"Organisatie {number}", code) for number in range(5)])


def test_the_sixth_page_does_not_count_any_more() -> None:
    between = [page(number, "Zon", "SKIL") for number in range(2, 6)]
    assert not patterns([page(1, "Ster", "EXPR"), *between, page(6, "Maan", "EXPR")])


def test_pages_without_feedback_push_nothing_out() -> None:
    empty = [page(number, "Zon") for number in range(2, 9)]
    found = patterns([page(1, "Ster", "EXPR"), *empty, page(9, "Maan", "EXPR")])
    assert [one.of for one in found] == [2]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ster", "ster", True),
        ("Ster", "Ster B.V.", True),
        ("Ster", "  STÉR BV ", True),
        ("Ster", "Ster N.V.", True),
        ("Ster", "Sterrenwacht", False),
        ("Ster Noord", "Ster Zuid", False),
        ("B.V.", "N.V.", False),
        ("☆", "☾", False),
    ],
)
def test_the_same_organisation_is_one(one: str, other: str, same: bool) -> None:
    assert is_same_organisation(one, other) is same


NOTHING = {
    "has_reasons": False,
    "has_reflected": False,
    "has_goal": False,
    "asked_on": None,
    "let_go_on": None,
    "today": DAY,
}


@pytest.mark.parametrize(
    ("known", "helps"),
    [
        ({}, Help.ASK),
        ({"asked_on": DAY}, Help.WAIT),
        ({"asked_on": date(2026, 8, 19)}, Help.WAIT),  # the tenth working day is 2 September
        ({"asked_on": date(2026, 8, 18)}, Help.LET_GO),
        ({"has_reasons": True}, Help.REFLECT),
        ({"has_reasons": True, "asked_on": DAY}, Help.REFLECT),
        ({"has_reasons": True, "has_reflected": True}, Help.ACT),
        ({"has_reflected": True}, Help.ACT),
        ({"has_reasons": True, "has_reflected": True, "has_goal": True}, Help.NONE),
        ({"let_go_on": DAY}, Help.NONE),
        ({"has_reasons": True, "let_go_on": DAY}, Help.NONE),
    ],
)
def test_what_helps_follows_from_what_there_is(known: dict[str, object], helps: Help) -> None:
    assert help_with(**{**NOTHING, **known}) is helps  # type: ignore[arg-type]
