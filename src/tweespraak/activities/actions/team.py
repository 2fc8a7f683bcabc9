"""Who may see an activity."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tweespraak.activities.models import Activity, TeamMember
from tweespraak.activities.queries import led_alone
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


@transaction.atomic
def hand_over(
    *, organisation: UUID, person: UUID, successor: Membership | None, at: datetime
) -> None:
    """A colleague left: off every team, and the successor on those where nobody else was.

    Without a successor who may lead activities the last one stays noted, so that nothing gets lost.
    """
    can_lead = successor is not None and Role.DEVELOPMENT_ADMIN in roles_of(successor)
    alone = {activity.pk for activity in led_alone(organisation, person)}
    teams = TeamMember.objects.filter(activity__organisation_id=organisation, person_id=person)
    for member in teams.select_related("activity").order_by("added_at", "pk"):
        if member.activity_id in alone and successor is not None and can_lead:
            heir = TeamMember.objects.create(
                activity=member.activity, person_id=successor.person_id, added_at=at
            )
            _record("activities.colleague_added", heir, None, at)
        elif member.activity_id in alone:
            continue
        _record("activities.colleague_removed", member, None, at)
        member.delete()


def _record(action: str, member: TeamMember, by: Person | None, at: datetime) -> None:
    record(
        action=action,
        object_type="activity",
        object_id=member.activity_id,
        at=at,
        by=by.pk if by else None,
        organisation=member.activity.organisation_id,
        about=member.person_id,
    )
