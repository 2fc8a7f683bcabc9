"""The interface's own words in a language, so that a journey reads the screens as people do."""

from django.utils import translation
from django.utils.translation import gettext


class Words:
    """`words("Sign in")` is what the screen says in this language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, text: str, **values: object) -> str:
        with translation.override(self.language):
            said = gettext(text) % values if values else gettext(text)
        assert self.language == "en" or said != "", text
        return said
