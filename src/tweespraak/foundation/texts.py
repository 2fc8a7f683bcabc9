"""Content per version and language: a text in both languages, and the pick for the reader."""

from collections.abc import Mapping

from django.utils.translation import get_language

Both = Mapping[str, str]  # {"nl": …, "en": …}


def in_language(text: Both, language: str | None = None) -> str:
    """The text in the given language, else the reader's, else Dutch, else the one there is."""
    wanted = (language or get_language() or "nl")[:2]
    return text.get(wanted) or text.get("nl") or next(iter(text.values()), "")
