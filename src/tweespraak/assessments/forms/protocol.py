"""What is noted while one talks, and when the talk was held."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tweespraak.assessments.documents.protocol import AFTERCARE
from tweespraak.assessments.rules.protocol import AftercareBy, Order, Recognised, Tick
from tweespraak.assessments.rules.talks import MINUTES


class StepForm(forms.Form):
    """What a button of the protocol says."""

    number = forms.IntegerField(min_value=1, max_value=12)
    tick = forms.TypedChoiceField(
        required=False,
        choices=[(one.value, one.value) for one in Tick],
        coerce=Tick,
        empty_value=None,
    )
    go = forms.IntegerField(required=False, min_value=1, max_value=12)
    order = forms.TypedChoiceField(
        required=False,
        choices=[(one.value, one.value) for one in Order],
        coerce=Order,
        empty_value=None,
    )


class RecognitionForm(forms.Form):
    """The participant's word about a part."""

    part = forms.UUIDField()
    answer = forms.TypedChoiceField(
        choices=[(one.value, one.value) for one in Recognised], coerce=Recognised
    )


class HeldForm(forms.Form):
    """How long it took, and how one asks in two weeks how it goes."""

    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes did you talk?"),
        min_value=1,
        max_value=2 * MINUTES[1],
    )
    aftercare = forms.TypedChoiceField(
        label=gettext_lazy("In two weeks you ask how it goes. What does the participant choose?"),
        choices=[(one.value, words) for one, words in AFTERCARE.items()],
        coerce=AftercareBy,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Ask the participant and choose one of the two.")},
    )


class TalkNoteForm(forms.Form):
    """A private working note."""

    text = forms.CharField(
        label=gettext_lazy("Your own notes"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    base = forms.CharField(required=False, widget=forms.HiddenInput)

    def take_over(self, text: str, base: str) -> None:
        """What was typed stays, under what another tab kept; saving again keeps both."""
        typed: Any = dict(self.data.items())
        typed["text"], typed["base"] = f"{text}\n\n{self.cleaned_data['text']}", base
        self.data = typed
