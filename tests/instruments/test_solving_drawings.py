"""What is drawn is what the solver sees: read from the text of the SVG alone."""

import random
import re
from itertools import product

import pytest

from tests.instruments.matrices_by_hand import COUNTED, PLAIN, cell_with, grid, options
from tweespraak.instruments.documents.matrices import cell_svg
from tweespraak.instruments.rules.matrices import cells as made
from tweespraak.instruments.rules.solving import (
    Attribute,
    Fault,
    Rule,
    Trait,
    Unreadable,
    faults_of,
    seen_in,
    solve,
    solve_drawn,
)

TURNING = {0, 2}
FIGURES = [
    (shape, size, fill, turn)
    for shape, size, fill in product(range(6), range(1, 6), range(5))
    for turn in range(8 if shape in TURNING else 1)
]
# An inner figure in which no dot fits: what cannot be seen is not read.
TOO_SMALL = {(0, 1, 3), (5, 1, 3)}


def drawn(cell):
    """The SVG of a cell of a table."""
    figures = {layer: made.Figure(**cell[layer]) for layer in ("outer", "inner") if layer in cell}
    lines = cell.get("lines", {}).get("segments", 0)
    return cell_svg(
        made.Cell(**figures, lines=lines, dots=cell.get("dots", {}).get("positions", 0))
    )


def table(layer, figure, lines=0, dots=0):
    shape, size, fill, turn = figure
    values = {"shape": shape, "size": size, "fill": fill, "rotation": turn}
    return {layer: values, "lines": {"segments": lines}, "dots": {"positions": dots}}


@pytest.mark.slow(reason="every figure there is")
@pytest.mark.parametrize("layer", ["outer", "inner"])
def test_every_figure_is_recognised(layer):
    for figure in FIGURES:
        if layer == "outer" or figure[:3] not in TOO_SMALL:
            cell = table(layer, figure)
            assert seen_in(drawn(cell)) == cell


@pytest.mark.slow(reason="every set there is")
def test_every_set_of_lines_and_dots_is_read():
    chance = random.Random(8)
    for mask in range(512):
        cell = {"lines": {"segments": mask % 256}, "dots": {"positions": mask}}
        assert seen_in(drawn(cell)) == cell
    for mask in range(512):
        cell = table("outer", chance.choice(FIGURES), mask % 256, mask)
        assert seen_in(drawn(cell))["dots"] == cell["dots"]


def test_a_figure_in_a_figure_is_read_as_two():
    chance = random.Random(9)
    large = [figure for figure in FIGURES if figure[1] == 5]
    small = [figure for figure in FIGURES if figure[1] <= 2 and figure[:3] not in TOO_SMALL]
    for _ in range(100):
        cell = table("outer", chance.choice(large)) | table("inner", chance.choice(small))
        assert seen_in(drawn(cell)) == cell


def item():
    """Larger along the rows, other shapes, and lines that are added."""
    cells = grid(
        outer_size=[1, 2, 3, 2, 3, 4, 3, 4, 5],
        outer_shape=[0, 2, 5, 2, 5, 0, 5, 0, 2],
        lines_segments=[1, 2, 3, 4, 1, 5, 9, 6, 15],
    )
    return cells[:8], options(cells[8], outer_size=[3, 4], outer_shape=[0], lines_segments=[9, 6])


def test_an_item_is_solved_from_its_drawings_alone():
    cells, offered = item()
    solution = solve_drawn([drawn(cell) for cell in cells], [drawn(option) for option in offered])
    assert solution.faults(key=0) == frozenset()
    assert solution.reasons[Trait("lines", Attribute.SEGMENTS)][0].rule is Rule.OR


def test_the_drawings_and_the_table_tell_the_same():
    cells, offered = item()
    there = solve_drawn([drawn(cell) for cell in cells], [drawn(option) for option in offered])
    assert there == solve(cells, offered)


def test_an_item_is_checked_on_both_levels():
    cells, offered = item()
    drawings = [drawn(cell) for cell in [*cells, *offered]]
    assert faults_of([*cells, *offered], drawings, key=0) == frozenset()
    assert faults_of([*cells, *offered], drawings, key=1) == {Fault.WRONG_KEY}
    drawings[8], drawings[9] = drawings[9], drawings[8]
    assert faults_of([*cells, *offered], drawings, key=0) == {Fault.DRAWN_OTHERWISE}
    assert faults_of([*cells, *offered], ["", *drawings], key=0) == {Fault.DRAWN_OTHERWISE}


def test_what_is_counted_is_drawn_in_the_first_places():
    cells = grid(COUNTED, dots_count=[1, 2, 3, 3, 1, 4, 2, 5, 7])
    offered = options(cells[8], dots_count=[3, 5])
    table = [*cells[:8], *offered]
    drawings = [
        drawn(cell | {"dots": {"positions": 2 ** cell["dots"]["count"] - 1}}) for cell in table
    ]
    assert faults_of(table, drawings, key=0) == frozenset()


def test_what_is_seen_counts_also_when_the_table_knows_better():
    """By number 7 - 3 = 4; as they stand, the columns show what two cells have in common."""
    cells = grid(COUNTED, dots_count=[7, 3, 4, 6, 4, 2, 6, 3, 3])
    table = [*cells[:8], *options(cells[8], dots_count=[6, 4])]
    drawings = [
        drawn(cell | {"dots": {"positions": 2 ** cell["dots"]["count"] - 1}}) for cell in table
    ]
    assert solve(table[:8], table[8:]).faults(key=0) == frozenset()
    assert faults_of(table, drawings, key=0) == {Fault.AMBIGUOUS}


def test_a_turn_without_a_difference_is_none():
    cells, offered = item()
    table = [cell_with(cell, outer_shape=1, outer_rotation=2) for cell in [*cells, *offered[:3]]]
    drawings = [drawn(cell_with(cell, outer_rotation=0)) for cell in table]
    assert faults_of(table, drawings, key=0) == frozenset()


def test_a_stroke_may_be_drawn_from_either_end():
    svg = drawn(cell_with(PLAIN, outer_fill=1))
    turned = re.sub(r"M(\d{3} \d{3})L(\d{3} \d{3})(?=[M\"])", r"M\2L\1", svg)
    assert turned != svg
    assert seen_in(turned) == seen_in(svg)


SPOILT = [
    ("another element", lambda svg: svg.replace("</g>", "<g/></g>")),
    ("one element less", lambda svg: re.sub(r"<circle [^>]*/>", "", svg, count=1)),
    ("a comment", lambda svg: svg.replace("</g>", "<!--key--></g>")),
    ("no numbers", lambda svg: svg.replace('stroke-opacity="1"', 'stroke-opacity="x"')),
    ("corners elsewhere", lambda svg: svg.replace("480,100", "480,130")),
    ("filled elsewhere", lambda svg: svg.replace("480 100", "480 130")),
    ("another size", lambda svg: svg.replace("0 0 96 96", "0 0 90 90")),
    (
        "a side twice",
        lambda svg: svg.replace('y1="910" x2="320" y2="910"', 'y1="050" x2="320" y2="050"'),
    ),
]


@pytest.mark.parametrize("spoil", [spoil for _, spoil in SPOILT], ids=[name for name, _ in SPOILT])
def test_what_is_not_a_drawing_of_a_cell_is_refused(spoil):
    good = drawn(PLAIN)
    spoilt = spoil(good)
    assert spoilt != good
    with pytest.raises(Unreadable):
        seen_in(spoilt)
