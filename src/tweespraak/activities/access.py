"""The only door to activities for a view: not yours is 404, yours but not allowed is 403."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from tweespraak.activities.models import Activity, Participation, TeamMember
from tweespraak.activities.queries import (
    activities_for,
    invitations_of,
    is_still_asked,
    shared_in,
)
from tweespraak.foundation import clock
from tweespraak.people.api import Membership, Permission, member_of, person_of, require


def maker(request: HttpRequest) -> Membership:
    """The member who may make activities. Raises Http404 or PermissionDenied."""
    return require(request, Permission.MANAGE_ACTIVITIES)


def activities(request: HttpRequest) -> QuerySet[Activity]:
    """The activities the signed-in colleague is on the team of."""
    member = maker(request)
    return activities_for(member.organisation_id, member.person_id)


def activity(request: HttpRequest, activity_id: UUID) -> Activity:
    """An activity for its team. Raises Http404 for everyone else, 403 without the role."""
    member = member_of(request)
    mine = activities_for(member.organisation_id, member.person_id)
    found = mine.filter(pk=activity_id).first()
    if found is None:
        raise Http404
    require(request, Permission.MANAGE_ACTIVITIES)
    return found


def inviting(request: HttpRequest, activity_id: UUID) -> Activity:
    """An activity for a colleague of the team who may let people in."""
    found = activity(request, activity_id)
    require(request, Permission.INVITE_MEMBERS)
    return found


def participant(request: HttpRequest, activity_id: UUID, participation_id: UUID) -> Participation:
    """A participation in an activity, for its team."""
    found = activity(request, activity_id)
    row = found.participations.filter(pk=participation_id).select_related("person").first()
    if row is None:
        raise Http404
    row.activity = found
    return row


def team_member(request: HttpRequest, activity_id: UUID, member_id: UUID) -> TeamMember:
    """Someone on the team of an activity, for that team."""
    found = activity(request, activity_id)
    row = found.team.filter(pk=member_id).first()
    if row is None:
        raise Http404
    row.activity = found
    return row


def participation(request: HttpRequest, participation_id: UUID) -> Participation:
    """One's own invitation, in whatever organisation; anyone else's does not exist. Who left sees
    only what they still share, to take it back."""
    found = invitations_of(person_of(request).pk).filter(pk=participation_id).first()
    if found is None:
        raise Http404
    if not is_still_asked(found) and not shared_in([found.pk], clock.now()):
        raise Http404
    return found


def open_invitation(request: HttpRequest, participation_id: UUID) -> Participation:
    """One's own invitation by an organisation one belongs to: there one can share."""
    found = participation(request, participation_id)
    if not is_still_asked(found):
        raise Http404
    return found
