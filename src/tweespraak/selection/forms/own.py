"""What somebody writes in their own space."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.fields import DayField, line_field, text_field
from tweespraak.foundation.months import months_later
from tweespraak.foundation.once import OnceForm
from tweespraak.insights.api import Plan
from tweespraak.selection.actions.book import LONGEST, PageWords
from tweespraak.selection.actions.preparing import Meeting
from tweespraak.selection.documents.own_space import IN_WORDS_ONLY, REASONS

MOST_REASONS = 3
CHECK_IN_DAYS = 14
FURTHEST_MONTHS = 6
FIRST_DAY = date(1970, 1, 1)
_MISSING = gettext_lazy("Choose a day.")
_NO_DAY = gettext_lazy("This is not a day. Choose one, or type it as 2026-12-31.")


def _day_field(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _MISSING, "invalid": _NO_DAY},
        **more,
    )


class PageForm(OnceForm):
    """Feedback received elsewhere; only the organisation and the day are needed."""

    from_name = line_field(
        gettext_lazy("Which organisation?"),
        160,
        gettext_lazy("Write the name of the organisation."),
    )
    job_title = line_field(gettext_lazy("For which job?"), 160, required=False)
    received_on = _day_field(gettext_lazy("When did you hear it?"))
    strength = text_field(gettext_lazy("What did they find good?"), required=False, rows=2)
    tip = text_field(gettext_lazy("What did they advise you?"), required=False, rows=2)
    message = forms.CharField(
        label=gettext_lazy("The whole message"),
        help_text=gettext_lazy("You can paste the mail here, so that you find it again."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["received_on"].widget.attrs["max"] = today.isoformat()
        choices = [("", "---------"), *REASONS.items(), ("OWN", IN_WORDS_ONLY)]
        for number in range(1, MOST_REASONS + 1):
            self.fields[f"code_{number}"] = forms.ChoiceField(
                label=_("What was it about?"), choices=choices, required=False
            )
            self.fields[f"words_{number}"] = text_field(
                _("What did they say? In their own words, if you can."), required=False, rows=2
            )

    @classmethod
    def of(cls, values: Mapping[str, Any], version: int) -> dict[str, Any]:
        """What stands in the form when a page is changed."""
        initial = {name: value for name, value in values.items() if name != "reasons"}
        for number, one in enumerate(values["reasons"][:MOST_REASONS], start=1):
            initial |= {f"code_{number}": one["code"] or "OWN", f"words_{number}": one["words"]}
        return {**initial, "version": version}

    def reasons(self) -> list[Any]:
        """The pairs of fields for a reason, for the page."""
        numbers = range(1, MOST_REASONS + 1)
        return [(number, self[f"code_{number}"], self[f"words_{number}"]) for number in numbers]

    def clean_received_on(self) -> date:
        """What was received lies behind us."""
        day: date = self.cleaned_data["received_on"]
        if not FIRST_DAY <= day <= self.today:
            raise ValidationError(_("Choose the day you heard it: today or earlier."))
        return day

    def clean(self) -> dict[str, Any]:
        """A reason without its words cannot be compared later on."""
        clean = super().clean() or {}
        for number in range(1, MOST_REASONS + 1):
            code, words = clean.get(f"code_{number}"), clean.get(f"words_{number}")
            if code and not words:
                self.add_error(f"words_{number}", _("Write what you were told about it."))
        return clean

    def words(self) -> PageWords:
        """What was filled in; words without a choice count as words only."""
        clean = self.cleaned_data
        found = [
            {
                "code": "" if clean[f"code_{number}"] == "OWN" else clean[f"code_{number}"],
                "words": clean[f"words_{number}"],
            }
            for number in range(1, MOST_REASONS + 1)
            if clean[f"words_{number}"]
        ]
        names = ("from_name", "job_title", "received_on", "strength", "tip", "message")
        return PageWords(**{name: clean[name] for name in names}, reasons=found)


class ActionForm(OnceForm):
    """One thing to do with what was said: if … then …, until a day."""

    wording = line_field(
        gettext_lazy("What do you want to learn or do?"),
        200,
        gettext_lazy("Write in a few words what you want."),
    )
    behaviour = text_field(
        gettext_lazy("What will somebody see you do?"),
        gettext_lazy("Write what one could see you do."),
        rows=2,
    )
    cue = line_field(
        gettext_lazy("Your first step: if …"),
        250,
        gettext_lazy("Write when your first step comes: a moment that really occurs."),
        help_text=gettext_lazy("A moment that really occurs: “I am asked for an example”."),
    )
    step = line_field(
        gettext_lazy("… then"), 250, gettext_lazy("Write what you do at that moment.")
    )
    due_on = DayField(
        label=gettext_lazy("Until when?"),
        help_text=gettext_lazy("At most six months ahead. You can change it later."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["behaviour"].max_length = 500  # type: ignore[attr-defined]
        self.fields["due_on"].aim(today, months_later(today, FURTHEST_MONTHS))  # type: ignore[attr-defined]

    def plan(self) -> Plan:
        """The goal as it is kept."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return Plan(**values, check_in_days=CHECK_IN_DAYS)


class MeetingForm(OnceForm):
    """Which interview is prepared."""

    with_name = line_field(
        gettext_lazy("With which organisation do you talk?"),
        160,
        gettext_lazy("Write the name of the organisation."),
    )
    job_title = line_field(gettext_lazy("About which job?"), 160, required=False)
    on = _day_field(gettext_lazy("On which day?"), required=False)

    def meeting(self) -> Meeting:
        """What was filled in."""
        names = ("with_name", "job_title", "on")
        return Meeting(**{name: self.cleaned_data[name] for name in names})


class WordsForm(forms.Form):
    """One text that is kept while it is typed, with the mark of what stood there."""

    text = forms.CharField(required=False, strip=False, max_length=LONGEST)
    base = forms.CharField(required=False, max_length=32)
