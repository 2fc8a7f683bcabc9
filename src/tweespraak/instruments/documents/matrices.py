"""A cell of a matrix as SVG: the same elements in the same order and as many bytes for every cell.

Nothing is left out, only made invisible: length, order and names of elements tell nothing.
Strokes take the colour of the text around the drawing, so it is right in the dark as well.
docs/measurement/matrices.md says what is drawn where.
"""

from dataclasses import dataclass
from functools import lru_cache

from tweespraak.instruments.documents.matrix_shapes import (
    INNER_RADII,
    NOTHING,
    OUTER_RADII,
    Outline,
    outline,
    ring,
)
from tweespraak.instruments.documents.matrix_textures import INNER, OUTER, Stroke, Weave, texture
from tweespraak.instruments.rules.matrices.cells import (
    DOTTED,
    HATCH,
    PLACES,
    SEGMENTS,
    SOLID,
    Cell,
    Figure,
)
from tweespraak.instruments.rules.matrices.items import Matrix

_OPEN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><g transform="scale(.1)" '
    'fill="none" stroke="currentColor" stroke-linejoin="round">'
)
_CLOSE = "</g></svg>"

_SIDES = (
    (320, 50, 640, 50), (676, 66, 894, 284), (910, 320, 910, 640), (894, 676, 676, 894),
    (640, 910, 320, 910), (284, 894, 66, 676), (50, 640, 50, 320), (66, 284, 284, 66),
)  # fmt: skip
_ALONE = (220, 70)  # dots: how far apart, and their radius
_IN_A_FIGURE = (110, 40)
_WINDOW_OF_DOTS = 210
_ROOM = 40  # between an inner figure and the texture around it


@dataclass(frozen=True)
class Drawing:
    """What is shown of a matrix: the eight cells, row by row, and the eight options."""

    cells: tuple[str, ...]
    options: tuple[str, ...]


def drawn(matrix: Matrix) -> Drawing:
    """The drawings of a matrix; the answer is among the options and nowhere else."""
    return Drawing(
        tuple(cell_svg(cell) for cell in matrix.cells[:8]),
        tuple(cell_svg(cell) for cell in matrix.choices),
    )


def cell_svg(cell: Cell) -> str:
    """The drawing of one cell."""
    return "".join(
        (
            _OPEN,
            _figure(cell.outer, OUTER_RADII, _window(cell), OUTER, 30),
            _figure(cell.inner, INNER_RADII, 0, INNER, 26),
            _lines(cell.lines),
            _dots(cell.dots, _IN_A_FIGURE if cell.outer else _ALONE),
            _CLOSE,
        )
    )


def _window(cell: Cell) -> int:
    """The radius of the round hole in the fill of the outer figure."""
    if cell.inner:
        return INNER_RADII[cell.inner.size - 1] + _ROOM
    return _WINDOW_OF_DOTS if cell.dots else 0


@lru_cache(maxsize=4096)
def _figure(
    figure: Figure | None, radii: tuple[int, ...], window: int, weave: Weave, edge: int
) -> str:
    corners = outline(figure, radii[figure.size - 1]) if figure else NOTHING
    fill = figure.fill if figure else 0
    width = weave.dot if fill == DOTTED else weave.width
    shown = int(figure is not None)
    return (
        f'<path d="{_closed(corners)}{_closed(ring(window))}" fill="currentColor" '
        f'fill-rule="evenodd" stroke="none" fill-opacity="{int(fill == SOLID)}"/>'
        f'<path d="{_drawn(texture(fill, corners, window, weave))}" stroke-width="{width}" '
        f'stroke-opacity="{int(HATCH <= fill <= DOTTED)}"/>'
        f'<polygon points="{_points(corners)}" stroke-width="{edge}" stroke-opacity="{shown}"/>'
    )


@lru_cache(maxsize=256)
def _lines(segments: int) -> str:
    return "".join(
        f'<line x1="{left:03}" y1="{top:03}" x2="{right:03}" y2="{bottom:03}" '
        f'stroke-width="50" stroke-opacity="{segments >> side & 1}"/>'
        for side, (left, top, right, bottom) in enumerate(_SIDES[:SEGMENTS])
    )


@lru_cache(maxsize=1024)
def _dots(places: int, grid: tuple[int, int]) -> str:
    apart, radius = grid
    return "".join(
        f'<circle cx="{480 + (place % 3 - 1) * apart:03}" cy="{480 + (place // 3 - 1) * apart:03}" '
        f'r="{radius}" fill="currentColor" stroke="none" fill-opacity="{places >> place & 1}"/>'
        for place in range(PLACES)
    )


def _points(corners: Outline) -> str:
    return " ".join(f"{x:03},{y:03}" for x, y in corners)


def _closed(corners: Outline) -> str:
    return f"M{'L'.join(f'{x:03} {y:03}' for x, y in corners)}Z"


def _drawn(strokes: tuple[Stroke, ...]) -> str:
    return "".join(f"M{a:03} {b:03}L{c:03} {d:03}" for a, b, c, d in strokes)
