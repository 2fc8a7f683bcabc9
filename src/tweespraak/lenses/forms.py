"""What someone is looking for in the library."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tweespraak.lenses.documents import DEPARTMENTS, LEVELS

Choices = list[tuple[str, str | Promise]]
DEPARTMENT_CHOICES: Choices = [("", _("All departments")), *DEPARTMENTS.items()]
LEVEL_CHOICES: Choices = [("", _("All levels")), *LEVELS.items()]


class FindForm(forms.Form):
    """A search; what cannot be read is no wish."""

    q = forms.CharField(required=False, max_length=120)
    department = forms.ChoiceField(required=False, choices=DEPARTMENT_CHOICES)
    level = forms.ChoiceField(required=False, choices=LEVEL_CHOICES)

    def wishes(self) -> dict[str, str]:
        """The words, department and level looked for, each perhaps empty."""
        self.is_valid()
        clean = self.cleaned_data
        return {
            "words": clean.get("q", ""),
            "department": clean.get("department", ""),
            "level": clean.get("level", ""),
        }

    def departments(self) -> list[dict[str, object]]:
        """The departments as options of a filter."""
        return [{"value": value, "label": label} for value, label in DEPARTMENT_CHOICES]

    def levels(self) -> list[dict[str, object]]:
        """The levels as options of a filter."""
        return [{"value": value, "label": label} for value, label in LEVEL_CHOICES]
