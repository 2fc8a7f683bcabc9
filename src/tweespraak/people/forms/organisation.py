"""What an organisation says of itself; the references under which it may go live."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.people.actions.organisations import Details, References
from tweespraak.people.forms.fields import LineField, day_field, mail_field
from tweespraak.people.models import Organisation

PHONE = RegexValidator(
    r"^[0-9+() ./-]*$",
    gettext_lazy("Write the number with digits, spaces, + ( ) and - only, as +31 20 123 45 67."),
)


@cache
def time_zones() -> list[str]:
    """Every time zone with a place; Europe first."""
    names = (name for name in available_timezones() if _is_a_place(name))
    return sorted(names, key=lambda name: (not name.startswith("Europe/"), name))


def _is_a_place(name: str) -> bool:
    return "/" in name and not name.startswith(("Etc/", "SystemV/", "US/", "posix", "right"))


class OrganisationForm(forms.Form):
    """Name, contact, privacy officer, language, time zone, and who mails come from."""

    name = LineField(
        label=gettext_lazy("Name"),
        max_length=120,
        autocomplete="organization",
        help_text=gettext_lazy(
            "As people know it: it stands above every mail and below every page."
        ),
        error_messages={"required": gettext_lazy("Fill in the name of the organisation.")},
    )
    contact_name = LineField(
        label=gettext_lazy("Contact"),
        max_length=120,
        autocomplete="off",
        help_text=gettext_lazy(
            "Whom people can ask. The name stands on every page, every test and every mail."
        ),
        error_messages={"required": gettext_lazy("Fill in whom people can ask.")},
    )
    contact_email = mail_field(gettext_lazy("E-mail address of the contact"))
    contact_phone = LineField(
        label=gettext_lazy("Phone number of the contact"),
        max_length=40,
        required=False,
        autocomplete="off",
        validators=[PHONE],
    )
    privacy_officer_name = LineField(
        label=gettext_lazy("Privacy officer"),
        max_length=120,
        autocomplete="off",
        help_text=gettext_lazy(
            "Who watches over personal data. People can turn to them when something is not right."
        ),
        error_messages={
            "required": gettext_lazy("Fill in who people can turn to about their personal data.")
        },
    )
    privacy_officer_email = mail_field(gettext_lazy("E-mail address of the privacy officer"))
    sender_name = LineField(
        label=gettext_lazy("Sender of the mails"),
        max_length=120,
        required=False,
        autocomplete="off",
        help_text=gettext_lazy(
            "The name people see in their list of mails. Empty: the name of the organisation."
        ),
    )
    reply_to = mail_field(
        gettext_lazy("Where answers go"),
        required=False,
        help_text=gettext_lazy(
            "Who answers a mail writes to this address. Empty: to the address of the contact."
        ),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=settings.LANGUAGES,
        help_text=gettext_lazy("For new people, until they choose their own."),
    )
    time_zone = LineField(
        label=gettext_lazy("Time zone"),
        max_length=60,
        autocomplete="off",
        help_text=gettext_lazy(
            "Decides at which hour a day ends, for instance the last day of a consent."
        ),
        error_messages={"required": gettext_lazy("Fill in a time zone, as Europe/Amsterdam.")},
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial", {name: getattr(organisation, name) for name in self.base_fields}
        )
        super().__init__(*args, **kwargs)
        self.fields["time_zone"].widget.attrs["list"] = "time-zones"

    def clean_time_zone(self) -> str:
        """A zone with a place, however its capitals are typed."""
        typed: str = self.cleaned_data["time_zone"].replace(" ", "_")
        known = {name.casefold(): name for name in time_zones()}
        if typed.casefold() not in known:
            raise forms.ValidationError(
                _("This is no time zone. Choose one from the list, or write Europe/Amsterdam.")
            )
        return known[typed.casefold()]

    def details(self) -> Details:
        """What was filled in."""
        return Details(**self.cleaned_data)


class ReferencesForm(forms.Form):
    """Where the DPIA and the works council's consent can be found; may be saved in parts."""

    dpia_reference = LineField(
        label=gettext_lazy("Reference of the DPIA"),
        max_length=200,
        required=False,
        autocomplete="off",
        help_text=gettext_lazy(
            "Under which name or number you can find it again, for instance “DPIA 2026-04, approved”."
        ),
    )
    dpia_on = day_field(gettext_lazy("Day of the DPIA"), required=False)
    works_council_reference = LineField(
        label=gettext_lazy("Reference of the works council's consent"),
        max_length=200,
        required=False,
        autocomplete="off",
        help_text=gettext_lazy("For instance the number of the letter in which they agree."),
    )
    works_council_on = day_field(gettext_lazy("Day of the consent"), required=False)
    no_works_council = LineField(
        label=gettext_lazy("Or: why there is no works council to ask"),
        max_length=300,
        required=False,
        autocomplete="off",
        help_text=gettext_lazy(
            "For instance: fewer than fifty people; discussed with everyone on 12 March."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """A reference and its day belong together."""
        told: dict[str, Any] = super().clean() or {}
        for reference, day in (
            ("dpia_reference", "dpia_on"),
            ("works_council_reference", "works_council_on"),
        ):
            if reference in told and day in told and bool(told[reference]) != bool(told[day]):
                missing = day if told[reference] else reference
                self.add_error(missing, _("Fill in both: the reference and its day."))
        return told

    def references(self) -> References:
        """What was filled in."""
        return References(**self.cleaned_data)
