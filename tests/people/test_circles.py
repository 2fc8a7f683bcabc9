"""Nobody is, through others, their own manager: the rule alone, for any organisation one can think of."""

from collections.abc import Hashable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tweespraak.people.rules import Line, circle_in_time, manager_circle

KEYS = st.integers(0, 12)
LINES = st.dictionaries(KEYS, st.none() | KEYS, max_size=13)
DAY = date(2026, 9, 1)


def has_circle(lines: dict[int, int | None]) -> bool:
    """The slow way: from everyone, so many steps up that one must have come round."""
    for start in lines:
        one: int | None = start
        for _step in range(len(lines) + 1):
            one = lines.get(one) if one is not None else None
        if one is not None:
            return True
    return False


@given(LINES)
def test_a_circle_is_found_when_there_is_one(lines: dict[int, int | None]) -> None:
    assert bool(manager_circle(lines)) == has_circle(lines)


@given(LINES)
def test_what_is_found_is_a_circle(lines: dict[int, int | None]) -> None:
    found = manager_circle(lines)
    if found:
        assert found[0] == found[-1]
        assert len(set(found)) == len(found) - 1
        assert all(lines[one] == up for one, up in pairwise(found))


@given(st.permutations(range(8)), st.randoms())
def test_a_tree_has_no_circle_and_closing_it_makes_one(order: list[int], chance: object) -> None:
    pick = chance.randrange  # type: ignore[attr-defined]
    lines: dict[int, int | None] = {order[0]: None}
    for n, one in enumerate(order[1:], 1):
        lines[one] = order[pick(n)]
    assert manager_circle(lines) == ()
    below = order[-1]
    lines[order[0]] = below
    assert below in manager_circle(lines)


def test_the_names_come_in_order() -> None:
    lines: dict[Hashable, Hashable] = {"Bram": "Anna", "Anna": "Bram", "Dirk": "Bram"}
    assert manager_circle(lines) == ("Bram", "Anna", "Bram")
    assert manager_circle({"Bram": "Bram"}) == ("Bram", "Bram")
    assert manager_circle({"Dirk": "Elsewhere"}) == ()


def day(n: int) -> date:
    return DAY + timedelta(days=n)


SPANS = st.lists(
    st.tuples(
        st.integers(0, 5), st.integers(0, 5), st.integers(0, 9), st.none() | st.integers(1, 5)
    )
)


@given(SPANS)
def test_in_time_a_circle_is_one_of_some_day_and_every_day_is_looked_at(
    spans: list[tuple[int, int, int, int | None]],
) -> None:
    lines, taken = [], set()
    for member, manager, start, length in spans:
        if member not in taken:  # one line each keeps the slow way simple
            taken.add(member)
            until = day(start + length) if length else None
            lines.append(Line(member, manager, day(start), until))
    found = circle_in_time(lines, DAY)
    each_day = [
        manager_circle({line.member: line.manager for line in lines if line.holds_on(day(n))})
        for n in range(20)
    ]
    assert bool(found) == any(each_day)


def test_lines_that_never_hold_together_make_no_circle() -> None:
    lines = [Line("Bram", "Anna", DAY, day(3)), Line("Anna", "Bram", day(3))]
    assert circle_in_time(lines, DAY) == ()
    lines = [Line("Bram", "Anna", DAY, day(4)), Line("Anna", "Bram", day(3))]
    assert circle_in_time(lines, DAY) == ("Bram", "Anna", "Bram")
