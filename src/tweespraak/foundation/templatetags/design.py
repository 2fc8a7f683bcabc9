"""Template tags behind the components: icons, charts, initials."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from tweespraak.foundation import charts
from tweespraak.foundation.icons import ICONS, KIND_ICONS

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """A line icon; without a label it is decoration and hidden from assistive technology."""
    attributes = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" {}><path d="{}"/></svg>',
        mark_safe(attributes),
        ICONS[name],
    )


@register.filter
def kind_icon(kind: str) -> str:
    """The icon name for a kind of notice, message or tag, or nothing."""
    return KIND_ICONS.get(kind.split()[-1] if kind else "", "")


@register.filter
def notice_kind(level: str) -> str:
    """The kind of notice for a level of Django's messages."""
    return {"success": "ok", "warning": "warn", "error": "danger"}.get(level, "info")


@register.filter
def initials(name: str) -> str:
    """First letter of the first and of the last word: `Anna de Wit` is AW."""
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.simple_tag
def score_band(low: float, high: float, point: float, text: str = "") -> SafeString:
    """The band of one score as SVG."""
    return charts.score_band(low, high, point, text)


@register.simple_tag
def match_band(low: float, high: float, point: float, level: str, text: str = "") -> SafeString:
    """The band of a match as SVG, in the colour of its word."""
    return charts.match_band(low, high, point, charts.Level(level), text)


@register.simple_tag
def bar(value: float) -> SafeString:
    """One horizontal bar; its row says the words."""
    return charts.bar(value)


@register.filter
def on_page(number: Any) -> str:
    """A number for an attribute: a point as decimal mark, whatever the language."""
    return f"{float(number or 0):g}"
