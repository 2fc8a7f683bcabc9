"""How matrices are drawn: markup that tells nothing, pictures that can be told apart."""

import re
import xml.etree.ElementTree as ET
from dataclasses import asdict
from itertools import combinations

import numpy as np
import pytest

from tests.instruments.painting import painted
from tweespraak.instruments.documents.matrices import cell_svg, drawn
from tweespraak.instruments.rules.matrices.cells import SIZES, TURNING, TURNS, Cell, Figure
from tweespraak.instruments.rules.matrices.chance import Chance, seed
from tweespraak.instruments.rules.matrices.items import Matrix, matrix
from tweespraak.instruments.rules.matrices.recipes import recipe
from tweespraak.instruments.rules.solving import seen_in

FIGURES = [
    Figure(shape, size, fill, turn)
    for shape in range(6)
    for size in SIZES
    for fill in range(5)
    for turn in (TURNS if shape in TURNING else (0,))
]


def made(number: int) -> Matrix:
    chance = Chance(seed(b"drawing", number))
    return matrix(recipe(chance), chance)


@pytest.fixture(scope="module")
def drawings() -> list[str]:
    """Slow: figures of all sorts, and ten matrices."""
    cells = [Cell(figure) for figure in FIGURES[::3]]
    cells += [Cell(Figure(3, 5, figure.fill), figure) for figure in FIGURES[::5]]
    cells += [Cell(), *(Cell(lines=value & 255, dots=value) for value in range(0, 512, 37))]
    for number in range(10):
        cells += [*made(number).cells, *made(number).choices]
    return [cell_svg(cell) for cell in cells]


def test_every_cell_has_the_same_elements_and_the_same_number_of_bytes(drawings: list[str]) -> None:
    assert len({len(svg.encode()) for svg in drawings}) == 1
    shapes = {re.sub(r"\d", "0", svg) for svg in drawings}
    assert len(shapes) == 1, "only digits differ"


def test_nothing_names_what_it_is(drawings: list[str]) -> None:
    root = ET.fromstring(drawings[0])
    assert root.attrib == {"viewBox": "0 0 96 96"}
    names = [element.tag.partition("}")[2] for element in root.iter()]
    assert names == [
        *("svg", "g", "path", "path", "polygon", "path", "path", "polygon"),
        *["line"] * 8,
        *["circle"] * 9,
    ]
    known = {name for element in root.iter() for name in element.attrib}
    assert not known & {"id", "class", "style", "role", "aria-label"}
    assert not [name for name in known if name.startswith("data-")]
    assert "<!--" not in drawings[0]
    assert "<title" not in drawings[0]


def test_numbers_are_whole(drawings: list[str]) -> None:
    for svg in drawings[::20]:
        assert "." not in svg.replace("www.w3.org", "").replace("scale(.1)", "")


def test_the_drawing_of_another_figure_is_another_drawing() -> None:
    assert len({cell_svg(Cell(figure)) for figure in FIGURES}) == len(FIGURES)


def test_who_did_not_draw_it_reads_every_value_back() -> None:
    for number in range(12):
        for cell in (*made(number).cells, *made(number).choices):
            seen = seen_in(cell_svg(cell))
            assert seen.get("outer") == (asdict(cell.outer) if cell.outer else None)
            assert seen.get("inner") == (asdict(cell.inner) if cell.inner else None)
            assert seen["lines"] == {"segments": cell.lines}
            assert seen["dots"] == {"positions": cell.dots}


@pytest.mark.slow
def test_options_are_told_apart_at_64_pixels() -> None:
    """Slow: paints 25 matrices."""
    for number in range(25):
        pictures = [painted(svg, 64) for svg in drawn(made(number)).options]
        for one, other in combinations(pictures, 2):
            assert int((np.abs(one - other) > 0.5).sum()) >= 12


def test_the_answer_is_drawn_among_the_options_and_nowhere_else() -> None:
    for number in range(20):
        item = made(number)
        drawing = drawn(item)
        assert len(drawing.cells) == 8
        assert len(set(drawing.options)) == 8
        assert drawing.options[item.key] == cell_svg(item.cells[8])
