"""After the talk: a goal, how one looks back, a talk with the client, a card."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.documents.talks import REFUSALS
from tweespraak.assessments.rules.after import HIGHEST, LONGEST_WORDS, LOWEST, QUESTIONS
from tweespraak.assessments.rules.talks import MINUTES, TalkRefusal
from tweespraak.conversations.api import moment_in
from tweespraak.insights.api import Plan

CHECK_IN_DAYS = 14


class TalkGoalForm(forms.Form):
    """A goal in the participant's own words."""

    wording = forms.CharField(
        label=gettext_lazy("What do you want to learn or do?"), max_length=200
    )
    behaviour = forms.CharField(
        label=gettext_lazy("What will somebody see you do?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    cue = forms.CharField(label=gettext_lazy("Your first step: if …"), max_length=250)
    step = forms.CharField(label=gettext_lazy("… then"), max_length=250)
    due_on = forms.DateField(
        label=gettext_lazy("Until when?"),
        help_text=gettext_lazy("At most six months ahead. You can change it later."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def plan(self) -> Plan:
        """The goal as it is kept."""
        return Plan(**self.cleaned_data, check_in_days=CHECK_IN_DAYS)


class AftercareForm(forms.Form):
    """Three questions on a scale of one to five."""

    def __init__(self, *args: Any, questions: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scale = [(number, str(number)) for number in range(LOWEST, HIGHEST + 1)]
        scale[0] = (LOWEST, _("1: not at all"))
        scale[-1] = (HIGHEST, _("5: entirely"))
        for key in QUESTIONS:
            self.fields[key] = forms.TypedChoiceField(
                label=questions[key], choices=scale, coerce=int, widget=forms.RadioSelect
            )


class ClientTalkForm(forms.Form):
    """When and where one talks with the client."""

    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    hour = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes?"),
        initial=45,
        min_value=MINUTES[0],
        max_value=MINUTES[1],
    )
    place = forms.CharField(label=gettext_lazy("Where?"), required=False, max_length=120)

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.moment: datetime | None = None

    def clean(self) -> dict[str, Any]:
        """An hour the clock skips is no moment."""
        clean = super().clean() or {}
        if clean.get("day") and clean.get("hour"):
            self.moment = moment_in(clean["day"], clean["hour"], self.zone)
            if self.moment is None:
                self.add_error("hour", str(REFUSALS[TalkRefusal.NO_HOUR]))
        return clean


class CardForm(forms.Form):
    """What stands on the card, and whether the manager may read it."""

    lines = forms.MultipleChoiceField(
        label=gettext_lazy("What stands on it?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("For example what you want to work on and what would help you."),
    )
    shared = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, lines: list[tuple[str, str]], manager: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["lines"].choices = lines
        if not lines:
            fields["lines"].widget = forms.MultipleHiddenInput()
        if manager:
            fields["shared"].label = _("%(name)s, my manager, may read this card") % {
                "name": manager
            }
            fields["shared"].help_text = _("You can take this back at any time.")
        else:
            del fields["shared"]
