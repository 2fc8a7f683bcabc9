"""Another day, and a client who is asked by hand."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.evaluations.actions.by_hand import Who
from tweespraak.evaluations.documents.words import OUTCOMES
from tweespraak.evaluations.rules.vacated import Outcome, Vacated
from tweespraak.foundation.fields import line_field
from tweespraak.foundation.once import OnceForm
from tweespraak.people.api import Organisation, members_of, membership_by_address


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Choose a day."),
            "invalid": gettext_lazy("This is not a day. Choose one, or type it as 2026-12-31."),
        },
        **more,
    )


class DayForm(forms.Form):
    """The day on which it goes out."""

    day = _day(gettext_lazy("Another day"))


class HandForm(OnceForm):
    """Whom to ask, about what; who is here already by the address or the whole name."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy(
            "Is this person here already? Then the address, or the whole name, is enough."
        ),
        error_messages={
            "invalid": gettext_lazy(
                "This is not an e-mail address. It looks like name@organisation.nl."
            )
        },
    )
    given_name = line_field(gettext_lazy("First name"), 80, required=False)
    family_name = line_field(gettext_lazy("Last name"), 80, required=False)
    title = line_field(
        gettext_lazy("Job title"),
        160,
        gettext_lazy("Say for which job somebody was sought."),
        help_text=gettext_lazy("The client sees it above the questions."),
    )
    closed_on = _day(
        gettext_lazy("When was it over?"),
        help_text=gettext_lazy("Not longer than thirty days ago: then one still remembers."),
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("How did it end?"),
        choices=[(one.value, OUTCOMES[one]) for one in Outcome],
        widget=forms.RadioSelect,
        initial=Outcome.FILLED,
    )
    interviewed = forms.BooleanField(
        label=gettext_lazy("At least one candidate came to an interview"), required=False
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean(self) -> dict[str, Any]:
        """Who is meant; what is not clear is said at its own field."""
        clean = super().clean() or {}
        if "email" not in self.errors:
            names = [clean.get(name, "") for name in ("email", "given_name", "family_name")]
            clean["who"] = self._found(*names)
        return clean

    @property
    def vacancy(self) -> Vacated:
        """What it was about; the key of the form stands for a vacancy we do not have."""
        clean = self.cleaned_data
        return Vacated(
            clean["once"],
            clean["title"],
            clean["closed_on"],
            Outcome(clean["outcome"]),
            clean["interviewed"],
        )

    def _found(self, email: str, given: str, family: str) -> Who | None:
        if not (email or given or family):
            self.add_error("email", _("Say who it is: fill in the address."))
            return None
        if not email:
            return self._named(f"{given} {family}".strip())
        member = membership_by_address(self.organisation.pk, email)
        if member is None and not given:
            self.add_error(
                "given_name",
                _("Nobody here has this address yet. Fill in the name too, to add them."),
            )
            return None
        return Who(member) if member else Who(None, given, family, email)

    def _named(self, name: str) -> Who | None:
        wanted = name.casefold()
        found = [o for o in members_of(self.organisation.pk) if o.full_name.casefold() == wanted]
        if len(found) == 1:
            return Who(found[0])
        words = (
            _("More than one person here is called so. Fill in the address.")
            if found
            else _("Nobody here is called so. Fill in the address too, to add them.")
        )
        self.add_error("email", words)
        return None
