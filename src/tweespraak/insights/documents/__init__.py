"""Scores in words, in the reader's language; words come before numbers."""

from tweespraak.insights.documents.norms import NormText, norm_text
from tweespraak.insights.documents.words import (
    KINDS,
    Reading,
    Suggestion,
    band_word,
    reading_of,
    tips_for,
)

__all__ = [
    "KINDS",
    "NormText",
    "Reading",
    "Suggestion",
    "band_word",
    "norm_text",
    "reading_of",
    "tips_for",
]
