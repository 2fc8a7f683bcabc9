"""A goal of the recruiter's own, made from a topic of an evaluation; nobody else reads it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from tweespraak.foundation.fields import DayField, line_field, text_field
from tweespraak.foundation.months import months_later
from tweespraak.foundation.once import OnceForm
from tweespraak.insights.api import Plan

CHECK_IN_DAYS = 14
FURTHEST_MONTHS = 6


class GoalForm(OnceForm):
    """Something the recruiter wants to learn from a topic: if … then …, until a day."""

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
        help_text=gettext_lazy("A moment that really occurs: “a new vacancy begins”."),
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
