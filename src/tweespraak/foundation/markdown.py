"""Markdown as HTML: for texts people write, so without HTML of their own and without pictures."""

from functools import cache

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.token import Token


def as_html(text: str, top: int = 2) -> SafeString:
    """The text as HTML. A page has its own h1: the highest heading of the text gets level `top`."""
    renderer = _renderer()
    tokens = renderer.parse(text)
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    shift = top - min((_level(token) for token in headings), default=top)
    for token in headings:
        token.tag = f"h{min(_level(token) + shift, 6)}"
    html: str = renderer.renderer.render(tokens, renderer.options, {})
    return SafeString(html)  # no HTML of the text gets through


def _level(heading: Token) -> int:
    return int(heading.tag[1:])


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
