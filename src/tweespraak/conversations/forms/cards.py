"""What people fill in about talk cards, and what they look for in the library."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.forms.questions import QuestionsForm
from tweespraak.foundation.once import OnceForm

AUDIENCES = {
    "own": _("For myself: nobody else sees this card"),
    "organisation": _("For everyone in the organisation who holds conversations"),
}


class FindForm(forms.Form):
    """A search in the library; what cannot be read is no wish."""

    q = forms.CharField(required=False, max_length=120)
    theme = forms.CharField(required=False, max_length=40)

    def wishes(self) -> dict[str, str]:
        """The words and theme looked for, each perhaps empty."""
        self.is_valid()
        clean = self.cleaned_data
        return {"words": clean.get("q", ""), "theme": clean.get("theme", "")}


class CardForm(QuestionsForm, OnceForm):
    """The name of a card, for whom it is, and what stands on it."""

    field_order = ("once", "name", "audience", "questions")
    name = forms.CharField(
        label=_("Name of the card"),
        max_length=60,
        help_text=_("So that you find it back, for example: After the first hundred days."),
        error_messages={"required": _("Give the card a name.")},
    )
    audience = forms.ChoiceField(
        label=_("For whom is it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose for whom this card is.")},
    )

    def __init__(self, *args: Any, audiences: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience: Any = self.fields["audience"]
        audience.choices = [(name, AUDIENCES[name]) for name in audiences]
        if len(audience.choices) == 1:
            audience.initial = audience.choices[0][0]
            audience.widget = forms.HiddenInput()
