"""A soft band with a person's interval on it: never a gauge, never a bare point.

All values run from 0 to 1 along the scale. Widths are percentages, so that a chart keeps its
shape at every width.
"""

from collections.abc import Sequence
from enum import StrEnum

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

HEIGHT = 22
THIRDS = (1 / 3, 2 / 3)  # where a score is called lower and higher, about
MATCH_BORDERS = (0.50, 0.75)  # where a match is called fair and strong
_BORDER = '<line class="ch-zone" x1="{}" x2="{}" y1="5" y2="17"/>'
NARROWEST = 0.02  # an interval stays visible, however precise


class Level(StrEnum):
    """How well a person fits a lens; its colour never stands without its word."""

    STRONG = "strong"
    FAIR = "fair"
    WEAK = "weak"


def score_band(
    low: float, high: float, point: float, text: str = "", styles: str = ""
) -> SafeString:
    """The band of one score. `text` is what a screen reader says; `styles` is for a report."""
    return _band(low, high, point, ("ch-interval", "ch-point"), THIRDS, text, styles)


def match_band(
    low: float, high: float, point: float, level: Level, text: str = "", styles: str = ""
) -> SafeString:
    """The band of a match in green, amber or orange."""
    return _band(
        low, high, point, (f"ch-{level} ch-faint", f"ch-{level}"), MATCH_BORDERS, text, styles
    )


def marked_band(
    low: float, high: float, point: float, marks: Sequence[float], text: str = ""
) -> SafeString:
    """The band of something that was counted, with its lines where they mean something."""
    return _band(low, high, point, ("ch-interval", "ch-point"), marks, text, "")


def bar(value: float, styles: str = "") -> SafeString:
    """One horizontal bar of 0..1; decoration beside a number or word in text."""
    return _svg(
        format_html(
            '<rect class="ch-track" y="7" width="100%" height="8" rx="4"/>'
            '<rect class="ch-point" y="7" width="{}" height="8" rx="4"/>',
            _percent(_inside(value)),
        ),
        "",
        styles,
    )


def _band(
    low: float,
    high: float,
    point: float,
    looks: tuple[str, str],  # of the interval and of the point
    borders: Sequence[float],
    text: str,
    styles: str,
) -> SafeString:
    left, right, middle = _inside(low), _inside(high), _inside(point)
    width = max(right - left, NARROWEST)
    left = min(left, 1 - width)
    return _svg(
        format_html(
            '<rect class="ch-track" y="5" width="100%" height="12" rx="6"/>'
            '{}<rect class="{}" x="{}" y="2" width="{}" height="18" rx="9"/>'
            '<circle class="{}" cx="{}" cy="11" r="3.5"/>',
            format_html_join("", _BORDER, ((at, at) for at in map(_percent, borders))),
            looks[0],
            _percent(left),
            _percent(width),
            looks[1],
            _percent(middle),
        ),
        text,
        styles,
    )


def _svg(shapes: SafeString, text: str, styles: str) -> SafeString:
    named = format_html('role="img" aria-label="{}"', text) if text else 'aria-hidden="true"'
    return format_html(
        '<svg class="chart" xmlns="http://www.w3.org/2000/svg" width="100%" height="{}" {}>{}{}</svg>',
        HEIGHT,
        mark_safe(named),
        mark_safe(f"<style>{styles}</style>" if styles else ""),
        shapes,
    )


def _inside(value: float) -> float:
    return min(max(float(value), 0.0), 1.0)


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%"
