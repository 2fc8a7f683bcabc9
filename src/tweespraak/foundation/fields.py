"""Fields that ask the same in every form: a line, a few lines, a day that lies ahead."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def line_field(label: Any, most: int = 300, missing: Any = "", **more: Any) -> forms.CharField:
    """One line in one's own words; `missing` says what to write."""
    return forms.CharField(
        label=label,
        max_length=most,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": missing} if missing else None,
        **more,
    )


def text_field(label: Any, missing: Any = "", *, rows: int = 4, **more: Any) -> forms.CharField:
    """A few lines in one's own words."""
    return forms.CharField(
        label=label,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing} if missing else None,
        **more,
    )


class DayField(forms.DateField):
    """A day after today, up to a last one; `kept` may stay although it has passed."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={
                "required": gettext_lazy("Choose a day."),
                "invalid": gettext_lazy("This is not a day. Choose one, or type it as 2026-12-31."),
            },
            **more,
        )
        self.today = self.last = date.min  # set by the form
        self.kept: date | None = None

    def aim(self, today: date, last: date, kept: date | None = None) -> None:
        """From which days to choose."""
        self.today, self.last, self.kept = today, last, kept
        first = min(kept or today + timedelta(1), today + timedelta(1))
        self.widget.attrs |= {"min": first.isoformat(), "max": last.isoformat()}

    def validate(self, value: date | None) -> None:
        """Say which days there are to choose from."""
        super().validate(value)
        if value and value != self.kept and not self.today < value <= self.last:
            last = date_format(self.last, "j F Y")
            raise ValidationError(
                _("Choose a day after today and no later than %(last)s.") % {"last": last}
            )
