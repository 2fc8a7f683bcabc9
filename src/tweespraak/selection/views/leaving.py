"""What happens to vacancies when somebody leaves, before that is saved."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tweespraak.foundation.slots import Link
from tweespraak.people.api import Membership, Permission, permissions_of, roles_of
from tweespraak.selection.models import Vacancy
from tweespraak.selection.queries.vacancies import open_ones


def leaving(*, membership: Membership, successor: Membership | None, **_more: Any) -> list[Link]:
    """`person.leave`: the vacancies somebody leads or asked for, and those they would still sign."""
    person = membership.person_id
    rows = open_ones(person, membership.organisation_id)
    led = [row for row in rows if person in (row.recruiter_id, row.hiring_manager_id)]
    found = _led(led, membership, successor) if led else []
    signs = len(rows) - len(led)
    return [*found, _signs(signs, membership)] if signs else found


def _led(led: list[Vacancy], member: Membership, successor: Membership | None) -> list[Link]:
    label = ngettext(
        "%(name)s leads a vacancy, or asked for it.",
        "%(name)s leads %(n)d vacancies, or asked for them.",
        len(led),
    ) % {"n": len(led), "name": member.given_name}
    if successor is None:
        text = _(
            "Choose who takes over the work: a colleague with the role Recruiter or Hiring manager."
        )
        return [Link(label, "", icon="stop", text=text)]
    words = {"heir": successor.full_name}
    if not all(_can(row, member, successor) for row in led):
        text = _(
            "%(heir)s needs the same role for that, Recruiter or Hiring manager, and cannot be both at "
            "one vacancy. Give the role first, or choose somebody else."
        )
        return [Link(label, "", icon="stop", text=text % words)]
    text = _("%(heir)s takes that over, and signs the requirements in the place of who leaves.")
    return [Link(label, "", icon="people", text=text % words)]


def _can(row: Vacancy, member: Membership, successor: Membership) -> bool:
    """Whether the successor may have the place this member leaves."""
    allowed = permissions_of(roles_of(successor))
    is_recruiter = row.recruiter_id == member.person_id
    needed = Permission.LEAD_SELECTION if is_recruiter else Permission.SEEK
    other = row.hiring_manager_id if is_recruiter else row.recruiter_id
    return needed in allowed and other != successor.person_id


def _signs(number: int, member: Membership) -> Link:
    label = ngettext(
        "%(name)s signs the requirements of a vacancy.",
        "%(name)s signs the requirements of %(n)d vacancies.",
        number,
    ) % {"n": number, "name": member.given_name}
    text = _(
        "Nobody waits for that signature any more. Is nobody left who signs for the team or HR, then the "
        "vacancy waits until somebody else is added."
    )
    return Link(label, "", icon="people", text=text)
