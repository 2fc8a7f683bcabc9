"""What is passed on to the organisation, and what it answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.forms.guarded import GuardedForm
from tweespraak.conversations.rules.messages import LONGEST_ANSWER, LONGEST_MESSAGE
from tweespraak.foundation.once import OnceForm

WITH_NAME, WITHOUT_NAME = "with", "without"


class MessageForm(GuardedForm, OnceForm):
    """A sentence, and whether one's name goes with it."""

    guarded = ("text",)
    text = forms.CharField(
        label=_("What should the organisation know?"),
        max_length=LONGEST_MESSAGE,
        help_text=_("One or two sentences about the work or the course, not about a person."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Write what you want to pass on."),
            "max_length": _(
                "Use at most %(limit_value)d characters; now there are %(show_value)d."
            ),
        },
    )
    name = forms.ChoiceField(
        label=_("With your name?"),
        widget=forms.RadioSelect,
        choices=[
            (WITH_NAME, _("With my name and the day")),
            (WITHOUT_NAME, _("Without my name: they see only the month")),
        ],
        error_messages={"required": _("Choose whether your name goes with it.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs.pop("maxlength", None)  # nothing pasted is cut off unseen

    @property
    def with_name(self) -> bool:
        """Whether the name goes along."""
        return bool(self.cleaned_data["name"] == WITH_NAME)


class AnswerForm(forms.Form):
    """The answer of the organisation; the two read it, nobody else."""

    answer = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST_ANSWER,
        help_text=_("Both people of the conversation read it, with your name. It cannot change."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Write an answer: what happens with it, or why nothing does."),
        },
    )
