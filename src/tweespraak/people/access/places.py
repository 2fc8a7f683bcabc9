"""The doors to departments, planned moves, who left, standing in and one's own team."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from tweespraak.people.access.concerns import concerns
from tweespraak.people.access.doors import colleague, may, member_of, require
from tweespraak.people.models import Membership, Post, StandIn, Unit
from tweespraak.people.queries import left_of, stand_ins_in, standing_in_for, today_in, units_of
from tweespraak.people.roles import Permission

STANDING_IN = "people.standing_in"


def unit(request: HttpRequest, unit_id: UUID) -> Unit:
    """An open department or team, for who manages people. Raises Http404 or PermissionDenied."""
    member = member_of(request)
    found = units_of(member.organisation_id).filter(pk=unit_id).first()
    if found is None:
        raise Http404
    require(request, Permission.MANAGE_PEOPLE)
    found.organisation = member.organisation
    return found


def planned_move(request: HttpRequest, membership_id: UUID, post_id: UUID) -> Post:
    """A post of a colleague, for who manages people."""
    member = colleague(request, membership_id, Permission.MANAGE_PEOPLE)
    found = member.posts.filter(pk=post_id).select_related("manager").first()
    if found is None:
        raise Http404
    found.membership = member
    return found


def leaver(request: HttpRequest, membership_id: UUID) -> Membership:
    """Someone who left, for who manages people."""
    member = member_of(request)
    found = left_of(member.organisation_id).filter(pk=membership_id).first()
    if found is None:
        raise Http404
    require(request, Permission.MANAGE_PEOPLE)
    return found


def replaceable(request: HttpRequest, membership_id: UUID) -> Membership:
    """Someone for whom a stand-in may be named: anyone by who manages people, oneself by a manager."""
    member = member_of(request)
    needed = Permission.MANAGE_PEOPLE
    if member.pk == membership_id and may(request, Permission.LEAD_TEAM):
        needed = Permission.LEAD_TEAM
    return colleague(request, membership_id, needed)


def stand_in(request: HttpRequest, membership_id: UUID, stand_in_id: UUID) -> StandIn:
    """Somebody standing in for a colleague, or for oneself."""
    absent = replaceable(request, membership_id)
    rows = stand_ins_in(absent.organisation_id).filter(absent=absent)
    found = rows.filter(pk=stand_in_id).first()
    if found is None:
        raise Http404
    return found


def leads_or_stands_in(request: HttpRequest) -> bool:
    """Whether My team is for this person today: as a manager, or standing in for one."""
    standing = getattr(request, "standing", None)  # none yet where a request broke early
    if not standing or standing.member is None:
        return False
    return may(request, Permission.LEAD_TEAM) or concerns(request, STANDING_IN)


def concerned(request: HttpRequest, **_arguments: Any) -> list[tuple[str, QuerySet[StandIn]]]:
    """`frame.concerns`: whoever stands in for somebody today."""
    member = request.standing.member  # type: ignore[attr-defined]
    if member is None:
        return []
    return [(STANDING_IN, standing_in_for(member, today_in(member.organisation)))]


def team_leader(request: HttpRequest) -> tuple[Membership, date]:
    """Who leads a team, or stands in for who does, with the day it is there. Raises PermissionDenied."""
    member = member_of(request)
    today = today_in(member.organisation)
    if not leads_or_stands_in(request):
        raise PermissionDenied
    return member, today
