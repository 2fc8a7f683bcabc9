"""Add a candidate by hand: who they are, what they sent, and how they agreed."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from tweespraak.selection.actions.applying import Sent
from tweespraak.selection.forms.opening import ApplyForm


class AddForm(ApplyForm):
    """The fields somebody fills in who applies, for who does it for them."""

    language = forms.ChoiceField(
        label=gettext_lazy("In which language do we write to them?"), choices=settings.LANGUAGES
    )
    note = forms.CharField(
        label=gettext_lazy("How did they agree?"),
        max_length=300,
        help_text=gettext_lazy(
            "For example: mailed on 3 November to be considered for this job. The candidate can ask to "
            "read this."
        ),
        error_messages={
            "required": gettext_lazy(
                "Write how they agreed. Without it, send them the address of the open page."
            )
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            "motivation": (
                gettext_lazy("What they wrote"),
                gettext_lazy("Copy the words of their mail; do not add any of your own."),
            ),
            "cv": (gettext_lazy("Their CV"), self.fields["cv"].help_text),
            "email": (
                gettext_lazy("E-mail address"),
                gettext_lazy("They get a mail with the page on which they see where they stand."),
            ),
        }
        for name, (label, hint) in words.items():
            self.fields[name].label, self.fields[name].help_text = label, hint

    def sent(self) -> Sent:
        """What was filled in."""
        clean = self.cleaned_data
        return Sent(
            given_name=clean["given_name"],
            family_name=clean["family_name"],
            email=clean["email"],
            motivation=clean["motivation"],
            language=clean["language"],
            cv=clean["cv"],
        )
