"""Doors for who is signed in: as which member, with which permissions, to which colleague."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tweespraak.notifications.api import Mail, mails_of, mails_to
from tweespraak.people.models import Membership, Person
from tweespraak.people.queries import members_of
from tweespraak.people.queries.accounts import SentMail, sent_mail
from tweespraak.people.roles import Permission

ORGANISATION_KEY = "organisation"  # in the session: the organisation one works in now


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
    standing = getattr(request, "standing", None)  # none yet where a request broke early
    return standing is not None and permission in standing.permissions


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


def mail_to_colleague(
    request: HttpRequest, membership_id: UUID, mail_id: UUID, at: datetime
) -> tuple[Membership, SentMail]:
    """A mail of this organisation to a member, with the link in it, for whoever manages people."""
    member = colleague(request, membership_id, Permission.MANAGE_PEOPLE)
    mail = mails_to(member.organisation_id, member.person_id).filter(pk=mail_id).first()
    if mail is None:
        raise Http404
    return member, sent_mail(mail, at)


def mail_here(request: HttpRequest, mail_id: UUID) -> Mail:
    """A mail of this organisation, for whoever manages people. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    mail = mails_of(member.organisation_id).filter(pk=mail_id).first()
    if mail is None:
        raise Http404
    require(request, Permission.MANAGE_PEOPLE)
    return mail


def own_membership(request: HttpRequest, organisation_id: UUID) -> Membership:
    """The signed-in person as member of another of their organisations. Raises Http404."""
    for member in request.standing.memberships:  # type: ignore[attr-defined]
        if member.organisation_id == organisation_id:
            return member  # type: ignore[no-any-return]
    raise Http404
