"""What the list of people, and its export, can be narrowed to."""

from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from tweespraak.people.queries import departments_of
from tweespraak.people.queries.directory import Filters, Standing
from tweespraak.people.roles import ROLES, Role, given_by_hand

Options = list[dict[str, str]]


def filters_in(query: QueryDict) -> Filters:
    """What is asked for in an address; nonsense asks for nothing."""
    role, standing = query.get("role", ""), query.get("state", "")
    return Filters(
        words=words_in(query),
        role=role if role in list(Role) else "",
        unit=_key(query.get("unit", "")),
        standing=standing if standing in list(Standing) else "",
    )


def words_in(query: QueryDict) -> str:
    """What is searched for; PostgreSQL refuses a null character."""
    return query.get("q", "")[:100].replace("\0", "")


def role_options() -> Options:
    """Every role that is given by hand."""
    roles = [role for group in given_by_hand().values() for role in group]
    every = [{"value": "", "label": _("All roles")}]
    return every + [{"value": role.value, "label": str(ROLES[role].name)} for role in roles]


def unit_options(organisation: UUID) -> Options:
    """The departments, each with its teams under it."""
    options = [{"value": "", "label": _("All departments")}]
    for department, teams in departments_of(organisation):
        options.append({"value": str(department.pk), "label": department.name})
        options += [{"value": str(team.pk), "label": f"– {team.name}"} for team in teams]
    return options


def standing_options() -> Options:
    """How far somebody is with their account, or that they left."""
    return [
        {"value": "", "label": _("Everyone here now")},
        {"value": Standing.NEVER_ACTIVATED, "label": _("Never activated")},
        {"value": Standing.MAIL_FAILED, "label": _("A mail did not arrive")},
        {"value": Standing.NO_ROLE, "label": _("Without a role")},
        {"value": Standing.LEFT, "label": _("Left")},
    ]


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
