"""Markdown as HTML: for texts people write, so without HTML of their own and without pictures."""

from functools import cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token


def as_html(text: str) -> SafeString:
    """The text as HTML. A page has its own h1, so the highest heading of a text is an h2."""
    renderer = _renderer()
    tokens = renderer.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = _lower(token)
    return mark_safe(renderer.renderer.render(tokens, renderer.options, {}))  # no HTML gets through


def _lower(token: Token) -> str:
    return f"h{min(int(token.tag[1:]) + 1, 6)}"


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
