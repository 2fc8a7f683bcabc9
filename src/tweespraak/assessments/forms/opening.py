"""Start a case, change who stands around it, name who may get the report."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.assessments.actions.opening import Around
from tweespraak.assessments.actions.people import Who
from tweespraak.assessments.documents.words import CLASHES, REFUSALS
from tweespraak.assessments.forms.who import WhoFields
from tweespraak.assessments.models import Case
from tweespraak.assessments.rules.beginning import Refusal
from tweespraak.assessments.rules.people import Clash
from tweespraak.foundation.once import OnceForm
from tweespraak.people.api import Membership, Organisation, Role, members_with_role, membership_in

COLLEAGUE, OUTSIDE, ALONE = "colleague", "outside", "alone"
READING = (
    (COLLEAGUE, gettext_lazy("A colleague")),
    (OUTSIDE, gettext_lazy("Somebody from outside, by a personal link")),
    (ALONE, gettext_lazy("Nobody: I read it again myself, at least 24 hours later")),
)


class AroundForm(WhoFields):
    """Client, planner and second reader, and the reference for the invoice."""

    asked = {"client": False, "reader": False}
    client_name = forms.CharField(
        label=gettext_lazy("Organisation or department that asks"),
        max_length=160,
        error_messages={"required": gettext_lazy("Fill in who asks for it.")},
    )
    reading = forms.ChoiceField(
        label=gettext_lazy("Who reads the draft report along?"),
        choices=READING,
        widget=forms.RadioSelect,
        initial=COLLEAGUE,
        error_messages={"required": gettext_lazy("Choose who reads along.")},
    )
    colleague = forms.ChoiceField(label=gettext_lazy("Colleague"), required=False)
    planner = forms.ChoiceField(
        label=gettext_lazy("Planner"),
        required=False,
        help_text=gettext_lazy("Plans the days; sees how far it is, and no content."),
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference for the invoice"), required=False, max_length=40
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readers = _staff(self.organisation, Role.PSYCHOLOGIST, Role.SECOND_READER)
        self.planners = _staff(self.organisation, Role.PLANNER)
        _offer(self.fields["colleague"], self.readers)
        _offer(self.fields["planner"], self.planners, empty=_("Nobody: I plan it myself"))

    def clean(self) -> dict[str, Any]:
        """Everybody found; what is not clear is said at its own field."""
        clean = super().clean() or {}
        clean["client"] = self.find("client", must=False)
        clean["reader"] = self._reader(clean)
        return clean

    def around(self, psychologist: Membership) -> Around:
        """Who stands around the participant."""
        clean = self.cleaned_data
        planner = self.planners.get(clean["planner"])
        return Around(psychologist, planner, clean["reader"])

    def refuse(self, problem: Clash | Refusal) -> None:
        """Say why these people do not go together, or why it is too late."""
        words = CLASHES[problem] if isinstance(problem, Clash) else REFUSALS[problem]
        self.add_error(None, str(words))

    def _reader(self, clean: dict[str, Any]) -> Who | None:
        reading = clean.get("reading")
        if reading == OUTSIDE:
            return self.find("reader", must=True)
        if reading == COLLEAGUE:
            member = self.readers.get(clean.get("colleague", ""))
            if member:
                return Who(member)
            self.add_error("colleague", _("Choose a colleague, or another way of reading along."))
        return None


class NewCaseForm(OnceForm, AroundForm):
    """The participant, and who stands around them."""

    asked = {"participant": True, "client": False, "reader": False}
    psychologist = forms.ChoiceField(
        label=gettext_lazy("Psychologist who leads it"),
        error_messages={"required": gettext_lazy("Choose who leads it.")},
    )

    def __init__(self, *args: Any, leads: Membership | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaders = _staff(self.organisation, Role.PSYCHOLOGIST)
        _offer(self.fields["psychologist"], self.leaders)
        if leads:
            self.initial["psychologist"] = str(leads.pk)
            self.readers.pop(str(leads.pk), None)
            _offer(self.fields["colleague"], self.readers)
        if not self.readers:
            self.initial.setdefault("reading", ALONE)

    def clean(self) -> dict[str, Any]:
        """The participant is somebody."""
        clean = super().clean()
        clean["participant"] = self.find("participant", must=True)
        return clean


class PeopleForm(AroundForm):
    """Who stands around a case that is there."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        super().__init__(*args, organisation=case.organisation, **kwargs)
        leads = membership_in(case.organisation_id, case.psychologist_id)
        if leads:
            self.readers.pop(str(leads.pk), None)
            _offer(self.fields["colleague"], self.readers)


def people_now(case: Case) -> dict[str, Any]:
    """What the form shows of a case: who was named, by their address."""
    known: dict[str, Any] = {"client_name": case.client_name, "reference": case.reference}
    keys = (("client", case.client_id), ("reader", case.second_reader_id))
    for part, key in keys:
        member = membership_in(case.organisation_id, key) if key else None
        if member:
            known[f"{part}_email"] = member.person.email
            known[f"{part}_given_name"] = member.given_name
            known[f"{part}_family_name"] = member.family_name
    planner = membership_in(case.organisation_id, case.planner_id) if case.planner_id else None
    known["planner"] = str(planner.pk) if planner else ""
    return known | _reading_now(case)


def _reading_now(case: Case) -> dict[str, Any]:
    if case.second_reader_id is None:
        return {"reading": ALONE}
    staff = _staff(case.organisation, Role.PSYCHOLOGIST, Role.SECOND_READER)
    for key, member in staff.items():
        if member.person_id == case.second_reader_id:
            return {
                "reading": COLLEAGUE, "colleague": key, "reader_email": "",
                "reader_given_name": "", "reader_family_name": "",
            }  # fmt: skip
    return {"reading": OUTSIDE}


class RecipientForm(OnceForm, WhoFields):
    """Somebody who may get the report, in which role and what for."""

    asked = {"recipient": True}
    role = forms.CharField(
        label=gettext_lazy("Role"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example: manager of the department."),
    )
    purpose = forms.CharField(
        label=gettext_lazy("What they use it for"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For example: to decide on the appointment."),
    )

    def clean(self) -> dict[str, Any]:
        """The recipient is somebody."""
        clean = super().clean() or {}
        clean["recipient"] = self.find("recipient", must=True)
        return clean


def _staff(organisation: Organisation, *roles: Role) -> dict[str, Membership]:
    found = [one for role in roles for one in members_with_role(organisation.pk, role)]
    return {str(one.pk): one for one in sorted(found, key=lambda one: one.full_name)}


def _offer(field: Any, members: dict[str, Membership], empty: str = "") -> None:
    first = empty or _("Choose somebody")
    field.choices = [("", first), *((key, one.full_name) for key, one in members.items())]
