"""What will happen when the form is saved: shown before it is."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from tweespraak.foundation import slots
from tweespraak.foundation.slots import Link
from tweespraak.people.models import Membership, Organisation, Person
from tweespraak.people.queries import is_active_here, roles_of
from tweespraak.people.roles import ROLES, Role
from tweespraak.people.views.words import account_mail_words


@dataclass(frozen=True)
class GivenRole:
    """A role that is given: what it is for and what it opens."""

    name: str
    sentence: str
    sees: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Preview:
    """What saving will do."""

    name: str
    email: str
    language: str
    mails: list[Link]
    given: list[GivenRole]
    taken: list[str]
    has_roles: bool
    new_address: bool = False

    @property
    def is_worth_showing(self) -> bool:
        """Whether somebody gets a mail, or gets or loses a right."""
        return bool(self.mails or self.given or self.taken or self.new_address)


def preview_of_new(
    request: HttpRequest, organisation: Organisation, values: dict[str, Any]
) -> Preview:
    """What adding this person will do. The same whether or not the address is known elsewhere."""
    return _preview(request, organisation, None, values, had=(), mails_start=True)


def preview_of_edit(request: HttpRequest, member: Membership, values: dict[str, Any]) -> Preview:
    """What saving this member will do."""
    moved = values["email"] != member.person.email
    had = () if moved else roles_of(member)
    start = moved or (not had and not is_active_here(member))
    person = None if moved else member.person
    return _preview(
        request, member.organisation, person, values, had, start, moved, roles_of(member)
    )


def _preview(
    request: HttpRequest,
    organisation: Organisation,
    person: Person | None,
    values: dict[str, Any],
    had: Collection[Role],
    mails_start: bool,
    moved: bool = False,
    before: Collection[Role] = (),
) -> Preview:
    given, mails = [], []
    if values["roles"] and mails_start:
        mails.append(Link(_("Activate the account"), "", text=account_mail_words(), icon="mail"))
    for role in (role for role in Role if role in values["roles"] and role not in had):
        found = slots.items(
            "role.consequences",
            request=request,
            organisation=organisation,
            person=person,
            role=role,
            language=values["language"],
        )
        mails += [link for link in found if link.icon == "mail"]
        sees = [link for link in found if link.icon != "mail"]
        given.append(GivenRole(str(ROLES[role].name), str(ROLES[role].sentence), sees))
    return Preview(
        name=f"{values['given_name']} {values['family_name']}".strip(),
        email=values["email"],
        language=_language_name(values["language"]),
        mails=mails,
        given=given,
        taken=[
            str(ROLES[role].name) for role in Role if role in before and role not in values["roles"]
        ],
        has_roles=bool(values["roles"]),
        new_address=moved,
    )


def _language_name(language: str) -> str:
    return _("Dutch") if language == "nl" else _("English")
