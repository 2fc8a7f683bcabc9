"""Dots in a square of two scales, each with its number; the table beside it says which is which."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT = 360, 262
LEFT, RIGHT, TOP, BOTTOM = 16, 352, 24, 224
_LINE = '<line class="ch-axis" x1="{}" y1="{}" x2="{}" y2="{}"/>'
_WORDS = '<text class="ch-text" x="{}" y="{}" text-anchor="{}">{}</text>'
_DOT = (
    '<circle class="ch-interval" cx="{0}" cy="{1}" r="10"/>'
    '<text class="ch-text ch-number" x="{0}" y="{2}" text-anchor="middle">{3}</text>'
)


@dataclass(frozen=True)
class Dot:
    """A dot at x and y, each from 0 to 1, and the number it has in the table."""

    x: float
    y: float
    number: int


def plot(
    dots: Sequence[Dot], *, across: tuple[str, str], up: tuple[str, str], text: str
) -> SafeString:
    """The square with its dots. `across` and `up` are the words at the low and the high end of each
    scale; `text` is what a screen reader says."""
    middle = ((LEFT + RIGHT) // 2, (TOP + BOTTOM) // 2)
    lines = [
        (LEFT, TOP, LEFT, BOTTOM),
        (LEFT, BOTTOM, RIGHT, BOTTOM),
        (middle[0], TOP, middle[0], BOTTOM),
        (LEFT, middle[1], RIGHT, middle[1]),
    ]
    words = [
        (LEFT, BOTTOM + 17, "start", across[0]),
        (RIGHT, BOTTOM + 17, "end", across[1]),
        (LEFT, TOP - 8, "start", up[1]),
        (LEFT, BOTTOM + 33, "start", up[0]),
    ]
    return format_html(
        '<svg class="plot" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" '
        'aria-label="{}">{}{}{}</svg>',
        WIDTH,
        HEIGHT,
        text,
        format_html_join("", _LINE, lines),
        format_html_join("", _WORDS, words),
        format_html_join("", _DOT, map(_placed, dots)),
    )


def _placed(dot: Dot) -> tuple[int, int, int, int]:
    x = round(LEFT + min(max(dot.x, 0.0), 1.0) * (RIGHT - LEFT))
    y = round(BOTTOM - min(max(dot.y, 0.0), 1.0) * (BOTTOM - TOP))
    return x, y, y + 4, dot.number
