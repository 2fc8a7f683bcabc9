"""Who may see an activity."""

from datetime import datetime

from django.db import transaction

from tweespraak.activities.models import Activity, TeamMember
from tweespraak.audit.api import record
from tweespraak.people.api import Membership, Person, Role, roles_of


class NotDevelopmentAdmin(Exception):
    """Only a colleague with the role Development admin can join the team of an activity."""


class LastColleague(Exception):
    """The last colleague of a team cannot leave: nobody could open the activity any more."""


@transaction.atomic
def add_colleague(
    *, activity: Activity, colleague: Membership, by: Person, at: datetime
) -> TeamMember:
    """Let a colleague see the activity; twice is once. Raises NotDevelopmentAdmin."""
    same_house = colleague.organisation_id == activity.organisation_id
    if not same_house or Role.DEVELOPMENT_ADMIN not in roles_of(colleague):
        raise NotDevelopmentAdmin
    member, new = TeamMember.objects.get_or_create(
        activity=activity,
        person_id=colleague.person_id,
        defaults={"added_at": at, "added_by_id": by.pk},
    )
    if new:
        _record("activities.colleague_added", member, by, at)
    return member


@transaction.atomic
def remove_colleague(*, member: TeamMember, by: Person, at: datetime) -> None:
    """Take a colleague off the team; twice is once. Raises LastColleague."""
    # One at a time: two colleagues who leave together would both see the other still there.
    activity = Activity.objects.select_for_update().get(pk=member.activity_id)
    if not activity.team.filter(pk=member.pk).exists():
        return
    if activity.team.count() == 1:
        raise LastColleague
    _record("activities.colleague_removed", member, by, at)
    member.delete()


def _record(action: str, member: TeamMember, by: Person, at: datetime) -> None:
    record(
        action=action,
        object_type="activity",
        object_id=member.activity_id,
        at=at,
        by=by.pk,
        organisation=member.activity.organisation_id,
        about=member.person_id,
    )
