"""What HR fills in for a cycle: whom it is for, and the periods of its year."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tweespraak.conversations.documents.cards import KINDS
from tweespraak.conversations.documents.rhythm import fault_words
from tweespraak.conversations.queries import library
from tweespraak.conversations.rules import CARD_KINDS, Kind
from tweespraak.conversations.rules.planning import LONGEST, MINUTES, SHORTEST
from tweespraak.conversations.rules.rhythm import (
    MOST_PERIODS,
    Found,
    Period,
    PeriodFault,
    year_faults,
)
from tweespraak.foundation.once import OnceForm
from tweespraak.people.api import Organisation, Unit, today_in, units_of

_WHERE = {
    PeriodFault.UNTIL_BEFORE_FROM: "until",
    PeriodFault.TOO_SOON: "until",
    PeriodFault.OVERLAP: "from",
    PeriodFault.GAP: "until",
    PeriodFault.TOO_FEW_THEMES: "themes",
    PeriodFault.WITHOUT_ALWAYS: "themes",
}


class UnitField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A department with its teams, a team, or everybody."""

    def label_from_instance(self, obj: Unit) -> str:
        return obj.full_name


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": _("This is not a day. Choose one, or type it as 2026-12-31."),
        },
    )


class CycleForm(OnceForm):
    """A cycle as it will be planned; a row without a kind of conversation is left out."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("For example: Conversations in 2027."),
        error_messages={"required": _("Give the cycle a name.")},
    )
    unit = UnitField(
        label=_("For whom?"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("The whole organisation"),
        help_text=_("A department includes its teams."),
        error_messages={"invalid_choice": _("This choice is not there any more. Choose again.")},
    )

    def __init__(
        self,
        *args: Any,
        organisation: Organisation,
        periods: tuple[Period, ...] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation
        self.periods: tuple[Period, ...] = ()
        unit: Any = self.fields["unit"]
        unit.queryset = units_of(organisation.pk)
        for place in range(MOST_PERIODS):
            self._add_row(place, periods[place] if place < len(periods) else None)

    def _add_row(self, place: int, period: Period | None) -> None:
        themes = library().of_kind(Kind.GOOD_CONVERSATION)
        row: dict[str, forms.Field] = {
            "kind": forms.ChoiceField(
                label=_("What do they hold?"),
                required=False,
                choices=[("", _("Nothing: leave this period out")), *_KINDS],
            ),
            "from": _day(_("First day")),
            "until": _day(_("Last day")),
            "minutes": forms.IntegerField(
                label=_("Minutes"), required=False, min_value=SHORTEST, max_value=LONGEST
            ),
            "themes": forms.MultipleChoiceField(
                label=_("Themes"),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(theme.key, theme.name) for theme in themes],
                help_text=_("For a good conversation. A check-in has questions of its own."),
            ),
        }
        for name, field in row.items():
            self.fields[f"{name}_{place}"] = field
        if period:
            first = {
                "kind": period.kind.value,
                "from": period.from_on,
                "until": period.until_on,
                "minutes": period.minutes,
                "themes": list(period.themes),
            }
            self.initial.update({f"{name}_{place}": value for name, value in first.items()})

    def rows(self) -> Iterator[dict[str, Any]]:
        """The fields of each period, for the page."""
        for place in range(MOST_PERIODS):
            names = ("kind", "from", "until", "minutes", "themes")
            row: dict[str, Any] = {name: self[f"{name}_{place}"] for name in names}
            wrong = any(self[f"{name}_{place}"].errors for name in names)
            yield row | {
                "place": place + 1,
                "value": str(self[f"kind_{place}"].value() or ""),
                "wrong": wrong,
            }

    def clean(self) -> dict[str, Any]:
        clean: dict[str, Any] = super().clean() or {}
        self.places = [place for place in range(MOST_PERIODS) if clean.get(f"kind_{place}")]
        periods = {place: self._period(place, clean) for place in self.places}
        if None not in periods.values() and not self.errors:
            self._judge({place: one for place, one in periods.items() if one})
        return clean

    def _period(self, place: int, clean: dict[str, Any]) -> Period | None:
        begin, until = clean.get(f"from_{place}"), clean.get(f"until_{place}")
        for name, day in (("from", begin), ("until", until)):
            if day is None and f"{name}_{place}" not in self.errors:
                self.add_error(f"{name}_{place}", _("Choose a day."))
        if begin is None or until is None:
            return None
        kind = Kind(clean[f"kind_{place}"])
        themes = clean.get(f"themes_{place}", []) if kind is Kind.GOOD_CONVERSATION else []
        return Period(
            key=f"period-{place + 1}",
            kind=kind,
            minutes=clean.get(f"minutes_{place}") or MINUTES[kind],
            from_on=begin,
            until_on=until,
            themes=tuple(themes),
        )

    def _judge(self, periods: dict[int, Period]) -> None:
        order = sorted(periods, key=lambda place: (periods[place].from_on, periods[place].until_on))
        self.periods = tuple(periods[place] for place in order)
        for found in year_faults(self.periods, today_in(self.organisation)):
            self.say(found, order)

    def say(self, found: Found, order: list[int]) -> None:
        """Put the sentence of a fault beside its field."""
        field = None if found.place is None else f"{_WHERE[found.fault]}_{order[found.place]}"
        self.add_error(field, fault_words(found))


_KINDS = [(kind.value, KINDS[kind]) for kind in CARD_KINDS]
