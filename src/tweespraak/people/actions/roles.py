"""Give and take roles."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from tweespraak.audit.api import record
from tweespraak.foundation.events import announce
from tweespraak.people.actions.mails import send_activation
from tweespraak.people.actions.organisations import locked
from tweespraak.people.events import RoleGiven, RoleTaken
from tweespraak.people.models import Grant, Membership, Person
from tweespraak.people.queries import (
    is_active_here,
    links_in,
    members_with_role,
    roles_now,
    roles_of,
)
from tweespraak.people.queries.links import ACTIVATION
from tweespraak.people.roles import Role


class LastAdmin(Exception):
    """An organisation keeps at least one organisation admin, or nobody could let anyone in."""


class OwnAdminRole(Exception):
    """Nobody takes their own admin role away: a slip would lock them out."""


def check_roles(*, member: Membership, roles: Collection[Role], by: Person | None) -> None:
    """Whether a member may have exactly these roles. Raises OwnAdminRole, LastAdmin."""
    admin = Role.ORGANISATION_ADMIN
    if admin in roles or admin not in roles_of(member):
        return
    others = members_with_role(member.organisation_id, admin).exclude(pk=member.pk)
    if not others.exists():
        raise LastAdmin
    if by is not None and by.pk == member.person_id:
        raise OwnAdminRole


@transaction.atomic
def change_roles(
    *, member: Membership, roles: Collection[Role], by: Person | None, at: datetime
) -> Membership:
    """Give a member exactly these roles; what they have already stays as it was.

    The first role brings the account, and the mail about it. Raises OwnAdminRole, LastAdmin.
    """
    locked(member.organisation)
    had = roles_now(member)
    check_roles(member=member, roles=roles, by=by)
    if roles and not had:
        _open_account(
            member, at
        )  # first, so that who hears of the roles finds the account asked for
    for role in Role:
        if role in had and role not in roles:
            _take(member, role, by, at)
        if role in roles and role not in had:
            _give(member, role, by, at)
    member.given = list(member.grants.filter(taken_at=None))  # type: ignore[attr-defined]
    return member


@transaction.atomic
def withdraw_roles(*, member: Membership, by: Person | None, at: datetime) -> None:
    """Take every role of somebody who turned out not to be meant, even of the only admin: whoever
    was meant gets them in the same transaction."""
    for grant in member.grants.filter(taken_at=None):
        _take(member, Role(grant.role), by, at)
    member.given = []  # type: ignore[attr-defined]


def _give(member: Membership, role: Role, by: Person | None, at: datetime) -> None:
    by_id = by.pk if by else None
    Grant.objects.create(membership=member, role=role, given_at=at, given_by_id=by_id)
    _record(member, "people.role_given", by, at, state_to=role)
    announce(RoleGiven(member.pk, member.organisation_id, member.person_id, role, by_id, at))


def _take(member: Membership, role: Role, by: Person | None, at: datetime) -> None:
    by_id = by.pk if by else None
    member.grants.filter(role=role, taken_at=None).update(taken_at=at, taken_by_id=by_id)
    _record(member, "people.role_taken", by, at, state_from=role)
    announce(RoleTaken(member.pk, member.organisation_id, member.person_id, role, by_id, at))


def _record(
    member: Membership,
    action: str,
    by: Person | None,
    at: datetime,
    state_from: str = "",
    state_to: str = "",
) -> None:
    record(
        action=action,
        object_type="membership",
        object_id=member.pk,
        organisation=member.organisation_id,
        about=member.person_id,
        by=by.pk if by else None,
        at=at,
        state_from=state_from,
        state_to=state_to,
    )


def _open_account(member: Membership, at: datetime) -> None:
    """The mail about the account, unless an earlier one was used already."""
    links = links_in(member.organisation_id, [member.person_id])[member.person_id]
    asked = any(link.slot == ACTIVATION and not link.revoked_at for link in links)
    if not (asked and is_active_here(member)):
        send_activation(member=member, at=at)
