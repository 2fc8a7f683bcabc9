"""No figure that HR reads tells about fewer than five people: not today, not beside yesterday's."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.conversations.rules.figures import (
    EVERYBODY,
    THRESHOLD,
    Counted,
    Ledger,
    Part,
    Why,
    average,
    publish,
)

DAY = date(2026, 9, 1)


def unit(name: str, people: int, held: int = 0, first: int = 0) -> list[Part]:
    """People of one team; so many of them have talked."""
    return [
        Part(
            f"{name}{first + number}",
            (EVERYBODY, name),
            {"held": 1} if number < held else {"planned": 1},
        )
        for number in range(people)
    ]


def by_cell(found: list[Counted]) -> dict[str, Counted]:
    return {one.cell: one for one in found}


def test_a_team_of_three_is_hidden_and_so_is_the_six_beside_it() -> None:
    found = by_cell(publish(Ledger(), unit("a", 3) + unit("b", 6), DAY))
    assert found[EVERYBODY].people == 9
    assert (found["a"].people, found["a"].why) == (0, Why.SMALL)
    assert (found["b"].people, found["b"].why) == (0, Why.BESIDE)


def test_two_teams_of_five_are_both_shown_with_their_counts() -> None:
    found = by_cell(publish(Ledger(), unit("a", 5, 2) + unit("b", 5, 5), DAY))
    assert found["a"].sums == {"held": 2, "planned": 3}
    assert found["b"].sums == {"held": 5}
    assert found[EVERYBODY].sums == {"held": 7, "planned": 3}
    assert {one.why for one in found.values()} == {None}


def test_fewer_than_five_people_are_no_figure_at_all() -> None:
    (found,) = (one for one in publish(Ledger(), unit("a", 4), DAY) if one.cell == EVERYBODY)
    assert (found.people, found.sums, found.why) == (0, {}, Why.SMALL)
    (nobody,) = publish(Ledger(), [], DAY)
    assert nobody.why is Why.NOTHING


def test_when_one_more_has_talked_the_count_of_yesterday_stays_with_its_day() -> None:
    book = Ledger()
    publish(book, unit("a", 10, 5), DAY)
    found = by_cell(publish(book, unit("a", 10, 6), DAY + timedelta(days=1)))["a"]
    assert (found.sums["held"], found.on, found.why) == (5, "2026-09-01", Why.BESIDE)


def test_when_five_more_have_talked_the_new_count_is_shown() -> None:
    book = Ledger()
    publish(book, unit("a", 10, 0), DAY)
    found = by_cell(publish(book, unit("a", 10, 5), DAY + timedelta(days=1)))["a"]
    assert (found.sums["held"], found.on, found.why) == (5, "2026-09-02", None)


def test_four_times_one_more_does_not_add_up_to_a_way_around() -> None:
    book = Ledger()
    for day in range(10):
        publish(book, unit("a", 10, day), DAY + timedelta(days=day))
        assert smallest_region(book) >= THRESHOLD


def test_who_joins_or_leaves_cannot_be_told_apart() -> None:
    book = Ledger()
    publish(book, unit("a", 6), DAY)
    joined = by_cell(publish(book, unit("a", 7), DAY))["a"]
    left = by_cell(publish(book, unit("a", 5), DAY))["a"]
    assert (joined.people, left.people) == (6, 6)


def test_how_far_the_same_group_is_goes_along_and_who_joins_it_does_not() -> None:
    book = Ledger()
    publish(book, unit("a", 6), DAY, is_live=True)
    later = DAY + timedelta(days=7)
    found = by_cell(publish(book, unit("a", 6, 1), later, is_live=True))["a"]
    assert (found.sums, found.on) == ({"held": 1, "planned": 5}, later.isoformat())
    grown = by_cell(publish(book, unit("a", 7, 2), later, is_live=True))["a"]
    assert (grown.people, grown.sums["held"], grown.why) == (6, 1, Why.BESIDE)
    assert len(book.shown) == 2


def test_the_same_again_is_not_written_down_twice() -> None:
    book = Ledger()
    for _twice in range(2):
        publish(book, unit("a", 6), DAY)
    assert len(book.shown) == 2


def test_what_is_kept_names_nobody_and_is_read_back() -> None:
    book = Ledger()
    publish(book, unit("a", 6, 3), DAY)
    assert not any(part.person in book.numbers for part in unit("a", 6, 3))
    again = by_cell(publish(Ledger.read(book.stored()), unit("a", 6, 3), DAY))
    assert again["a"].people == 6


@pytest.mark.parametrize(("values", "said"), [([3, 4, 4, 5, 5], 4.2), ([1] * 5, 1.0)])
def test_an_average_has_one_decimal(values: list[int], said: float) -> None:
    assert average({"B1": sum(values)}, len(values), "B1") == said


def smallest_region(book: Ledger) -> int:
    """The smallest group that any sequence of unions and differences of what was shown can isolate."""
    shown = [frozenset(row["members"]) for row in book.shown]
    regions = Counter(
        tuple(number in members for members in shown) for number in frozenset().union(*shown)
    )
    return min(regions.values(), default=THRESHOLD)


PEOPLE = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["planned", "held"]), st.booleans()),
    min_size=0,
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PEOPLE, min_size=1, max_size=5), st.booleans())
def test_no_group_under_five_can_be_put_together_from_all_that_was_ever_shown(
    days: list[list[tuple[str, str, bool]]], is_live: bool
) -> None:
    book = Ledger()
    for number, people in enumerate(days):
        parts = [
            Part(
                str(person),
                (EVERYBODY, team, f"{team} night") if at_night else (EVERYBODY, team),
                {state: 1},
            )
            for person, (team, state, at_night) in enumerate(people)
        ]
        publish(book, parts, DAY + timedelta(days=number), is_live=is_live)
        assert smallest_region(book) >= THRESHOLD
