"""What people write in and about the record: a box, a reaction, and how the talk went."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents.pulse import ANCHORS, SENTENCES
from tweespraak.conversations.documents.recording import REFUSED
from tweespraak.conversations.forms.guarded import GuardedForm
from tweespraak.conversations.rules.pulse import HIGHEST, LOWEST, QUESTIONS
from tweespraak.conversations.rules.recording import LONGEST_OWN_VIEW, Refusal

AGREE, OWN_VIEW = "agree", "own_view"


class BoxForm(forms.Form):
    """What a device sends along with a box; nonsense counts as the page that was never opened."""

    text = forms.CharField(required=False, strip=False)
    base_version = forms.IntegerField(min_value=0)
    is_confirmed = forms.BooleanField(required=False)


class ReactForm(GuardedForm):
    """Agree with the record, or lay one's own view beside it."""

    guarded = ("own_view",)
    reaction = forms.ChoiceField(
        label=_("What do you say to this record?"),
        widget=forms.RadioSelect,
        choices=[
            (AGREE, _("I agree: this is how it was")),
            (OWN_VIEW, _("I have seen it, and add my own view")),
        ],
        error_messages={"required": _("Choose what you say to this record.")},
    )
    own_view = forms.CharField(
        label=_("My own view"),
        required=False,
        max_length=LONGEST_OWN_VIEW,
        help_text=_(
            "It stands beside the record, unchanged. Both of you read it, and nobody else."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean(self) -> dict[str, Any]:
        """An own view has words; who agrees leaves none."""
        reaction = self.cleaned_data.get("reaction")
        if reaction == AGREE:
            self.cleaned_data["own_view"] = ""
        elif reaction == OWN_VIEW and not self.cleaned_data.get("own_view", "").strip():
            self.add_error("own_view", str(REFUSED[Refusal.NO_OWN_VIEW]))
        return super().clean()

    @property
    def is_agreed(self) -> bool:
        """Whether one agrees."""
        return bool(self.cleaned_data["reaction"] == AGREE)


class PulseForm(forms.Form):
    """Four sentences about the talk, from 1 to 5."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key in QUESTIONS:
            self.fields[key] = forms.TypedChoiceField(
                label=str(SENTENCES[key]),
                coerce=int,
                choices=[(number, ANCHORS[number]) for number in range(LOWEST, HIGHEST + 1)],
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose what fits best.")},
            )

    def pulse(self) -> dict[str, int]:
        """What was chosen, by sentence."""
        return {key: self.cleaned_data[key] for key in QUESTIONS}


class MarkForm(forms.Form):
    """Whether a theme was talked about."""

    is_discussed = forms.BooleanField(required=False)
