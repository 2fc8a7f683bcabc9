"""Name somebody on a form: by the address of who is here already, or with a name for who is new."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.actions.people import Who
from tweespraak.people.api import Membership, Organisation, members_of, membership_by_address

_PARTS = ("email", "given_name", "family_name")


class WhoFields(forms.Form):
    """Three fields per person: `participant_email`, `participant_given_name`, …; cleaned: a Who or None.

    `asked` names the persons, with whether they must be filled in.
    """

    asked: dict[str, bool] = {}

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        self.organisation = organisation
        super().__init__(*args, **kwargs)
        for part in self.asked:
            self.fields[f"{part}_email"] = forms.EmailField(
                label=gettext_lazy("E-mail address"),
                required=False,
                max_length=254,
                help_text=gettext_lazy(
                    "Is this person here already? Then the address, or the whole name, is enough."
                ),
                widget=forms.EmailInput(attrs={"autocomplete": "off"}),
                error_messages={
                    "invalid": gettext_lazy(
                        "This is not an e-mail address. It looks like name@organisation.nl."
                    )
                },
            )
            self.fields[f"{part}_given_name"] = _name(gettext_lazy("First name"))
            self.fields[f"{part}_family_name"] = _name(gettext_lazy("Last name"))

    @property
    def participant_fields(self) -> list[forms.BoundField]:
        """The fields of the participant, for the page."""
        return self._fields_of("participant")

    @property
    def client_fields(self) -> list[forms.BoundField]:
        """The fields of the client contact, for the page."""
        return self._fields_of("client")

    @property
    def reader_fields(self) -> list[forms.BoundField]:
        """The fields of a second reader from outside, for the page."""
        return self._fields_of("reader")

    @property
    def recipient_fields(self) -> list[forms.BoundField]:
        """The fields of a recipient, for the page."""
        return self._fields_of("recipient")

    def find(self, part: str, *, must: bool) -> Who | None:
        """Who is meant; what is not clear is said at its own field."""
        email, given, family = (self.cleaned_data.get(f"{part}_{name}", "") for name in _PARTS)
        if f"{part}_email" in self.errors:
            return None
        if not (email or given or family):
            if must:
                self.add_error(f"{part}_email", _("Say who it is: fill in the address."))
            return None
        if email:
            return self._by_address(part, email, given, family)
        return self._by_name(part, f"{given} {family}".strip())

    def _fields_of(self, part: str) -> list[forms.BoundField]:
        return [self[f"{part}_{name}"] for name in _PARTS]

    def _by_address(self, part: str, email: str, given: str, family: str) -> Who | None:
        member = membership_by_address(self.organisation.pk, email)
        if member:
            return Who(member)
        if given:
            return Who(None, given, family, email)
        self.add_error(
            f"{part}_given_name",
            _("Nobody here has this address yet. Fill in the name too, to add them."),
        )
        return None

    def _by_name(self, part: str, name: str) -> Who | None:
        wanted = name.casefold()
        found: list[Membership] = [
            one for one in members_of(self.organisation.pk) if one.full_name.casefold() == wanted
        ]
        if len(found) == 1:
            return Who(found[0])
        words = (
            _("More than one person here is called so. Fill in the address.")
            if found
            else _("Nobody here is called so. Fill in the address too, to add them.")
        )
        self.add_error(f"{part}_email", words)
        return None


def _name(label: Any) -> forms.CharField:
    field = forms.CharField(label=label, required=False, max_length=80)
    field.widget.attrs["autocomplete"] = "off"
    return field
