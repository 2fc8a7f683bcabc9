"""What can be seen in the drawing of a cell, read from the text of the SVG alone.

Shapes, turns and sizes come from where the corners stand, sets from where lines and dots stand: the
order of the elements is checked and otherwise not trusted. docs/measurement/matrices.md says what
is drawn.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tweespraak.instruments.rules.solving.cells import TURNS, Cell, Unreadable
from tweespraak.instruments.rules.solving.outlines import Point, recognised, size_of
from tweespraak.instruments.rules.solving.solutions import Solution, solve

_WRAPPING = re.compile(r'<svg [^<>]*viewBox="0 0 96 96"[^<>]*><g [^<>]*></g></svg>')
_ELEMENT = re.compile(r"<([a-z]+) ([^<>]*)/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_POINT = re.compile(r"(\d{3}),(\d{3})")
_STROKE = re.compile(r"M(\d{3}) (\d{3})L(\d{3}) (\d{3})")
_ORDER = ("path", "path", "polygon") * 2 + ("line",) * 8 + ("circle",) * 9
_MIDDLE = 480
_NONE, _HATCH, _CROSS_HATCH, _DOTTED, _SOLID = range(5)


def solve_drawn(cells: Sequence[str], options: Sequence[str]) -> Solution:
    """The eight visible drawings, row by row, and those of the options. Raises Unreadable."""
    return solve([seen_in(cell) for cell in cells], [seen_in(option) for option in options])


def seen_in(svg: str) -> Cell:
    """The table of one drawing. Raises Unreadable."""
    elements = _ELEMENT.findall(svg)
    if not _WRAPPING.fullmatch(_ELEMENT.sub("", svg)):
        raise Unreadable("this is not the drawing of one cell")
    if tuple(name for name, _ in elements) != _ORDER:
        raise Unreadable("this drawing has other elements than a cell has")
    texts = tuple(text for _, text in elements)
    try:
        return _table(texts)
    except KeyError as error:
        raise Unreadable(f"an element lacks or misspells {error}") from error


def _table(texts: tuple[str, ...]) -> Cell:
    figures = {"outer": _figure(*texts[0:3], "outer"), "inner": _figure(*texts[3:6], "inner")}
    return {
        **{layer: figure for layer, figure in figures.items() if figure is not None},
        "lines": {"segments": _segments(texts[6:14])},
        "dots": {"positions": _places(texts[14:])},
    }


@lru_cache(maxsize=8192)
def _figure(body: str, texture: str, edge: str, layer: str) -> dict[str, int] | None:
    around = _attributes(edge)
    corners = [(int(x), int(y)) for x, y in _POINT.findall(around["points"])]
    fill = _fill(_attributes(body), _attributes(texture))
    if not _is_seen(around, "stroke-opacity"):
        if fill != _NONE:
            raise Unreadable(f"the {layer} figure is filled and has no edge")
        return None
    if not _attributes(body)["d"].startswith("M" + "L".join(f"{x:03} {y:03}" for x, y in corners)):
        raise Unreadable(f"the {layer} figure is filled elsewhere than its edge is")
    centred = [(x - _MIDDLE, y - _MIDDLE) for x, y in corners]
    shape, rotation = recognised(centred)
    return {
        "shape": shape,
        "size": size_of(centred, layer),
        "fill": fill,
        "rotation": rotation,
    }


def _fill(body: dict[str, str], texture: dict[str, str]) -> int:
    if _is_seen(body, "fill-opacity"):
        return _SOLID
    if not _is_seen(texture, "stroke-opacity"):
        return _NONE
    slopes = {_slope(stroke) for stroke in _strokes(texture["d"])}
    seen = {
        frozenset({0}): _DOTTED,
        frozenset({-1}): _HATCH,
        frozenset({-1, 1}): _CROSS_HATCH,
        frozenset[int](): _NONE,
    }
    try:
        return seen[frozenset(slopes)]
    except KeyError:
        raise Unreadable(f"no texture has strokes of the slopes {sorted(slopes)}") from None


def _strokes(path: str) -> Iterator[tuple[Point, Point]]:
    for left, top, right, bottom in _STROKE.findall(path):
        if (left, top) != (right, bottom):
            yield (int(left), int(top)), (int(right), int(bottom))


def _slope(stroke: tuple[Point, Point]) -> int:
    """-1 when it rises from left to right on the screen, 1 when it falls, 0 when it lies flat."""
    (left, top), (right, bottom) = stroke
    down = (bottom - top) * (1 if right > left else -1)
    return (down > 0) - (down < 0)


@lru_cache(maxsize=512)
def _segments(lines: tuple[str, ...]) -> int:
    """Bit 0 is the side at the top, then with the clock."""
    sides = {}
    for line in map(_attributes, lines):
        across = (int(line["x1"]) + int(line["x2"])) / 2 - _MIDDLE
        up = _MIDDLE - (int(line["y1"]) + int(line["y2"])) / 2
        turn = math.degrees(math.atan2(across, up)) / (360 / TURNS)
        sides[round(turn) % TURNS] = _is_seen(line, "stroke-opacity")
    if len(sides) != TURNS:
        raise Unreadable("two sides of the frame lie on each other")
    return sum(1 << side for side, is_seen in sides.items() if is_seen)


@lru_cache(maxsize=2048)
def _places(dots: tuple[str, ...]) -> int:
    """Bit 0 is the place at the top left, then as one reads."""
    circles = [_attributes(dot) for dot in dots]
    columns = sorted({int(dot["cx"]) for dot in circles})
    rows = sorted({int(dot["cy"]) for dot in circles})
    places = {
        3 * rows.index(int(dot["cy"])) + columns.index(int(dot["cx"])): dot for dot in circles
    }
    if not len(columns) == len(rows) == 3 or len(places) != 9:
        raise Unreadable("the dots do not stand in a grid of three by three")
    return sum(1 << place for place, dot in places.items() if _is_seen(dot, "fill-opacity"))


def _is_seen(attributes: dict[str, str], opacity: str) -> bool:
    return {"0": False, "1": True}[attributes[opacity]]


def _attributes(element: str) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(element))
