"""The course of an organisation: some paragraphs, at least in the language of the organisation."""

from collections.abc import Mapping

LONGEST_COURSE = 4000
LANGUAGES = ("nl", "en")


def tidied(text: Mapping[str, str]) -> dict[str, str]:
    """The text per language without what surrounds it; a language without words is left out."""
    return {
        language: words
        for language in LANGUAGES
        if (words := text.get(language, "").replace("\r\n", "\n").strip())
    }


def course_in(text: Mapping[str, str], language: str) -> str:
    """The words in this language, else in the other."""
    return text.get(language) or next(iter(text.values()), "")


def spoken_in(text: Mapping[str, str], language: str) -> str:
    """In which language the reader of this language gets it."""
    return language if text.get(language) else next(iter(text), language)
