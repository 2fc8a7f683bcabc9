"""Send, sign, open again, let words stand; and name who signs."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.once import OnceForm
from tweespraak.people.api import Organisation, members_of, membership_by_address
from tweespraak.selection.actions.stakeholders import Who
from tweespraak.selection.documents.words import CAPACITIES
from tweespraak.selection.rules.profiles import Capacity


class SeenForm(forms.Form):
    """`seen` is the hash of what stood on the page."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SendForm(SeenForm):
    """Send it; with words that need a second look, say that the work asks them."""

    is_confirmed = forms.BooleanField(
        label=gettext_lazy("We looked at these words again: the work really asks this"),
        required=False,
    )

    def __init__(self, *args: Any, is_warned: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_warned:
            del self.fields["is_confirmed"]


class SignForm(SeenForm):
    """Sign what stands above."""

    agree = forms.BooleanField(
        label=gettext_lazy("I have read it. We ask this, and we judge on nothing else."),
        error_messages={"required": gettext_lazy("Tick this first. If you do not agree, say so.")},
    )


class ReasonForm(forms.Form):
    """Why the requirements are opened again."""

    reason = forms.CharField(
        label=gettext_lazy("Why do they change?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Everybody who signs reads this. Write nothing about a candidate."),
        error_messages={"required": gettext_lazy("Write why. Everybody who signs reads it.")},
    )


class LiftForm(SeenForm):
    """Why HR lets words stand."""

    reason = forms.CharField(
        label=gettext_lazy("Why can it stand?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For example the legal exception. It stays with the requirements."),
        error_messages={"required": gettext_lazy("Write why it can stand.")},
    )


class StakeholderForm(OnceForm):
    """Who signs too: who is here already by the address or the whole name, or somebody new."""

    capacity = forms.ChoiceField(
        label=gettext_lazy("Signs as"),
        choices=[
            (one.value, CAPACITIES[one])
            for one in (Capacity.TEAM, Capacity.INTERVIEWER, Capacity.HR)
        ],
        widget=forms.RadioSelect,
        initial=Capacity.TEAM,
    )
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
    given_name = forms.CharField(
        label=gettext_lazy("First name"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    family_name = forms.CharField(
        label=gettext_lazy("Last name"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
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
