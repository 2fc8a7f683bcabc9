"""Figures about a person: they belong in a talk, when asked for, and never in a message (T30)."""

import re

# Hours, days, amounts and dates are no scores: those stay.
_PATTERNS = (
    r"\b(?:percentiel|percentile|deciel|decile|stanine|kwartiel|quartile)\w*",
    r"\b\w*scor(?:e|es|ed|ing)\b|\bscoor\w*|\bgescoord\w*",
    r"\d+(?:[.,]\d+)?\s*(?:%|‰|procent\b|per ?cent\b)",
    r"(?<![\d/])(?!24\s*/\s*7\b)(\d{1,3}(?:[.,]\d+)?)\s*/\s*(?:5|7|10|20|100)\b(?!\s*/)",
    r"\b\d{1,3}(?:[.,]\d+)?\s+(?:van de|uit|op de|out of)\s+\d{1,3}\b(?!\s*(?:uur|hours|dagen|days))",
    r"\b\d+(?:[.,]\d+)?\s*(?:punten|punt|points|point)\b",
    r"\b(?:rapport)?cijfer\s+(?:van\s+)?(?:een\s+)?\d|\b(?:grade|mark|rating)\s+(?:of\s+)?(?:an?\s+)?\d",
    r"\b[CTZ]\s*[-=:]?\s*[-+]?\d+[.,]\d+",
    r"\b(?:theta|IQ|standaarddeviatie|standard deviation|standaardscore)\b(?:\s*(?:van|of|=|:)?\s*\d+)?",
)
_SCORES = re.compile("|".join(f"(?:{one})" for one in _PATTERNS), re.IGNORECASE)


def scores_in(text: str) -> list[str]:
    """Every score, percentile or mark in the text, as it stands there."""
    return [found[0] for found in _SCORES.finditer(text)]
