"""What an agreement says, as its form asks it: a new one, or other words for one there is."""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.conversations.forms.guarded import GuardedForm
from tweespraak.conversations.rules import Side
from tweespraak.conversations.rules.agreeing import Plan, furthest
from tweespraak.conversations.rules.agreements import AgreementAct
from tweespraak.foundation.fields import DayField, line_field, text_field
from tweespraak.foundation.once import OnceForm

TEXTS = ("what", "evidence", "help", "cue", "step")


class PlanForm(GuardedForm, OnceForm):
    """What, how both see it, who helps how, by when; and if one likes a first step."""

    guarded: tuple[str, ...] = TEXTS
    what = line_field(
        gettext_lazy("What?"),
        missing=gettext_lazy("Write in a few words what will be done."),
        help_text=gettext_lazy(
            "Start with a verb: “Share the planning every Monday”. Small and clear gets done."
        ),
    )
    evidence = line_field(
        gettext_lazy("How do you both see that it happened?"),
        missing=gettext_lazy("Write what you will both be able to see."),
        help_text=gettext_lazy("Something anybody could notice, not a feeling."),
    )
    help = line_field(
        gettext_lazy("What does the other do to help?"),
        missing=gettext_lazy("Write what the other does to help: an agreement is of two."),
        help_text=gettext_lazy("Time, an introduction, looking along: something real."),
    )
    due_on = DayField(
        label=gettext_lazy("By when?"), help_text=gettext_lazy("At most six months ahead.")
    )
    cue = line_field(
        gettext_lazy("First step: if …"),
        250,
        required=False,
        help_text=gettext_lazy("A moment that really comes: “it is Monday morning”."),
    )
    step = line_field(
        gettext_lazy("… then"),
        250,
        required=False,
        help_text=gettext_lazy("What one does then: “I put the planning in the channel”."),
    )

    def __init__(self, *args: Any, today: date, kept: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].aim(today, furthest(today), kept)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A first step has both halves, or there is none."""
        clean = super().clean()
        halves = {"cue": _("Write when that moment comes."), "step": _("Write what one does then.")}
        there = [name for name in halves if clean.get(name)]
        if len(there) == 1:
            missing = next(name for name in halves if name not in there)
            if missing not in self.errors:
                self.add_error(missing, halves[missing])
        return clean

    def plan(self) -> Plan:
        """What was filled in."""
        names = (*TEXTS, "due_on")
        values = {name: self.cleaned_data[name] for name in names}
        return Plan(**values, theme=self.cleaned_data.get("theme", ""))


class ProposeForm(PlanForm):
    """A new agreement: also whose it is, and about which theme."""

    field_order = ("owner", "what", "evidence", "help", "due_on", "theme", "cue", "step")
    owner = forms.ChoiceField(
        label=gettext_lazy("Who does it?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose who does it.")},
    )
    theme = forms.ChoiceField(label=gettext_lazy("About which theme?"), required=False)

    def __init__(
        self,
        *args: Any,
        side: Side,
        other_name: str,
        themes: Iterable[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        owners = [(side.value, _("I do it")), (side.other.value, other_name)]
        self.fields["owner"].choices = owners  # type: ignore[attr-defined]
        self.fields["theme"].choices = [("", _("None in particular")), *themes]  # type: ignore[attr-defined]

    def whose(self) -> Side:
        """Who owns it."""
        return Side(self.cleaned_data["owner"])


class AdjustForm(PlanForm):
    """Other words or another day, and why."""

    field_order = ("what", "evidence", "help", "due_on", "cue", "step", "text")
    guarded = (*TEXTS, "text")
    text = text_field(gettext_lazy("Why?"), required=False)

    act: ClassVar[AgreementAct] = AgreementAct.ADJUST
