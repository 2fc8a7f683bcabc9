"""`{{ text|markdown }}`: a text of the organisation or of help, as HTML."""

from django import template
from django.utils.safestring import SafeString

from tweespraak.foundation.markdown import as_html

register = template.Library()


@register.filter
def markdown(text: str, top: int = 2) -> SafeString:
    """The text as HTML, without HTML of its own; its highest heading gets level `top`."""
    return as_html(text, top)
