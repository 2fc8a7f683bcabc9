"""What people write about their own goals."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tweespraak.foundation.fields import DayField, line_field, text_field
from tweespraak.foundation.once import OnceForm
from tweespraak.insights.documents.goals import HOW_FAR
from tweespraak.insights.rules.goals import HowFar, Plan, Said, furthest

RHYTHMS = (
    (7, gettext_lazy("Every week")),
    (14, gettext_lazy("Every two weeks")),
    (30, gettext_lazy("Every month")),
    (0, gettext_lazy("Only on the day itself")),
)


class GoalForm(OnceForm):
    """A goal in one's own words: what, what one sees of it, the first step, until when."""

    wording = line_field(
        gettext_lazy("What do you want to learn or do?"),
        200,
        gettext_lazy("Write in a few words what you want."),
        help_text=gettext_lazy("Short, in your own words. Start with a verb if you can."),
    )
    behaviour = forms.CharField(
        label=gettext_lazy("What will somebody see you do?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Something that could be on film: “I ask a question before I give my opinion”."
        ),
        error_messages={"required": gettext_lazy("Write what one could see you do.")},
    )
    cue = line_field(
        gettext_lazy("Your first step: if …"),
        250,
        gettext_lazy("Write when your first step comes: a moment that really occurs."),
        help_text=gettext_lazy("A moment that really occurs: “the team meeting begins”."),
    )
    step = line_field(
        gettext_lazy("… then"),
        250,
        gettext_lazy("Write what you do at that moment."),
        help_text=gettext_lazy("The first small thing you do then: “I ask one question”."),
    )
    due_on = DayField(
        label=gettext_lazy("Until when?"),
        help_text=gettext_lazy("At most six months ahead. You can change it later."),
    )
    check_in_days = forms.TypedChoiceField(
        label=gettext_lazy("When may your home page ask how it is going?"),
        choices=RHYTHMS,
        coerce=int,
        initial=14,
    )
    buddy = forms.CharField(
        label=gettext_lazy("Who thinks along with you?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy(
            "A name, for yourself. Nothing is shared with this person and no mail goes out: you "
            "ask them yourself."
        ),
    )

    def __init__(self, *args: Any, today: date, plan: Plan | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].aim(today, furthest(today), plan and plan.due_on)  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """What was filled in."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return Plan(**values)


class SaidForm(OnceForm):
    """One text, for a moment of a goal."""

    text = text_field(gettext_lazy("In your own words"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "due_on" in self.fields:
            self.fields["due_on"].aim(today, furthest(today))  # type: ignore[attr-defined]

    def said(self) -> Said:
        """What was filled in."""
        how_far = self.cleaned_data.get("how_far")
        return Said(
            text=self.cleaned_data["text"],
            how_far=HowFar(how_far) if how_far else None,
            helps=self.cleaned_data.get("helps", ""),
        )


class CheckInForm(SaidForm):
    """How far one is, and what helps."""

    field_order = ("how_far", "text", "helps")
    how_far = forms.ChoiceField(
        label=gettext_lazy("How far are you?"),
        choices=list(HOW_FAR.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what fits best.")},
    )
    text = text_field(gettext_lazy("What happened since last time?"), required=False)
    helps = text_field(gettext_lazy("What helps, or would help?"), required=False, rows=2)


class NoteForm(SaidForm):
    """Something to keep."""

    text = text_field(gettext_lazy("Your note"), missing=gettext_lazy("Write something."))


class FinishForm(SaidForm):
    """What it brought."""

    text = text_field(gettext_lazy("What did it bring you?"), required=False)


class StopForm(SaidForm):
    """Why, for whoever wants to say it."""

    text = text_field(gettext_lazy("Why do you stop?"), required=False)


class ReopenForm(SaidForm):
    """A new day."""

    field_order = ("due_on", "text")
    due_on = DayField(
        label=gettext_lazy("Until when?"), help_text=gettext_lazy("At most six months ahead.")
    )
    text = text_field(gettext_lazy("What makes you take it up again?"), required=False)
