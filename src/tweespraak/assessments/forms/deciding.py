"""One choice per recipient: they may read it, they do not get it, later. Nothing is chosen beforehand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.documents.deciding import CHOICES, FAULTS
from tweespraak.assessments.queries.deciding import Line
from tweespraak.assessments.rules.deciding import Wish, WishFault, typing_fault
from tweespraak.assessments.rules.decisions import Choice
from tweespraak.people.api import date_in_words


class DecideForm(forms.Form):
    """`seen` is the hash of the report on the page; `base` what stood for a recipient then."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(
        self,
        *args: Any,
        lines: Sequence[Line],
        seen: str,
        today: date,
        last: date | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = seen
        self.today, self.last = today, last
        self.lines = [line for line in lines if self._is_asked(line)]
        for line in self.lines:
            self._ask(line)

    def _is_asked(self, line: Line) -> bool:
        """Somebody for whom there is something to choose, or about whom an old page says something."""
        if self.is_bound and self.data.get(f"choice-{line.recipient.pk}"):
            return True
        return line.is_here and not line.is_released

    def _ask(self, line: Line) -> None:
        key = line.recipient.pk
        choices = [(choice.value, words) for choice, words in CHOICES.items()]
        self.fields[f"choice-{key}"] = forms.ChoiceField(
            label=gettext_lazy("What do you choose?"),
            choices=choices,
            widget=forms.RadioSelect,
            required=False,
        )
        hint = ""
        if self.last:
            hint = _("The report is valid until %(day)s. A shorter time is fine.") % {
                "day": date_in_words(self.last)
            }
        days = {"type": "date", "min": self.today.isoformat()}
        if self.last:
            days["max"] = self.last.isoformat()
        self.fields[f"until-{key}"] = forms.DateField(
            label=gettext_lazy("If they may read it: until and including which day?"),
            help_text=hint,
            widget=forms.DateInput(attrs=days, format="%Y-%m-%d"),
            required=False,
        )
        self.fields[f"base-{key}"] = forms.CharField(
            widget=forms.HiddenInput, initial=line.standing.key, required=False, max_length=40
        )

    def clean(self) -> None:
        """What can be mended here; whoever left is refused apart."""
        for line in self.lines:
            key = line.recipient.pk
            if not line.is_here or line.is_released or f"until-{key}" in self.errors:
                continue
            fault = typing_fault(self._wish(key), today=self.today, valid_until=self.last)
            if fault:
                self.add_error(_field_of(fault, key), str(FAULTS[fault]))

    def wishes(self) -> Mapping[UUID, Wish]:
        """What was chosen, per recipient."""
        return {line.recipient.pk: self._wish(line.recipient.pk) for line in self.lines}

    def rows(self) -> list[tuple[Line, Any, Any, Any]]:
        """Each recipient with the fields about them."""
        return [
            (line, self[f"choice-{key}"], self[f"until-{key}"], self[f"base-{key}"])
            for line in self.lines
            for key in [line.recipient.pk]
        ]

    def sent(self) -> list[tuple[str, str]]:
        """Everything as it was sent, to send it again from the page that asks whether it is so."""
        return [(name, str(self.data.get(name, ""))) for name in self.fields]

    def _wish(self, key: UUID) -> Wish:
        given = self.cleaned_data
        choice = given.get(f"choice-{key}")
        return Wish(
            Choice(choice) if choice else None,
            given.get(f"until-{key}"),
            given.get(f"base-{key}", ""),
        )


def _field_of(fault: WishFault, key: UUID) -> str:
    return f"choice-{key}" if fault is WishFault.NO_CHOICE else f"until-{key}"
