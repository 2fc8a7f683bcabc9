"""`{{ "N1"|scale_name }}` and `{{ score|band_word }}`: the words of a scale and of a score."""

from django import template

from tweespraak.insights.documents import band_word as word_of
from tweespraak.insights.queries import scale_name as name_of
from tweespraak.insights.rules.scores import ScaleScore

register = template.Library()


@register.filter
def scale_name(key: str) -> str:
    """The name of a scale in the reader's language."""
    return name_of(key)


@register.filter
def band_word(score: ScaleScore) -> str:
    """The word for a score."""
    return word_of(score)
