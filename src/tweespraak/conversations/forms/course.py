"""What HR writes about the course, and the words it lets pass."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.rules.courses import LONGEST_COURSE, tidied
from tweespraak.foundation.once import OnceForm

_WORD = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_TOO_LONG = {
    "max_length": _("Use at most %(limit_value)d characters; now there are %(show_value)d.")
}


def _text(label: Any) -> forms.CharField:
    field = forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_COURSE,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages=_TOO_LONG,
    )
    field.widget.attrs.pop("maxlength", None)
    return field


class CourseForm(forms.Form):
    """The course in both languages; one is enough."""

    nl = _text(_("In Dutch"))
    en = _text(_("In English"))

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = super().clean() or {}
        if not self.errors and not tidied(clean):
            self.add_error(None, _("Write the course in at least one of the two languages."))
        return clean

    def text(self) -> dict[str, str]:
        """The words per language."""
        return tidied({name: self.cleaned_data[name] for name in ("nl", "en")})


class WordForm(OnceForm):
    """One word, as it is written; signs that would let more pass than a word are refused."""

    word = forms.CharField(
        label=_("Word"),
        max_length=60,
        help_text=_(
            "One word or name as you write it, for example: beperking, or Ziekenhuis Zuid."
        ),
        error_messages={"required": _("Fill in a word.")} | _TOO_LONG,
    )

    def clean_word(self) -> str:
        word = " ".join(str(self.cleaned_data["word"]).split())
        if len(word) < 2 or not _WORD.fullmatch(word):
            raise forms.ValidationError(_("Use letters only, with a space or hyphen between them."))
        return word
