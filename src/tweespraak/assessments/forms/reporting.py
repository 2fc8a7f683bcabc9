"""What a psychologist writes once: text blocks, and how they sign."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.assessments.documents.report_words import SECTIONS
from tweespraak.assessments.rules.sections import WRITTEN
from tweespraak.foundation.once import OnceForm


class SnippetForm(OnceForm):
    """A text block, for one section or for any."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("Only you see it."),
        error_messages={"required": _("Give it a name, so that you find it.")},
    )
    section = forms.ChoiceField(label=_("For which section"), required=False)
    text = forms.CharField(
        label=_("Text"),
        max_length=8_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Write nothing about anybody in it: you use it in more reports."),
        error_messages={"required": _("Write the text.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, SECTIONS[one][0]) for one in WRITTEN]
        self.fields["section"].choices = [("", _("Any section")), *choices]  # type: ignore[attr-defined]


class SignatureForm(forms.Form):
    """The name, register and number that stand under a report."""

    name = forms.CharField(
        label=_("Name as it stands under a report"),
        max_length=160,
        help_text=_("With your titles, for example: drs. D. Smit"),
        error_messages={"required": _("Fill in your name.")},
    )
    register = forms.CharField(
        label=_("Register"),
        max_length=80,
        help_text=_("For example: NIP, Psychologist of Labour and Organisation"),
        error_messages={"required": _("Say in which register you stand.")},
    )
    number = forms.CharField(
        label=_("Registration number"),
        max_length=40,
        error_messages={"required": _("Fill in your number in that register.")},
    )
