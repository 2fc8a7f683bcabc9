"""What the generator makes is solved by who does not know how: one option fits, and it is the key."""

from dataclasses import asdict
from functools import cache

import pytest

from tweespraak.instruments.documents.matrices import cell_svg
from tweespraak.instruments.rules.matrices.chance import Chance, seed
from tweespraak.instruments.rules.matrices.items import Matrix, matrix
from tweespraak.instruments.rules.matrices.recipes import recipe
from tweespraak.instruments.rules.solving import Cell, Fault, faults_of, solve, solve_drawn

pytestmark = [
    pytest.mark.slow(reason="draws and solves many whole items"),
    pytest.mark.parametrize("sample", [40, pytest.param(2000, marks=pytest.mark.long)]),
]


@cache
def drawn(sample: int) -> list[Matrix]:
    chances = [Chance(seed(b"for the solver", number)) for number in range(sample)]
    return [matrix(recipe(chance), chance) for chance in chances]


def table(cell) -> Cell:
    figures = {name: getattr(cell, name) for name in ("outer", "inner")}
    return {
        **{name: asdict(figure) for name, figure in figures.items() if figure},
        "lines": {"segments": cell.lines},
        "dots": {"positions": cell.dots},
    }


def shown(item: Matrix):
    """The eight visible cells and then the options."""
    return [*item.cells[:8], *item.choices]


def test_exactly_one_option_fits_and_it_is_the_key(sample: int) -> None:
    for item in drawn(sample):
        cells = [table(cell) for cell in shown(item)]
        assert solve(cells[:8], cells[8:]).fitting == (item.key,)


def test_the_drawings_alone_lead_to_the_same_answer(sample: int) -> None:
    for item in drawn(sample):
        drawings = [cell_svg(cell) for cell in shown(item)]
        assert solve_drawn(drawings[:8], drawings[8:]).fitting == (item.key,)


def test_few_items_have_to_be_left_out_and_only_for_a_second_reading(sample: int) -> None:
    """Dots that are counted may by chance be read as what two cells have in common."""
    found = [
        faults_of(
            [table(cell) for cell in shown(item)],
            [cell_svg(cell) for cell in shown(item)],
            item.key,
        )
        for item in drawn(sample)
    ]
    assert set().union(*found) <= {Fault.AMBIGUOUS}
    assert sum(map(bool, found)) <= 1 + sample // 50


def test_a_planted_wrong_key_is_found_in_every_item(sample: int) -> None:
    for item in drawn(sample):
        cells = [table(cell) for cell in shown(item)]
        faults = solve(cells[:8], cells[8:]).faults((item.key + 1) % len(item.choices))
        assert Fault.WRONG_KEY in faults


def test_a_planted_second_right_option_is_found_in_every_item(sample: int) -> None:
    for item in drawn(sample):
        cells = [table(cell) for cell in shown(item)]
        cells[8 + (item.key + 1) % len(item.choices)] = cells[8 + item.key]
        assert Fault.SEVERAL_FIT in solve(cells[:8], cells[8:]).faults(item.key)


def test_a_right_option_that_was_spoilt_is_found_in_every_item(sample: int) -> None:
    for item in drawn(sample):
        cells = [table(cell) for cell in shown(item)]
        cells[8 + item.key] = cells[8 + (item.key + 1) % len(item.choices)]
        assert Fault.NONE_FITS in solve(cells[:8], cells[8:]).faults(item.key)
