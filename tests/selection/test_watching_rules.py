"""What is counted over vacancies, and that no small group can be worked out of it in any month."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tweespraak.selection.rules.mirror import Measures
from tweespraak.selection.rules.watching import (
    EVERYBODY,
    NO_UNIT,
    THRESHOLD,
    Basis,
    Ended,
    Shown,
    is_shown_alone,
    publish,
)

LATER = date(2026, 12, 31)


def ended(key: str, closed_on: date, size: int, *cells: str) -> Ended:
    """A vacancy of which so many applications were measured."""
    measures = Measures(applications=size, silence=(3,) * size, useful=(4,) * size)
    return Ended(key, closed_on, cells, measures)


def people(found: dict[str, Shown]) -> dict[str, int]:
    return {cell: one.people for cell, one in found.items()}


def test_a_vacancy_is_counted_on_the_first_of_the_month_after_four_weeks() -> None:
    row = ended("v", date(2026, 3, 4), 5)
    assert row.counted_on == date(2026, 5, 1)
    assert publish(Basis.APPLIED, [row], date(2026, 4, 30)) == {}
    assert people(publish(Basis.APPLIED, [row], date(2026, 5, 1)))[EVERYBODY] == 5


def test_four_applications_stay_hidden() -> None:
    assert publish(Basis.APPLIED, [ended("v", date(2026, 3, 4), 4, "sales")], LATER) == {}


def test_small_vacancies_are_counted_together() -> None:
    rows = [ended("v", date(2026, 3, 4), 3, "sales"), ended("w", date(2026, 3, 5), 2, "sales")]
    assert people(publish(Basis.APPLIED, rows, LATER)) == {EVERYBODY: 5, "sales": 5}


def test_beside_a_small_department_the_other_is_hidden() -> None:
    rows = [
        ended("v", date(2026, 3, 4), 3, "sales"),
        ended("w", date(2026, 3, 5), 3, "stock"),
        ended("x", date(2026, 3, 6), 3, "stock"),
    ]
    assert people(publish(Basis.APPLIED, rows, LATER)) == {EVERYBODY: 9}


def test_a_vacancy_of_two_that_came_later_waits_for_others() -> None:
    rows = [ended("v", date(2026, 3, 4), 6), ended("w", date(2026, 5, 4), 2)]
    assert people(publish(Basis.APPLIED, rows, LATER)) == {EVERYBODY: 6, NO_UNIT: 6, "v": 6}
    rows.append(ended("x", date(2026, 6, 4), 3))
    found = publish(Basis.APPLIED, rows, LATER)
    assert (found[EVERYBODY].people, found[EVERYBODY].counted_on) == (11, date(2026, 8, 1))


def test_what_adds_nothing_to_a_count_changes_nothing_in_it() -> None:
    rows = [ended("v", date(2026, 3, 4), 6), Ended("w", date(2026, 5, 4), (), Measures(hired=1))]
    assert publish(Basis.APPLIED, rows, LATER)[EVERYBODY].measures.hired == 0


def test_a_vacancy_alone_is_shown_from_five_on() -> None:
    assert is_shown_alone(Basis.ANSWERED, Measures(useful=(1, 2, 3, 4, 5)))
    assert not is_shown_alone(Basis.ANSWERED, Measures(useful=(1, 2, 3, 4)))


def test_everything_together_comes_before_a_vacancy_alone() -> None:
    rows = [ended("v", date(2026, 3, 4), 1), ended("w", date(2026, 3, 5), 5)]
    assert people(publish(Basis.APPLIED, rows, LATER)) == {EVERYBODY: 6, NO_UNIT: 6}


def test_beside_answers_that_a_recruiter_sees_the_small_rest_is_hidden() -> None:
    rows = [ended("v", date(2026, 3, 4), 1), ended("w", date(2026, 3, 5), 5)]
    assert people(publish(Basis.ANSWERED, rows, LATER)) == {"w": 5}


VACANCIES = st.lists(
    st.tuples(
        st.integers(0, 200),  # days after New Year
        st.integers(0, 9),  # applications
        st.sampled_from([(), ("a",), ("b",), ("a1", "a"), ("a2", "a")]),
    ),
    max_size=7,
)


@pytest.mark.parametrize("basis", [Basis.APPLIED, Basis.ANSWERED])
@settings(max_examples=50, deadline=None)
@given(rows=VACANCIES)
def test_no_small_group_can_ever_be_worked_out(
    basis: Basis, rows: list[tuple[int, int, tuple[str, ...]]]
) -> None:
    """Everything that anybody saw in any month, laid over each other: no piece is smaller than five."""
    vacancies = [
        ended(f"v{number}", date(2026, 1, 1) + timedelta(days=days), size, *cells)
        for number, (days, size, cells) in enumerate(rows)
    ]
    members = {
        one.key: {(one.key, n) for n in range(one.measures.applications)} for one in vacancies
    }
    seen: list[set[tuple[str, int]]] = [
        members[one.key]
        for one in vacancies
        if basis is Basis.ANSWERED and is_shown_alone(basis, one.measures)  # to who leads it
    ]
    for month in sorted({one.counted_on for one in vacancies}):
        known = [one for one in vacancies if one.counted_on <= month]
        for cell, shown in publish(basis, known, month).items():
            group = _group(cell, shown, vacancies, members)
            assert len(group) == shown.people == shown.measures.applications
            seen.append(group)
    everybody = set().union(*seen) if seen else set()
    pieces: dict[tuple[bool, ...], int] = {}
    for one in everybody:
        mark = tuple(one in group for group in seen)
        pieces[mark] = pieces.get(mark, 0) + 1
    assert all(size >= THRESHOLD for size in pieces.values())


def _group(
    cell: str,
    shown: Shown,
    vacancies: list[Ended],
    members: dict[str, set[tuple[str, int]]],
) -> set[tuple[str, int]]:
    """Who stood in this cell when it was counted."""
    group: set[tuple[str, int]] = set()
    for one in vacancies:
        cells = (one.key, EVERYBODY, *(one.cells or (NO_UNIT,)))
        if cell in cells and one.counted_on <= shown.counted_on:
            group |= members[one.key]
    return group
