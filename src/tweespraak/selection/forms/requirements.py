"""One requirement at a time; the pay; the stages."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.selection.actions.profiles import Pay, Road
from tweespraak.selection.documents.opening_words import PAY_PER
from tweespraak.selection.documents.words import WEIGHTS
from tweespraak.selection.models import Profile, Vacancy
from tweespraak.selection.queries.content import categories
from tweespraak.selection.queries.profiles import stage_names
from tweespraak.selection.rules.pay import amount_of
from tweespraak.selection.rules.profiles import Requirement
from tweespraak.selection.rules.vacancies import MOST_STAGES

MUST, NICE = "must", "nice"


class RequirementForm(forms.Form):
    """What is asked, by which behaviour it is recognised, and how and when somebody looks at it.

    Only the words are needed to save: what else is missing is said before it is sent.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    category = forms.ChoiceField(
        label=gettext_lazy("What it is about"),
        error_messages={"required": gettext_lazy("Choose what it is about.")},
    )
    text = forms.CharField(
        label=gettext_lazy("What you ask"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Write what you ask, in one sentence.")},
    )
    need = forms.ChoiceField(
        label=gettext_lazy("How much it is needed"),
        choices=(
            (MUST, gettext_lazy("Must: without it somebody cannot do this work")),
            (NICE, gettext_lazy("Nice to have: it helps, and can be learned here")),
        ),
        widget=forms.RadioSelect,
        initial=MUST,
    )
    behaviour = forms.CharField(
        label=gettext_lazy("By what you recognise it"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "Behaviour or evidence. For example: tells how the team made a decision of its own."
        ),
    )
    assessed = forms.CharField(
        label=gettext_lazy("How you look at it"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For example: two examples in the interview, or a work sample."),
    )
    stage = forms.ChoiceField(label=gettext_lazy("In which stage"), required=False)
    weight = forms.TypedChoiceField(
        label=gettext_lazy("How heavily it weighs"),
        choices=tuple(WEIGHTS.items()),
        coerce=int,
        initial=2,
        help_text=gettext_lazy("Beside other requirements. Nothing is added up with it."),
    )

    def __init__(self, *args: Any, vacancy: Vacancy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["category"].choices = [(one.key, one.name) for one in categories()]
        fields["stage"].choices = [("", _("Choose a stage")), *stage_names(vacancy).items()]

    def requirement(self, key: str) -> Requirement:
        """What was written."""
        clean = self.cleaned_data
        return Requirement(
            key=key,
            category=clean["category"],
            is_must=clean["need"] == MUST,
            text=clean["text"],
            behaviour=clean["behaviour"],
            assessed=clean["assessed"],
            stage=clean["stage"],
            weight=clean["weight"],
        )


def requirement_now(one: Requirement) -> dict[str, Any]:
    """What the form shows of a requirement that is there."""
    return {**one.row(), "need": MUST if one.is_must else NICE, "seen": one.mark}


def new_key() -> str:
    """A key for a requirement or a stage; it never changes, whatever the words do."""
    return uuid4().hex[:12]


class PayForm(forms.Form):
    """The range, and what else is offered; asked of nobody what they earn now."""

    pay_from = forms.CharField(
        label=gettext_lazy("From (€)"),
        max_length=20,
        error_messages={"required": gettext_lazy("Fill in the lowest amount.")},
    )
    pay_to = forms.CharField(
        label=gettext_lazy("Up to and including (€)"),
        max_length=20,
        error_messages={"required": gettext_lazy("Fill in the highest amount.")},
    )
    pay_per = forms.ChoiceField(label=gettext_lazy("This is"), choices=tuple(PAY_PER.items()))
    terms = forms.CharField(
        label=gettext_lazy("Other terms"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Hours and days, place, start, days off: what is needed, and what can be talked about."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("pay_from", "pay_to"):
            self.fields[name].widget.attrs["inputmode"] = "decimal"

    def clean_pay_from(self) -> Decimal:
        """An amount."""
        return self._amount("pay_from")

    def clean_pay_to(self) -> Decimal:
        """An amount."""
        return self._amount("pay_to")

    def clean(self) -> dict[str, Any]:
        """The first is not higher than the last."""
        clean = super().clean() or {}
        lowest, highest = clean.get("pay_from"), clean.get("pay_to")
        if lowest is not None and highest is not None and lowest > highest:
            self.add_error(
                "pay_to", _("This is less than the lowest amount. Change one of the two.")
            )
        return clean

    def pay(self) -> Pay:
        """What was written."""
        clean = self.cleaned_data
        return Pay(clean["pay_from"], clean["pay_to"], clean["pay_per"], clean["terms"])

    def _amount(self, name: str) -> Decimal:
        amount = amount_of(self.cleaned_data[name])
        if not amount:
            raise forms.ValidationError(_("Write an amount in euro, for example 3100 or 18,50."))
        return amount


def pay_now(profile: Profile) -> dict[str, Any]:
    """What the form shows of the pay."""
    return {
        "pay_from": _typed(profile.pay_from),
        "pay_to": _typed(profile.pay_to),
        "pay_per": profile.pay_per,
        "terms": profile.terms,
    }


class StagesForm(forms.Form):
    """The stages in order, with how long a candidate waits at most; empty rows fall away."""

    interviews = forms.IntegerField(
        label=gettext_lazy("Interviews per candidate, at most"),
        min_value=1,
        max_value=9,
        help_text=gettext_lazy("Two are mostly enough. More than three only tires everybody."),
    )
    reply_days = forms.IntegerField(
        label=gettext_lazy("Working days without a word, at most"),
        min_value=1,
        max_value=30,
        help_text=gettext_lazy(
            "After that you are reminded to let a candidate know where they stand."
        ),
    )

    def __init__(self, *args: Any, vacancy: Vacancy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"interviews": vacancy.interviews, "reply_days": vacancy.reply_days}
        self.known = list(vacancy.stages)
        for number in range(MOST_STAGES):
            self._ask(number, self.known[number] if number < len(self.known) else {})

    @property
    def rows(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each stage, for the page."""
        return [
            (number + 1, [self[f"{part}_{number}"] for part in ("name", "is_interview", "days")])
            for number in range(MOST_STAGES)
        ]

    def clean(self) -> dict[str, Any]:
        """At least one stage is an interview, and every stage has a name of its own."""
        clean = super().clean() or {}
        rows = self._stages(clean)
        names = [row["name"].casefold() for row in rows]
        if len(set(names)) < len(names):
            self.add_error(None, _("Two stages have the same name. Give each a name of its own."))
        if not any(row["is_interview"] for row in rows):
            self.add_error("is_interview_0", _("Tick at least one stage that is an interview."))
        return clean

    def road(self) -> Road:
        """What was written."""
        clean = self.cleaned_data
        return Road(tuple(self._stages(clean)), clean["interviews"], clean["reply_days"])

    def _ask(self, number: int, row: dict[str, Any]) -> None:
        self.fields[f"name_{number}"] = forms.CharField(
            label=gettext_lazy("Name"), max_length=60, required=False, initial=row.get("name", "")
        )
        self.fields[f"is_interview_{number}"] = forms.BooleanField(
            label=gettext_lazy("This is an interview"),
            required=False,
            initial=row.get("is_interview", False),
        )
        self.fields[f"days_{number}"] = forms.IntegerField(
            label=gettext_lazy("Days until a candidate hears, at most"),
            min_value=1,
            max_value=60,
            required=False,
            initial=row.get("days", 7),
        )

    def _stages(self, clean: dict[str, Any]) -> list[dict[str, Any]]:
        found = []
        for number in range(MOST_STAGES):
            name = (clean.get(f"name_{number}") or "").strip()
            if name:
                known = self.known[number] if number < len(self.known) else None
                found.append(
                    {
                        "key": known["key"] if known else new_key(),
                        "name": name,
                        "is_interview": bool(clean.get(f"is_interview_{number}")),
                        "days": clean.get(f"days_{number}") or 7,
                    }
                )
        return found


def _typed(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    return f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}"
