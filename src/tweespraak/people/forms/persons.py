"""Add a person, edit a member: what is typed, checked with a sentence that says what to do."""

from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tweespraak.foundation.once import OnceForm
from tweespraak.people.forms.fields import LineField, Typed, mail_field
from tweespraak.people.models import Membership, Organisation
from tweespraak.people.queries import (
    is_active_here,
    language_for,
    made_by,
    membership_by_address,
    roles_of,
)
from tweespraak.people.roles import MODULE_NAMES, ROLES, Role, given_by_hand


class PersonForm(Typed, forms.Form):
    """What an organisation notes of somebody, with the roles it gives."""

    given_name = LineField(
        label=gettext_lazy("First name"),
        max_length=80,
        autocomplete="off",
        error_messages={"required": gettext_lazy("Fill in the first name.")},
    )
    family_name = LineField(
        label=gettext_lazy("Last name"), max_length=80, required=False, autocomplete="off"
    )
    email = mail_field()
    job_title = LineField(
        label=gettext_lazy("Job title"), max_length=120, required=False, autocomplete="off"
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the mails"),
        choices=settings.LANGUAGES,
        help_text=gettext_lazy("The person can change this later."),
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        required=False,
        choices=[(role.value, role.value) for roles in given_by_hand().values() for role in roles],
        error_messages={"invalid_choice": gettext_lazy("Choose from the roles in this list.")},
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisation = organisation

    def clean_roles(self) -> list[Role]:
        """The roles as roles."""
        return [Role(key) for key in self.cleaned_data["roles"]]

    def clean_email(self) -> str:
        """The address in small letters, if nobody of this organisation has it."""
        email: str = self.cleaned_data["email"].strip().lower()
        here = membership_by_address(self.organisation.pk, email)
        if here is not None and here.pk != self.member_id():
            raise forms.ValidationError(already_here(here))
        return email

    def member_id(self) -> Any:
        """Who may keep this address: the member who is edited, or the one this very form made."""
        return None

    def role_groups(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The checkboxes per module, each role with its sentence."""
        chosen = {str(getattr(value, "value", value)) for value in self["roles"].value() or ()}
        return [
            (
                str(MODULE_NAMES[module]),
                [
                    {
                        "value": role.value,
                        "label": ROLES[role].name,
                        "hint": ROLES[role].sentence,
                        "checked": role.value in chosen,
                    }
                    for role in roles
                ],
            )
            for module, roles in given_by_hand().items()
        ]


class AddPersonForm(OnceForm, PersonForm):
    """A new person."""

    def member_id(self) -> Any:
        """After a double click the row is there already, made by this very form."""
        try:
            made = made_by(self.fields["once"].clean(self.data.get("once")))
        except forms.ValidationError:
            return None
        return made.pk if made else None


class EditMemberForm(PersonForm):
    """A member; the address only as long as the account is not in use."""

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        kwargs.setdefault("initial", initial_of(member))
        super().__init__(*args, organisation=member.organisation, **kwargs)
        self.member = member
        if is_active_here(member):
            self.fields["email"].disabled = True
            self.fields["email"].help_text = _(
                "The account is in use. Choose “Another mail address” in the menu on the page of this "
                "person: then we ask them."
            )
        else:
            self.fields["email"].help_text = _(
                "If you correct the address, the old mails stop working and new ones go out."
            )

    def member_id(self) -> Any:
        """The member may keep their own address."""
        return self.member.pk


def initial_of(member: Membership) -> dict[str, Any]:
    """What is known of a member, as the form starts."""
    return {
        "given_name": member.given_name,
        "family_name": member.family_name,
        "email": member.person.email,
        "job_title": member.job_title,
        "language": language_for(member),
        "roles": [role.value for role in roles_of(member)],
    }


def already_here(member: Membership) -> SafeString:
    """The sentence for an address that somebody of this organisation has, with the way to them."""
    return format_html(
        '{} <a href="{}">{}</a>.',
        _("This address already belongs to"),
        reverse("people:member", args=[member.pk]),
        member.full_name,
    )
