"""`{% slot_items "person.menu" person=person as links %}`: what higher contexts put in a place."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from tweespraak.foundation import slots

register = template.Library()


@register.simple_tag(takes_context=True)
def slot_items(context: template.Context, slot: str, **arguments: Any) -> list[Any]:
    """The items of a slot; the request is always passed along."""
    return slots.items(slot, request=context.get("request"), **arguments)


@register.simple_tag(takes_context=True)
def show_fragment(context: template.Context, fragment: slots.Fragment) -> SafeString:
    """Render a Fragment with its own values and the request."""
    loaded = context.template.engine.get_template(fragment.template)  # type: ignore[union-attr]
    with context.push(**fragment.values):
        return loaded.render(context)
