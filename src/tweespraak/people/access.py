"""The only door to people for a view: not yours is 404, yours but not allowed is 403."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.people.models import Membership, Person
from tweespraak.people.queries import members_of
from tweespraak.people.roles import Permission


def person_of(request: HttpRequest) -> Person:
    """The signed-in person."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def member_of(request: HttpRequest) -> Membership:
    """The signed-in person as member of the organisation they now work in. Raises Http404."""
    member: Membership | None = request.standing.member  # type: ignore[attr-defined]
    if member is None:
        raise Http404
    return member


def may(request: HttpRequest, permission: Permission) -> bool:
    """Whether the signed-in person may do this in the organisation they now work in."""
    return permission in request.standing.permissions  # type: ignore[attr-defined]


def require(request: HttpRequest, permission: Permission) -> Membership:
    """The signed-in member, if allowed this. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    if not may(request, permission):
        raise PermissionDenied
    return member


def colleague(request: HttpRequest, membership_id: UUID, permission: Permission) -> Membership:
    """A member of the same organisation. Raises Http404 when of another, 403 when not allowed."""
    member = member_of(request)
    found = members_of(member.organisation_id).filter(pk=membership_id).first()
    if found is None:
        raise Http404
    require(request, permission)
    return found
