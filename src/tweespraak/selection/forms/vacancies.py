"""Start a vacancy, and say what it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.once import OnceForm
from tweespraak.lenses.api import LensVersion, lens_name, lenses_for
from tweespraak.people.api import (
    Membership,
    Organisation,
    Role,
    Unit,
    members_with_role,
    units_of,
)
from tweespraak.selection.actions.vacancies import Details
from tweespraak.selection.models import Lesson, Vacancy


class DetailsForm(forms.Form):
    """What it is called, what the work is, where, and in which language candidates are written to."""

    title = forms.CharField(
        label=gettext_lazy("Job title"),
        max_length=160,
        help_text=gettext_lazy("As candidates call it. For example: team leader of the warehouse."),
        error_messages={"required": gettext_lazy("Say what the job is called.")},
    )
    text = forms.CharField(
        label=gettext_lazy("What the work is"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy(
            "Candidates read this on the open page, above the requirements. You can also write it later."
        ),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Department or team"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the vacancy"),
        choices=settings.LANGUAGES,
        help_text=gettext_lazy(
            "In which the requirements are written. Candidates choose their own language."
        ),
    )
    lens = forms.ChoiceField(
        label=gettext_lazy("Lens"),
        required=False,
        help_text=gettext_lazy(
            "Helps with the requirements, and with the interview. Nobody is ranked or turned down by it."
        ),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units: Mapping[str, Unit] = {str(one.pk): one for one in units_of(organisation.pk)}
        self.lenses: Mapping[str, LensVersion] = {
            str(one.pk): one for one in lenses_for(organisation.pk)
        }
        self._offer("unit", _("None"), {key: _unit(one) for key, one in self.units.items()})
        self._offer("lens", _("No lens"), {key: lens_name(one) for key, one in self.lenses.items()})
        self.fields["language"].initial = organisation.language

    def keep_lens(self, version: LensVersion | None) -> None:
        """A version that was chosen earlier stays to be chosen, also when there is a newer one."""
        if version and str(version.pk) not in self.lenses:
            self.lenses = {**self.lenses, str(version.pk): version}
            self._offer(
                "lens", _("No lens"), {key: lens_name(one) for key, one in self.lenses.items()}
            )

    def details(self) -> Details:
        """What was written."""
        clean = self.cleaned_data
        return Details(
            title=clean["title"],
            text=clean["text"],
            unit=self.units.get(clean["unit"]),
            language=clean["language"],
            lens_version=self.lenses.get(clean["lens"]),
        )

    def _offer(self, name: str, empty: str, choices: Mapping[str, str]) -> None:
        field: Any = self.fields[name]
        field.choices = [("", empty), *choices.items()]


class NewForm(OnceForm, DetailsForm):
    """The same, with who leads it and who asks for it; after an earlier one also what was learned."""

    recruiter = forms.ChoiceField(
        label=gettext_lazy("Recruiter"),
        help_text=gettext_lazy("Leads the procedure, and signs the requirements for HR."),
        error_messages={"required": gettext_lazy("Choose who leads it.")},
    )
    manager = forms.ChoiceField(
        label=gettext_lazy("Hiring manager"),
        help_text=gettext_lazy("Decides, and signs the requirements."),
        error_messages={"required": gettext_lazy("Choose for whom somebody is sought.")},
    )
    has_read = forms.BooleanField(
        label=gettext_lazy("I have read what we learned last time"),
        error_messages={
            "required": gettext_lazy("Read the lessons of last time first, and tick that you did.")
        },
    )

    field_order = ("once", "title", "recruiter", "manager", "unit", "language", "text", "lens")

    def __init__(self, *args: Any, starter: Membership, lessons: Sequence[Lesson], **kwargs: Any):
        super().__init__(*args, organisation=starter.organisation, **kwargs)
        self.people: dict[str, dict[str, Membership]] = {}
        for name, role in (("recruiter", Role.RECRUITER), ("manager", Role.HIRING_MANAGER)):
            found = members_with_role(starter.organisation_id, role)
            self.people[name] = {str(one.pk): one for one in found}
            names = {key: one.full_name for key, one in self.people[name].items()}
            self._offer(name, _("Choose somebody"), names)
            if str(starter.pk) in names and not any(name in self.initial for name in self.people):
                self.initial[name] = str(starter.pk)
        if not lessons:
            del self.fields["has_read"]

    @property
    def recruiter_member(self) -> Membership:
        """Who leads it."""
        return self.people["recruiter"][self.cleaned_data["recruiter"]]

    @property
    def manager_member(self) -> Membership:
        """For whom somebody is sought."""
        return self.people["manager"][self.cleaned_data["manager"]]


def details_now(vacancy: Vacancy) -> dict[str, Any]:
    """What the form shows of a vacancy."""
    return {
        "title": vacancy.title,
        "text": vacancy.text,
        "unit": str(vacancy.unit_id or ""),
        "language": vacancy.language,
        "lens": str(vacancy.lens_version_id or ""),
    }


def _unit(unit: Unit) -> str:
    return f"{unit.parent.name} · {unit.name}" if unit.parent else unit.name
