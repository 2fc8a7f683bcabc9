"""The results as a picture: a line for every piece of work, a dot for everybody, on a scale of tens."""

import math
from html import escape

from bench.engine.contest import OURS
from bench.engine.table import amount

LEFT, RIGHT, TOP, LINE, WIDTH = 300, 40, 64, 34, 960
COLOURS = {OURS: "#0b6b5d", "mirt": "#b4541a", "mirt, Rust": "#d99a6c", "catsim": "#5b4fa2"}
OTHER = "#7a7a7a"


def drawn(results):
    """An SVG picture of the seconds each takes; a bar marks what ours has to reach."""
    shown = [result for result in results if result.seconds]
    if not shown:
        return ""
    least, most = _decades(shown)
    height = TOP + LINE * len(shown) + 44

    def place(seconds):
        share = (math.log10(seconds) - least) / (most - least)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        'font-family="system-ui, sans-serif" font-size="13">',
        "<title>How long the measuring engine takes, beside others</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        *_scale(least, most, place, height),
        *_legend(shown),
    ]
    for number, result in enumerate(shown):
        parts += _row(result, TOP + LINE * number + LINE / 2, place)
    return "\n".join([*parts, "</svg>", ""])


def _decades(results):
    times = [t for r in results for t in [*r.seconds.values(), r.row.must]]
    return math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))


def _scale(least, most, place, height):
    for power in range(least, most + 1):
        x = place(10.0**power)
        yield f'<line x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{height - 40}" stroke="#e4e4e4"/>'
        yield _text(x, height - 20, amount(10.0**power * 1.0000001), "middle", "#555555")


def _legend(results):
    names = dict.fromkeys(name for result in results for name in result.seconds)
    x = 16.0
    for name in names:
        yield f'<circle cx="{x + 6:.1f}" cy="28" r="6" fill="{COLOURS.get(name, OTHER)}"/>'
        yield _text(x + 18, 32, name, "start", "#222222")
        x += 46 + 8 * len(name)
    yield f'<rect x="{x:.1f}" y="18" width="3" height="20" fill="#222222"/>'
    yield _text(x + 12, 32, "must", "start", "#222222")


def _row(result, y, place):
    times = list(result.seconds.values())
    yield _text(16, y + 4, result.row.work, "start", "#222222")
    yield (
        f'<line x1="{place(min(times)):.1f}" y1="{y}" x2="{place(max(times)):.1f}" y2="{y}" '
        'stroke="#c8c8c8" stroke-width="2"/>'
    )
    yield (
        f'<rect x="{place(result.row.must) - 1.5:.1f}" y="{y - 10}" width="3" height="20" '
        'fill="#222222"/>'
    )
    for name, seconds in reversed(result.seconds.items()):
        told = escape(f"{result.row.work}: {name} {amount(seconds)}")
        yield (
            f'<circle cx="{place(seconds):.1f}" cy="{y}" r="6" '
            f'fill="{COLOURS.get(name, OTHER)}"><title>{told}</title></circle>'
        )


def _text(x, y, words, anchor, colour):
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )
