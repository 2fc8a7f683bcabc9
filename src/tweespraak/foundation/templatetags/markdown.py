"""`{{ text|markdown }}`: a text of the organisation or of help, as HTML."""

from django import template
from django.utils.safestring import SafeString

from tweespraak.foundation.markdown import as_html

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """The text as HTML, without HTML of its own."""
    return as_html(text)
